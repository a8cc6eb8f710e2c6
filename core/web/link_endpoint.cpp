// SPDX-License-Identifier: GPL-3.0-or-later
// What is behind a link of a mail or one that support copied. Opening it changes nothing; its button does, once.
#include "core/backers/backer_repository.h"
#include "core/base/email_address.h"
#include "core/phrases/account_phrases.h"
#include "core/web/account_endpoints.h"
#include "core/web/account_page.h"
#include "core/web/account_service.h"
#include "core/web/account_view.h"
#include "core/web/database_answer.h"

namespace bouncedesk::web {

namespace {

using access::AccountLink;
using access::LinkPurpose;
using http::HttpResponse;
using storage::Connection;

QByteArray tokenOf(const HttpRequest &request)
{
    return request.pathValue("token").toLatin1();
}

HttpResponse voidPage(const WebServices &services, const HttpRequest &request)
{
    return messagePage(services, request,
                       {"link_void", "link_void_lead", QStringLiteral("/account/forgot"), "new_link", 410});
}

HttpResponse orVoidPage(const WebServices &services, const HttpRequest &request, const base::Error &error)
{
    return error.code == base::ErrorCode::NotFound ? voidPage(services, request)
                                                   : troublePage(services, request, error);
}

struct Opened {
    AccountLink link;
    std::optional<backers::Backer> backer; // none: a sign-up
};

base::Result<Opened> open(const WebServices &services, Connection &connection, const QByteArray &token)
{
    Opened opened;
    BD_ASSIGN(opened.link, services.links.look(connection, token));
    if (opened.link.backer.isNull())
        return opened;
    BD_ASSIGN(opened.backer, AccountService::backer(connection, opened.link.backer));
    return opened;
}

const char *templateOf(LinkPurpose purpose)
{
    switch (purpose) {
    case LinkPurpose::ConfirmAddress: return "confirm_address";
    case LinkPurpose::Address: return "address_link";
    default: return "choose_password";
    }
}

const char *titleOf(LinkPurpose purpose)
{
    switch (purpose) {
    case LinkPurpose::ConfirmAddress: return "confirm_title";
    case LinkPurpose::Address: return "address_link_title";
    default: return "choose_password";
    }
}

HttpResponse linkPage(const WebServices &services, const HttpRequest &request, const Opened &opened,
                      const QString &problem = {}, int status = 200)
{
    if (opened.link.purpose == LinkPurpose::Choice)
        return voidPage(services, request);
    const QString language = languageOf(services, request);
    const backers::Backer backer = opened.backer.value_or(backers::Backer());
    const QString email = opened.backer ? backer.email.value_or(QString()) : opened.link.email;
    const QString name = opened.backer ? backer.name : opened.link.name;
    QJsonObject values{{QStringLiteral("action"), QString::fromLatin1(request.rawPath)},
                       {QStringLiteral("email"), email},
                       {QStringLiteral("who"), name.isEmpty() ? email : name},
                       {QStringLiteral("key"), backer.signedUpHimself() ? QString() : backer.key.text},
                       {QStringLiteral("problem"), problem},
                       {QStringLiteral("wrong"), status == 400 || status == 409}};
    if (opened.link.purpose == LinkPurpose::Address)
        values.insert(QStringLiteral("email"), request.formFields().text("email", kMaxEmailChars));
    if (opened.link.purpose == LinkPurpose::Address && backer.lock) {
        values.insert(QStringLiteral("lockedTitle"), phrases::lockTitle(language, backer.lock->mailClass, email));
        values.insert(QStringLiteral("lockedWhy"), phrases::lockWords(language, backer.lock->mailClass));
    }
    return accountPage(services, request, templateOf(opened.link.purpose),
                       phrases::accountText(language, titleOf(opened.link.purpose)), values, {status, false});
}

HttpResponse thanksPage(const WebServices &services, const HttpRequest &request, const AddressGiven &given,
                        bool isConfirmed)
{
    return accountPage(services, request, "thanks",
                       phrases::accountText(languageOf(services, request), "confirmed_title"),
                       {{QStringLiteral("email"), given.email},
                        {QStringLiteral("unconfirmed"), !isConfirmed},
                        {QStringLiteral("returnTo"), given.returnTo}});
}

void confirm(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    writePage(services, request, answer, [&services, request](Connection &connection) -> base::Result<HttpResponse> {
        const auto email = AccountService(services).confirmAddressByLink(connection, tokenOf(request));
        if (!email)
            return orVoidPage(services, request, email.error());
        services.changes.publish(storage::Topic::Backers);
        return thanksPage(services, request, {*email, {}}, true);
    });
}

void giveNewAddress(const WebServices &services, const HttpRequest &request, const Answer &answer, const Opened &opened)
{
    const QString language = languageOf(services, request);
    const QString email = givenAddress(request);
    if (!base::checkAddress(email)) {
        const QString problem = phrases::addressProblem(language, email);
        answer(linkPage(services, request, opened, problem, 400));
        return;
    }
    if (services.settings.publicUrl.isEmpty()) {
        const QString unavailable = phrases::accountText(language, "links_unavailable");
        answer(tryAgainPage(linkPage(services, request, opened, unavailable, 503), kLaterSeconds));
        return;
    }
    const qint64 waitMs = services.linkRequests.attempt(base::normalisedAddress(email), request.peer);
    if (waitMs > 0) {
        answer(tryAgainPage(linkPage(services, request, opened, waitText(language, waitMs), 429), waitMs / 1000 + 1));
        return;
    }
    writePage(services, request, answer,
              [&services, request, opened, email, language](Connection &connection) -> base::Result<HttpResponse> {
                  const auto given =
                      AccountService(services).giveAddressByLink(connection, tokenOf(request), email, language);
                  if (!given && isAddressProblem(given.error()))
                      return linkPage(services, request, opened, addressProblemText(language, given.error()), 409);
                  if (!given)
                      return orVoidPage(services, request, given.error());
                  services.changes.publish(storage::Topic::Backers);
                  return thanksPage(services, request, *given, false);
              });
}

base::Result<HttpResponse> signInWith(const WebServices &services, const HttpRequest &request, Connection &connection,
                                      const AccountLink &link, const QString &hash)
{
    const auto backer = AccountService(services).setPasswordByLink(connection, tokenOf(request), hash);
    if (!backer)
        return orVoidPage(services, request, backer.error());
    services.changes.publish(storage::Topic::Backers);
    if (backer->isNull())
        return accountPage(
            services, request, "link_sent", phrases::accountText(languageOf(services, request), "link_sent"),
            {{QStringLiteral("email"), link.email}, {QStringLiteral("again"), QStringLiteral("/account/sign-up")}});
    BD_ASSIGN(const QByteArray token, services.sessions.start(connection, *backer));
    HttpResponse response = HttpResponse::redirect("/account?done=password");
    setSessionCookie(services, request, &response, token);
    return response;
}

void choosePassword(const WebServices &services, const HttpRequest &request, const Answer &answer, const Opened &opened)
{
    const QString language = languageOf(services, request);
    const auto password =
        access::newPasswordFromText(request.formFields().text("password", 4 * access::kMaxPasswordChars));
    if (!password) {
        const QString problem = phrases::accountText(language, password.error().detail.toLatin1().constData());
        answer(linkPage(services, request, opened, problem, 400));
        return;
    }
    const auto store = [&services, request, answer, link = opened.link](const base::Result<QString> &hash) {
        if (!hash) {
            answer(troublePage(services, request, hash.error()));
            return;
        }
        writePage(services, request, answer, [&services, request, link, hash = *hash](Connection &connection) {
            return signInWith(services, request, connection, link, hash);
        });
    };
    if (!services.passwords.hash(*password, store))
        answer(tryAgainPage(linkPage(services, request, opened, phrases::accountText(language, "busy"), 503),
                            kBusySeconds));
}

void useOpened(const WebServices &services, const HttpRequest &request, const Answer &answer, const Opened &opened)
{
    switch (opened.link.purpose) {
    case LinkPurpose::SetPassword:
    case LinkPurpose::SignUp: choosePassword(services, request, answer, opened); break;
    case LinkPurpose::ConfirmAddress: confirm(services, request, answer); break;
    case LinkPurpose::Address: giveNewAddress(services, request, answer, opened); break;
    case LinkPurpose::Choice: answer(voidPage(services, request)); break;
    }
}

} // namespace

void showLink(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    readPage(services, request, answer, [&services, request](Connection &connection) -> base::Result<HttpResponse> {
        const auto opened = open(services, connection, tokenOf(request));
        return opened ? linkPage(services, request, *opened) : orVoidPage(services, request, opened.error());
    });
}

void useLink(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    services.pool.read<Opened>(
        services.context,
        [&services, token = tokenOf(request)](Connection &connection) { return open(services, connection, token); },
        [&services, request, answer](const base::Result<Opened> &opened) {
            if (opened)
                useOpened(services, request, answer, *opened);
            else
                answer(orVoidPage(services, request, opened.error()));
        });
}

} // namespace bouncedesk::web
