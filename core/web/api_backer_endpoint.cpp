// SPDX-License-Identifier: GPL-3.0-or-later
// A backer as the company's programs see him: read, made or changed, and sent to us for a new address.
#include "core/audit/audit_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/base/time_format.h"
#include "core/mailgun/mailgun_settings.h"
#include "core/phrases/account_phrases.h"
#include "core/storage/transaction.h"
#include "core/web/account_service.h"
#include "core/web/api_endpoints.h"
#include "core/web/database_answer.h"
#include "core/web/json_body.h"
#include "core/web/problem_response.h"
#include "core/web/visitor.h"

namespace bouncedesk::web {

namespace {

using backers::Backer;
using base::ErrorCode;
using base::fail;
using http::HttpResponse;
using storage::Connection;

const auto actor = QStringLiteral("api");
constexpr qsizetype maxReturnChars = 2000;

QJsonValue lockJson(const QString &language, const Backer &backer, bool offersTestMail)
{
    if (!backer.lock)
        return QJsonValue();
    return QJsonObject{{QStringLiteral("reason"), phrases::lockWords(language, backer.lock->mailClass)},
                       {QStringLiteral("class"), mail::className(backer.lock->mailClass)},
                       {QStringLiteral("since"), base::isoInstant(backer.lock->sinceMs)},
                       {QStringLiteral("advice"), phrases::lockAdvice(language, backer.lock->mailClass,
                                                                      {backer.email.has_value(), offersTestMail})}};
}

QJsonValue orNull(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue();
}

base::Result<QJsonObject> backerJson(const WebServices &services, const HttpRequest &request, Connection &connection,
                                     const Backer &backer)
{
    const QString language = languageOf(services, request);
    BD_ASSIGN(const SelfUnlock unlock, AccountService(services).selfUnlock(connection, backer));
    return QJsonObject{{QStringLiteral("backer_id"), backer.key.text},
                       {QStringLiteral("email"), orNull(backer.email)},
                       {QStringLiteral("name"), backer.name},
                       {QStringLiteral("language"), orNull(backer.language)},
                       {QStringLiteral("locked"), backer.isLocked()},
                       {QStringLiteral("lock"), lockJson(language, backer, unlock.offersTestMail())}};
}

base::Result<Backer> backerOf(Connection &connection, const HttpRequest &request)
{
    const QString key = request.pathValue("id");
    BD_ASSIGN(const std::optional<Backer> backer, backers::backerByKey(connection, key));
    if (!backer || backer->erasedAtMs)
        return fail(ErrorCode::NotFound, key, QStringLiteral("backer"));
    return *backer;
}

base::Result<backers::BackerChange> changeOf(const HttpRequest &request)
{
    static const QString email = QStringLiteral("email");
    static const QString name = QStringLiteral("name");
    static const QString language = QStringLiteral("language");
    static const QString fields = QStringLiteral("fields");
    backers::BackerChange change;
    BD_ASSIGN(const QJsonObject body, jsonBody(request, {email, name, language, fields}));
    BD_ASSIGN(change.email, optionalText(body, email));
    BD_ASSIGN(change.name, optionalText(body, name));
    BD_ASSIGN(change.language, optionalText(body, language));
    BD_ASSIGN(change.fields, optionalTexts(body, fields));
    return change;
}

base::Result<HttpResponse> upsertedResponse(const WebServices &services, const HttpRequest &request,
                                            Connection &connection, const backers::Upserted &upserted)
{
    BD_ASSIGN(QJsonObject body, backerJson(services, request, connection, upserted.backer));
    if (upserted.keptOut) {
        body.insert(QStringLiteral("email_kept"), true);
        body.insert(QStringLiteral("reason"), backers::keptOutName(*upserted.keptOut));
    }
    return HttpResponse::json(upserted.made ? 201 : 200, body);
}

// A page of the company's own, to which he goes back: never a script, never our secrets to plain http.
bool mayReturnTo(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isSafe =
        url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && mailgun::isLoopback(url));
    return text.isEmpty() || (url.isValid() && isSafe && !url.host().isEmpty() && text.size() <= maxReturnChars);
}

base::Result<access::AccountLink> linkOf(const HttpRequest &request)
{
    static const QString purpose = QStringLiteral("purpose");
    static const QString returnTo = QStringLiteral("return_to");
    BD_ASSIGN(const QJsonObject body, jsonBody(request, {purpose, returnTo}));
    BD_ASSIGN(const auto asked, optionalText(body, purpose));
    BD_ASSIGN(const auto back, optionalText(body, returnTo));
    if (!asked)
        return fail(ErrorCode::InvalidInput, purpose, QStringLiteral("missing_field"));
    access::AccountLink link;
    link.purpose = access::LinkPurpose::Address;
    link.returnTo = back.value_or(QString());
    link.createdBy = actor;
    if (*asked != access::purposeName(link.purpose))
        return fail(ErrorCode::InvalidInput, purpose, QStringLiteral("value_not_allowed"));
    if (!mayReturnTo(link.returnTo))
        return fail(ErrorCode::InvalidInput, returnTo, QStringLiteral("no_https_url"));
    return link;
}

base::Result<HttpResponse> issueLink(const WebServices &services, const HttpRequest &request, Connection &connection,
                                     access::AccountLink link)
{
    return storage::inTransaction(connection, [&]() -> base::Result<HttpResponse> {
        BD_ASSIGN(const Backer backer, backerOf(connection, request));
        link.backer = backer.id;
        BD_ASSIGN(const access::IssuedLink issued, services.links.issue(connection, link, access::kMailedLinkMs));
        BD_TRY(audit::record(connection,
                             {0, services.clock.nowMs(), actor, QStringLiteral("link"), QStringLiteral("backer"),
                              QString::number(backer.id.value), std::nullopt, access::purposeName(link.purpose)}));
        return HttpResponse::json(
            200,
            QJsonObject{{QStringLiteral("url"), access::linkUrl(services.settings.publicUrl.toString(), issued.token)},
                        {QStringLiteral("expires_at"), base::isoInstant(issued.expiresAtMs)}});
    });
}

} // namespace

