// SPDX-License-Identifier: GPL-3.0-or-later
// The account pages and the API as a whole, on a database of the test's own: asked through the router without a socket,
// or put behind one. Lives in the test's thread.
#pragma once

#include "core/access/password_service.h"
#include "core/http/http_server.h"
#include "core/mail/mail_codes.h"
#include "core/web/web_services.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_database.h"

namespace bouncedesk::test {

// The input of that name, as the page has it; empty: there is none.
QByteArray inputOf(const http::HttpResponse &page, const QByteArray &name);

// Keeps cookies and form tokens as a browser does.
class Visitor {
public:
    explicit Visitor(const http::Router &router) : m_router(router) {}

    http::HttpResponse get(const QByteArray &target);
    // fields: "email=a%40b.example&password=x"; the token of the page seen last is added.
    http::HttpResponse post(const QByteArray &target, const QByteArray &fields);
    // As get and post, but nothing is added to the request.
    http::HttpResponse ask(http::HttpRequest request);
    // Follows the redirect of an answer; the answer itself when there is none.
    http::HttpResponse follow(const http::HttpResponse &response);

    QByteArray cookie(const QByteArray &nameEnd) const;
    void setCookie(const QByteArray &name, const QByteArray &value) { m_cookies.insert(name, value); }
    QByteArray formToken() const { return m_formToken; }
    void setFormToken(const QByteArray &token) { m_formToken = token; }
    void forgetFormToken() { m_formToken.clear(); }

    QByteArray host = "127.0.0.1:8025";
    QHostAddress peer{QStringLiteral("192.0.2.1")};
    QByteArray language = "en";
    http::HeaderField extraHeader; // sent with every request when it has a name

private:
    http::HttpRequest request(http::Method method, const QByteArray &target) const;
    http::HttpResponse send(const http::HttpRequest &request);

    const http::Router &m_router;
    QMap<QByteArray, QByteArray> m_cookies;
    QByteArray m_formToken;
};

class WebSite {
public:
    explicit WebSite(storage::Dialect dialect);
    ~WebSite();

    // Puts it behind a socket; gives the URL, which is the public one from then on.
    QString listen();

    storage::Connection &connection() { return database.connection(); }
    // A backer as an import makes him.
    base::BackerRow importBacker(const QString &key, const QString &name, const QString &email);
    void setPassword(base::BackerRow backer, const QString &password);
    // A permanent failure of the address, as ingest would record it.
    void bounce(const QString &address, mail::MailClass mailClass = mail::MailClass::Hard);
    // Such failures on three days, today's the last.
    void strikeThrice(const QString &address);
    // Makes the mails that wait and gives the paths of the links in them, in order.
    QList<QByteArray> mailedLinks();
    QByteArray copiedLink(base::BackerRow backer, access::LinkPurpose purpose, const QString &returnTo = {});

    TestDatabase database;
    FakeClock clock{QDateTime::currentMSecsSinceEpoch()};
    config::Settings settings;
    storage::ChangeNotifier changes;
    QObject context;
    std::unique_ptr<storage::DatabasePool> pool;
    access::PasswordService passwords{{1, 8192}};
    std::unique_ptr<web::WebServices> services;
    http::Router router;
    std::unique_ptr<http::HttpServer> server;
    QStringList mails; // texts of the mails that mailedLinks() made
};

} // namespace bouncedesk::test

// In a test with a column "dialect": the site, skipped where its database does not run.
#define BD_TEST_SITE(name)                                                                                             \
    QFETCH(int, dialect);                                                                                              \
    if (dialect == int(bouncedesk::storage::Dialect::Postgresql) &&                                                    \
        !bouncedesk::test::TestDatabase::postgresqlIsThere())                                                          \
        QSKIP("no PostgreSQL server: start one and set PGHOST");                                                       \
    bouncedesk::test::WebSite name                                                                                     \
    {                                                                                                                  \
        bouncedesk::storage::Dialect(dialect)                                                                          \
    }
