// SPDX-License-Identifier: GPL-3.0-or-later
// The account itself: where the bills go, why they do not arrive, a new address, a new password.
#include "core/access/credential_repository.h"
#include "core/base/email_address.h"
#include "core/billing/missed_bill_service.h"
#include "core/mail/mail_lookup_repository.h"
#include "core/phrases/account_phrases.h"
#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"
#include "core/web/account_endpoints.h"
#include "core/web/account_page.h"
#include "core/web/account_service.h"
#include "core/web/account_view.h"
#include "core/web/database_answer.h"
#include "core/web/missed_bills.h"

namespace bouncedesk::web {

namespace {

using http::HttpResponse;
using storage::Connection;

base::BackerRow signedInAs(const HttpRequest &request)
{
    const auto *caller = std::any_cast<SignedIn>(&request.caller);
    return caller ? caller->backer : base::BackerRow();
}

// What was done just before, told once: it stands in the address, which says nothing about anybody.
QString doneText(const QString &language, const HttpRequest &request, const backers::Backer &backer)
{
    const QByteArray done = request.queryFields().value("done");
    if (done == "address" && !backer.isLocked() && !backer.heldAtMs)
        return phrases::accountText(language, "address_taken", {backer.email.value_or(QString())});
    if (done == "link")
        return phrases::accountText(language, "sent_again");
    if (done == "password")
        return phrases::accountText(language, "password_saved");
    return {};
}

// For a week his page says what lifted the lock.
bool hasJustArrived(const backers::Backer &backer, const SelfUnlock &unlock, qint64 nowMs)
{
    constexpr qint64 weekMs = 7LL * 24 * 3600 * 1000;
    return !backer.isLocked() && !backer.heldAtMs && unlock.newest &&
           unlock.newest->outcome == backers::TestMailOutcome::Delivered &&
           nowMs - unlock.newest->endedAtMs.value_or(0) < weekMs;
}

base::Result<AccountFacts> factsOf(const WebServices &services, Connection &connection, const backers::Backer &backer)
{
    AccountFacts facts;
    facts.backer = backer;
    BD_ASSIGN(const auto zone, storage::property(connection, storage::kReportingZone));
    facts.zone = base::ReportingZone(zone.value_or(QStringLiteral("UTC")).toLatin1());
    BD_ASSIGN(facts.unlock, AccountService(services).selfUnlock(connection, backer));
    BD_ASSIGN(facts.missed, missedBills(connection, backer));
    if (backer.isUnconfirmed()) {
        BD_ASSIGN(facts.waiting, billing::billsThatWaitFor(connection, backer.id, services.clock.nowMs()));
    }
    if (backer.address) {
        BD_ASSIGN(facts.lastMail, mail::newestEndOf(connection, *backer.address));
    }
    return facts;
}

HttpResponse gonePage(const WebServices &services, const HttpRequest &request)
{
    HttpResponse gone = HttpResponse::redirect("/account/sign-in");
    setSessionCookie(services, request, &gone, {});
    return gone;
}

base::Result<HttpResponse> overview(const WebServices &services, const HttpRequest &request, Connection &connection,
                                    const QString &problem = {}, const QString &given = {}, int status = 200,
                                    const QString &refusal = {})
{
    const QString language = languageOf(services, request);
    const auto backer = AccountService::backer(connection, signedInAs(request));
    if (!backer && backer.error().code == base::ErrorCode::NotFound)
        return gonePage(services, request);
    BD_TRY(backer);
    BD_ASSIGN(const AccountFacts facts, factsOf(services, connection, *backer));
    QJsonObject values = accountValues(language, facts, problem, given);
    values.insert(QStringLiteral("wrong"), status == 400 || status == 409); // not when he only has to wait
    const QJsonObject keeping = selfUnlockValues(language, *backer, facts.unlock);
    for (auto value = keeping.begin(); value != keeping.end(); ++value)
        values.insert(value.key(), value.value());
    QString done = doneText(language, request, *backer);
    if (done.isEmpty() && hasJustArrived(*backer, facts.unlock, services.clock.nowMs()))
        done = phrases::accountText(language, "test_arrived");
    values.insert(QStringLiteral("done"), problem.isEmpty() && refusal.isEmpty() ? done : QString());
    values.insert(QStringLiteral("refusal"), refusal);
    return accountPage(services, request, "account", phrases::accountText(language, "your_account"), values,
                       {status, true});
}

struct TryAgain {
    int status;
    qint64 afterSeconds;
};

// The form with the address that he gave, and why it was not taken.
base::Result<HttpResponse> addressLaterPage(const WebServices &services, const HttpRequest &request,
                                            Connection &connection, const QString &why, const QString &given,
                                            TryAgain again)
{
    BD_ASSIGN(const HttpResponse page, overview(services, request, connection, why, given, again.status));
    return tryAgainPage(page, again.afterSeconds);
}

// The account page, which says why what was asked for was not done.
base::Result<HttpResponse> refusal(const WebServices &services, const HttpRequest &request, Connection &connection,
                                   const QString &why, TryAgain again)
{
    BD_ASSIGN(const HttpResponse page, overview(services, request, connection, {}, {}, again.status, why));
    return tryAgainPage(page, again.afterSeconds);
}

HttpResponse passwordPage(const WebServices &services, const HttpRequest &request, const QString &email,
                          const QString &problem, int status)
{
    return accountPage(services, request, "change_password",
                       phrases::accountText(languageOf(services, request), "change_password"),
                       {{QStringLiteral("email"), email},
                        {QStringLiteral("problem"), problem},
                        {QStringLiteral("wrongPresent"), status == 403},
                        {QStringLiteral("wrongNew"), status == 400}},
                       {status, true});
}

// The form once more, with the address that it came with.
HttpResponse passwordPage(const WebServices &services, const HttpRequest &request, const QString &problem, int status)
{
    return passwordPage(services, request, request.formFields().text("username", kMaxEmailChars), problem, status);
}

HttpResponse wrongPasswordPage(const WebServices &services, const HttpRequest &request)
{
    return passwordPage(services, request,
                        phrases::accountText(languageOf(services, request), "wrong_present_password"), 403);
}

base::Result<HttpResponse> changeAndSignIn(const WebServices &services, const HttpRequest &request,
                                           Connection &connection, const QString &presentHash, const QString &hash)
{
    const base::BackerRow backer = signedInAs(request);
    BD_TRY(AccountService(services).changePassword(connection, backer, presentHash, hash));
    BD_ASSIGN(const QByteArray token, services.sessions.start(connection, backer));
    HttpResponse response = HttpResponse::redirect("/account?done=password");
    setSessionCookie(services, request, &response, token);
    return response;
}

void storeNewPassword(const WebServices &services, const HttpRequest &request, const Answer &answer,
                      const QString &presentHash, const base::Result<QString> &hash)
{
    if (!hash) {
        answer(hash.error().code == base::ErrorCode::Forbidden ? wrongPasswordPage(services, request)
                                                               : troublePage(services, request, hash.error()));
        return;
    }
    writePage(services, request, answer,
              [&services, request, presentHash, hash = *hash](Connection &connection) -> base::Result<HttpResponse> {
                  const auto changed = storage::inTransaction(
                      connection, [&]() { return changeAndSignIn(services, request, connection, presentHash, hash); });
                  if (!changed && changed.error().code == base::ErrorCode::Forbidden)
                      return wrongPasswordPage(services, request);
                  return changed;
              });
}

void checkPresentPassword(const WebServices &services, const HttpRequest &request, const Answer &answer,
                          const std::optional<access::Credential> &credential, const base::SecretString &wanted)
{
    const QString presentHash = credential ? credential->passwordHash : QString();
    const QString present = request.formFields().text("present", 4 * access::kMaxPasswordChars);
    const auto store = [&services, request, answer, presentHash](const base::Result<QString> &hash) {
        storeNewPassword(services, request, answer, presentHash, hash);
    };
    if (services.passwords.replace(presentHash, access::passwordFromText(present), wanted, store))
        return;
    const QString busy = phrases::accountText(languageOf(services, request), "busy");
    answer(tryAgainPage(passwordPage(services, request, busy, 503), kBusySeconds));
}

} // namespace

void showAccount(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    readPage(services, request, answer,
             [&services, request](Connection &connection) { return overview(services, request, connection); });
}

void giveAddress(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    writePage(services, request, answer, [&services, request](Connection &connection) -> base::Result<HttpResponse> {
        const QString language = languageOf(services, request);
        const QString email = givenAddress(request);
        if (!base::checkAddress(email))
            return overview(services, request, connection, phrases::addressProblem(language, email), email, 400);
        if (services.settings.publicUrl.isEmpty())
            return addressLaterPage(services, request, connection, phrases::accountText(language, "links_unavailable"),
                                    email, {503, kLaterSeconds});
        const qint64 waitMs = services.linkRequests.attempt(base::normalisedAddress(email), request.peer);
        if (waitMs > 0)
            return addressLaterPage(services, request, connection, waitText(language, waitMs), email,
                                    {429, waitMs / 1000 + 1});
        const auto given = AccountService(services).giveAddress(connection, signedInAs(request), email, language);
        if (!given && isAddressProblem(given.error()))
            return overview(services, request, connection, addressProblemText(language, given.error()), email, 409);
        BD_TRY(given);
        services.changes.publish(storage::Topic::Backers);
        return HttpResponse::redirect("/account?done=address");
    });
}

void askForConfirmation(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    writePage(services, request, answer, [&services, request](Connection &connection) -> base::Result<HttpResponse> {
        const QString language = languageOf(services, request);
        BD_ASSIGN(const backers::Backer backer, AccountService::backer(connection, signedInAs(request)));
        if (!backer.email || backer.addressConfirmedAtMs) // meanwhile, in another window
            return HttpResponse::redirect("/account");
        if (services.settings.publicUrl.isEmpty())
            return refusal(services, request, connection, phrases::accountText(language, "links_unavailable"),
                           {503, kLaterSeconds});
        const qint64 waitMs = services.linkRequests.attempt(backer.address.value_or(QString()), request.peer);
        if (waitMs > 0)
            return refusal(services, request, connection, waitText(language, waitMs), {429, waitMs / 1000 + 1});
        BD_TRY(AccountService(services).askForConfirmation(connection, backer.id, language));
        return HttpResponse::redirect("/account?done=link");
    });
}

void askForTestMail(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    writePage(services, request, answer, [&services, request](Connection &connection) -> base::Result<HttpResponse> {
        const auto asked =
            AccountService(services).askForTestMail(connection, signedInAs(request), languageOf(services, request));
        // Pressed twice, or unlocked meanwhile: the page says how it stands.
        const auto code = asked ? base::ErrorCode::Conflict : asked.error().code;
        if (code != base::ErrorCode::Conflict && code != base::ErrorCode::Forbidden &&
            code != base::ErrorCode::NotConfigured)
            return base::fail(asked.error());
        services.changes.publish(storage::Topic::Backers);
        return HttpResponse::redirect("/account");
    });
}

void showPasswordForm(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    readPage(services, request, answer, [&services, request](Connection &connection) -> base::Result<HttpResponse> {
        const auto backer = AccountService::backer(connection, signedInAs(request));
        if (!backer && backer.error().code == base::ErrorCode::NotFound)
            return gonePage(services, request);
        BD_TRY(backer);
        return passwordPage(services, request, backer->email.value_or(QString()), {}, 200);
    });
}

void changePassword(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    const QString language = languageOf(services, request);
    const auto wanted =
        access::newPasswordFromText(request.formFields().text("password", 4 * access::kMaxPasswordChars));
    if (!wanted) {
        const QString problem = phrases::accountText(language, wanted.error().detail.toLatin1().constData());
        answer(passwordPage(services, request, problem, 400));
        return;
    }
    const base::BackerRow backer = signedInAs(request);
    const qint64 waitMs = services.passwordChanges.attempt(QString::number(backer.value), request.peer);
    if (waitMs > 0) {
        answer(tryAgainPage(passwordPage(services, request, waitText(language, waitMs), 429), waitMs / 1000 + 1));
        return;
    }
    services.pool.read<std::optional<access::Credential>>(
        services.context, [backer](Connection &connection) { return access::credentialOf(connection, backer); },
        [&services, request, answer, wanted = *wanted](const base::Result<std::optional<access::Credential>> &found) {
            if (found)
                checkPresentPassword(services, request, answer, *found, wanted);
            else
                answer(troublePage(services, request, found.error()));
        });
}

} // namespace bouncedesk::web
