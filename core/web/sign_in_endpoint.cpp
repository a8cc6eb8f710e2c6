// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in and out. The same answer, and the same work, for known and unknown addresses.
#include "core/base/email_address.h"
#include "core/phrases/account_phrases.h"
#include "core/storage/transaction.h"
#include "core/web/account_endpoints.h"
#include "core/web/account_page.h"
#include "core/web/account_service.h"
#include "core/web/database_answer.h"

#include <QJsonArray>

namespace bouncedesk::web {

namespace {

using http::HttpResponse;
using storage::Connection;

HttpResponse signInPage(const WebServices &services, const HttpRequest &request, const QString &problem, int status)
{
    const QString language = languageOf(services, request);
    return accountPage(services, request, "sign_in", phrases::accountText(language, "sign_in"),
                       {{QStringLiteral("email"), request.formFields().text("email", kMaxEmailChars)},
                        {QStringLiteral("problem"), problem},
                        {QStringLiteral("wrong"), status == 401}},
                       {status, false});
}

HttpResponse refusedPage(const WebServices &services, const HttpRequest &request)
{
    return signInPage(services, request, phrases::accountText(languageOf(services, request), "wrong_password"), 401);
}

HttpResponse waitPage(const WebServices &services, const HttpRequest &request, qint64 waitMs)
{
    return tryAgainPage(signInPage(services, request, waitText(languageOf(services, request), waitMs), 429),
                        waitMs / 1000 + 1);
}

HttpResponse whichAccountPage(const WebServices &services, const HttpRequest &request, const QList<Choice> &choices)
{
    QJsonArray rows;
    for (const Choice &choice : choices)
        rows.append(QJsonObject{{QStringLiteral("token"), QString::fromLatin1(choice.token)},
                                {QStringLiteral("name"), choice.name},
                                {QStringLiteral("key"), choice.key}});
    return accountPage(services, request, "which_account", phrases::accountText(languageOf(services, request), "which"),
                       {{QStringLiteral("choices"), rows}});
}

base::Result<HttpResponse> startSession(const WebServices &services, const HttpRequest &request, Connection &connection,
                                        base::BackerRow backer)
{
    BD_TRY(services.sessions.end(connection, sessionToken(services, request)));
    BD_ASSIGN(const QByteArray token, services.sessions.start(connection, backer));
    HttpResponse response = HttpResponse::redirect("/account");
    setSessionCookie(services, request, &response, token);
    return response;
}

base::Result<HttpResponse> signInOneOf(const WebServices &services, const HttpRequest &request, Connection &connection,
                                       const QList<Candidate> &fitting)
{
    const AccountService account(services);
    BD_ASSIGN(const QList<Candidate> still, account.stillFitting(connection, fitting));
    if (still.isEmpty())
        return refusedPage(services, request);
    if (still.size() == 1)
        return startSession(services, request, connection, still.first().backer);
    BD_ASSIGN(const QList<Choice> choices, account.offerChoices(connection, still));
    return whichAccountPage(services, request, choices);
}

// In the password thread.
void goOnWith(const WebServices &services, const HttpRequest &request, const Answer &answer,
              const QList<Candidate> &fitting, const QString &address)
{
    if (fitting.isEmpty()) {
        answer(refusedPage(services, request));
        return;
    }
    services.signIns.succeeded(address, request.peer);
    writePage(services, request, answer, [&services, request, fitting](Connection &connection) {
        return storage::inTransaction(connection,
                                      [&]() { return signInOneOf(services, request, connection, fitting); });
    });
}

void checkPassword(const WebServices &services, const HttpRequest &request, const Answer &answer,
                   const QList<Candidate> &candidates, const QString &address)
{
    QList<QString> hashes;
    for (const Candidate &candidate : candidates)
        hashes.append(candidate.passwordHash);
    const auto done = [&services, request, answer, candidates, address](const QList<qsizetype> &fitting) {
        QList<Candidate> found;
        for (const qsizetype index : fitting)
            found.append(candidates[index]);
        goOnWith(services, request, answer, found, address);
    };
    const QString password = request.formFields().text("password", 4 * access::kMaxPasswordChars);
    if (services.passwords.verify(hashes, access::passwordFromText(password), done))
        return;
    const QString busy = phrases::accountText(languageOf(services, request), "busy");
    answer(tryAgainPage(signInPage(services, request, busy, 503), kBusySeconds));
}

} // namespace

void showSignIn(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    const QByteArray token = sessionToken(services, request);
    if (token.isEmpty()) {
        answer(signInPage(services, request, {}, 200));
        return;
    }
    services.pool.read<std::optional<access::Session>>(
        services.context,
        [&services, token](Connection &connection) { return services.sessions.find(connection, token); },
        [&services, request, answer](const base::Result<std::optional<access::Session>> &found) {
            if (!found)
                answer(troublePage(services, request, found.error()));
            else if (*found)
                answer(HttpResponse::redirect("/account"));
            else
                answer(signInPage(services, request, {}, 200));
        });
}

void signIn(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    const QString address = base::normalisedAddress(request.formFields().text("email", kMaxEmailChars));
    if (const qint64 waitMs = services.signIns.attempt(address, request.peer); waitMs > 0) {
        answer(waitPage(services, request, waitMs));
        return;
    }
    services.pool.read<QList<Candidate>>(
        services.context,
        [&services, address](Connection &connection) {
            return AccountService(services).candidates(connection, address);
        },
        [&services, request, answer, address](const base::Result<QList<Candidate>> &found) {
            if (found)
                checkPassword(services, request, answer, *found, address);
            else
                answer(troublePage(services, request, found.error()));
        });
}

void chooseAccount(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    const QByteArray token = request.formFields().value("choice");
    writePage(services, request, answer,
              [&services, request, token](Connection &connection) -> base::Result<HttpResponse> {
                  const auto chosen = storage::inTransaction(connection, [&]() -> base::Result<HttpResponse> {
                      BD_ASSIGN(const access::AccountLink choice,
                                services.links.use(connection, token, access::LinkPurpose::Choice));
                      return startSession(services, request, connection, choice.backer);
                  });
                  if (!chosen && chosen.error().code == base::ErrorCode::NotFound)
                      return HttpResponse::redirect("/account/sign-in");
                  return chosen;
              });
}

void signOut(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    writePage(services, request, answer, [&services, request](Connection &connection) -> base::Result<HttpResponse> {
        BD_TRY(services.sessions.end(connection, sessionToken(services, request)));
        HttpResponse response = HttpResponse::redirect("/account/sign-in");
        setSessionCookie(services, request, &response, {});
        return response;
    });
}

} // namespace bouncedesk::web