void getBacker(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    readJson(services, request, answer, [&services, request](Connection &connection) -> base::Result<HttpResponse> {
        BD_ASSIGN(const Backer backer, backerOf(connection, request));
        BD_ASSIGN(const QJsonObject body, backerJson(services, request, connection, backer));
        return HttpResponse::json(200, body);
    });
}

void putBacker(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    const auto change = changeOf(request);
    if (!change) {
        answer(problemOf(request, change.error(), languageOf(services, request)));
        return;
    }
    writeJson(services, request, answer,
              [&services, request, change = *change](Connection &connection) -> base::Result<HttpResponse> {
                  BD_ASSIGN(backers::LockService locks, lockServiceOf(connection));
                  BD_ASSIGN(const backers::Upserted upserted,
                            backers::BackerService(std::move(locks))
                                .upsert(connection, request.pathValue("id"), change, backers::AddressSource::Api, actor,
                                        services.clock.nowMs()));
                  services.changes.publish(storage::Topic::Backers);
                  return upsertedResponse(services, request, connection, upserted);
              });
}

void makeAccountLink(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    const base::Result<access::AccountLink> link =
        services.settings.publicUrl.isEmpty()
            ? base::Result<access::AccountLink>(fail(ErrorCode::NotConfigured, QStringLiteral("BOUNCEDESK_PUBLIC_URL")))
            : linkOf(request);
    if (!link) {
        answer(problemOf(request, link.error(), languageOf(services, request)));
        return;
    }
    writeJson(services, request, answer, [&services, request, link = *link](Connection &connection) {
        return issueLink(services, request, connection, link);
    });
}

} // namespace bouncedesk::web
