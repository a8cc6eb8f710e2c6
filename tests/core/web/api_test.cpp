// SPDX-License-Identifier: GPL-3.0-or-later
// The API as the company's programs use it, through the router without a socket.
#include "core/backers/backer_repository.h"
#include "core/web/page_template.h"
#include "core/web/routes.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/web_site.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace bouncedesk;
using http::HttpResponse;
using http::Method;

// JSON that is readable in a source: 'a' for "a".
static QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

class ApiTest : public test::StrictFixture {
    Q_OBJECT

    static HttpResponse ask(test::WebSite &site, Method method, const QByteArray &target, const QByteArray &body = {},
                            const QByteArray &token = "api-token-of-the-test")
    {
        http::HttpRequest request;
        request.method = method;
        request.setTarget(target);
        request.addHeader("Host", "anything.example");
        if (!token.isEmpty())
            request.addHeader("Authorization", "Bearer " + token);
        if (!body.isEmpty())
            request.addHeader("Content-Type", "application/json");
        request.body = body;
        return test::Visitor(site.router).ask(request);
    }
    static QJsonObject json(const HttpResponse &response) { return QJsonDocument::fromJson(response.body()).object(); }

private Q_SLOTS:
    void aBackerIsMadeReadChangedLockedAndUnlocked_data() { test::addDatabases(); }
    void aBackerIsMadeReadChangedLockedAndUnlocked()
    {
        BD_TEST_SITE(site);
        const QByteArray path = "/api/v1/backers/A%2F7";
        QCOMPARE(ask(site, Method::Get, path).status(), 404);
        const HttpResponse made = ask(site, Method::Put, path,
                                      quoted("{'email':'Eva@Example.org','name':'Eva','fields':{'amount':'12.50'}}"));
        QCOMPARE(made.status(), 201);
        QJsonObject eva = json(ask(site, Method::Get, path));
        QCOMPARE(eva, (QJsonObject{{QStringLiteral("backer_id"), QStringLiteral("A/7")},
                                   {QStringLiteral("email"), QStringLiteral("Eva@Example.org")},
                                   {QStringLiteral("name"), QStringLiteral("Eva")},
                                   {QStringLiteral("language"), QJsonValue()},
                                   {QStringLiteral("locked"), false},
                                   {QStringLiteral("lock"), QJsonValue()}}));
        QCOMPARE(ask(site, Method::Put, path, quoted("{'language':'de'}")).status(), 200);
        eva = json(ask(site, Method::Get, path));
        QCOMPARE(eva[QStringLiteral("name")], QStringLiteral("Eva")); // what is absent stays
        QCOMPARE(eva[QStringLiteral("language")], QStringLiteral("de"));

        site.bounce(QStringLiteral("eva@example.org"));
        const QJsonObject lock = json(ask(site, Method::Get, path))[QStringLiteral("lock")].toObject();
        QCOMPARE(lock[QStringLiteral("class")], QStringLiteral("hard"));
        QVERIFY(lock[QStringLiteral("reason")].toString().contains(QStringLiteral("no such mailbox")));
        QVERIFY(lock[QStringLiteral("since")].toString().endsWith(u'Z'));
        site.clock.advanceMs(1000);
        QCOMPARE(json(ask(site, Method::Put, path, quoted("{'email':'eva@new.example'}")))[QStringLiteral("locked")],
                 QJsonValue(false));
        site.clock.advanceMs(1000);
        const QJsonObject kept = json(ask(site, Method::Put, path, quoted("{'email':'eva@example.org'}")));
        QCOMPARE(kept[QStringLiteral("email_kept")], QJsonValue(true));
        QCOMPARE(kept[QStringLiteral("reason")], QStringLiteral("known_dead"));
        QCOMPARE(kept[QStringLiteral("email")], QStringLiteral("eva@new.example"));
    }

    void whatCannotBeUsedIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, const char *method, const char *target, const QByteArray &body,
                            int status, const char *named) {
            QTest::newRow(name) << QByteArray(method) << QByteArray(target) << body << status
                                << QString::fromLatin1(named);
        };
        row("a field that is none", "PUT", "/api/v1/backers/1", quoted("{'e-mail':'a@b.example'}"), 400, "e-mail");
        row("an address that is none", "PUT", "/api/v1/backers/1", quoted("{'email':'nonsense'}"), 400, "nonsense");
        row("a number for a name", "PUT", "/api/v1/backers/1", quoted("{'name':7}"), 400, "name");
        row("a list of fields", "PUT", "/api/v1/backers/1", quoted("{'fields':[1]}"), 400, "fields");
        row("a nested field", "PUT", "/api/v1/backers/1", quoted("{'fields':{'a':{}}}"), 400, "fields.a");
        row("a field named like a column", "PUT", "/api/v1/backers/1", quoted("{'fields':{'Name':'x'}}"), 400, "Name");
        row("no JSON", "PUT", "/api/v1/backers/1", "email=a", 400, "JSON");
        row("a JSON list", "PUT", "/api/v1/backers/1", "[]", 400, "JSON");
        row("a parameter that is none", "GET", "/api/v1/sent-emails?baker=1", "", 400, "baker");
        row("a parameter twice", "GET", "/api/v1/sent-emails?backer=1&backer=2", "", 400, "backer");
        row("a status that is none", "GET", "/api/v1/sent-emails?status=fine", "", 400, "status");
        row("a group that is none", "GET", "/api/v1/deliverability?by=week", "", 400, "by");
        row("a date that is none", "GET", "/api/v1/deliverability?from=1.2.2026", "", 400, "1.2.2026");
        row("a limit of nothing", "GET", "/api/v1/deliverability?limit=0", "", 400, "limit");
        row("a purpose that is none", "POST", "/api/v1/backers/1/account-link", quoted("{'purpose':'set_password'}"),
            400, "purpose");
        row("a script to return to", "POST", "/api/v1/backers/1/account-link",
            quoted("{'purpose':'address','return_to':'javascript:void'}"), 400, "return_to");
        row("plain http to return to", "POST", "/api/v1/backers/1/account-link",
            quoted("{'purpose':'address','return_to':'http://shop.example/'}"), 400, "return_to");
        row("a link for nobody", "POST", "/api/v1/backers/nobody/account-link", quoted("{'purpose':'address'}"), 404,
            "nobody");
    }
    void whatCannotBeUsedIsRefusedByName()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, named);
        test::WebSite site(storage::Dialect::Sqlite);
        const HttpResponse refused = ask(site, http::methodFromName(method), target, body);
        QCOMPARE(refused.status(), status);
        QCOMPARE(refused.header("Content-Type"), QByteArray("application/problem+json"));
        QVERIFY2(json(refused)[QStringLiteral("detail")].toString().contains(named), refused.body().constData());
    }

    void onlyATokenOpensIt_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<int>("status");
        QTest::newRow("the right one") << QByteArray("api-token-of-the-test") << 404;
        QTest::newRow("a wrong one") << QByteArray("api-token-of-the-tesT") << 401;
        QTest::newRow("none") << QByteArray() << 401;
    }
    void onlyATokenOpensIt()
    {
        QFETCH(QByteArray, token);
        QFETCH(int, status);
        test::WebSite site(storage::Dialect::Sqlite);
        QCOMPARE(ask(site, Method::Get, "/api/v1/backers/1", {}, token).status(), status);
    }

    void aBodyOverTheCapIsRefused()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        const QByteArray name(1024 * 1024, 'x');
        QCOMPARE(ask(site, Method::Put, "/api/v1/backers/1", "{\"name\":\"" + name + "\"}").status(), 413);
    }

    void aLinkForANewAddressIsMade_data() { test::addDatabases(); }
    void aLinkForANewAddressIsMade()
    {
        BD_TEST_SITE(site);
        site.importBacker(QStringLiteral("7"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        const QJsonObject link = json(ask(site, Method::Post, "/api/v1/backers/7/account-link",
                                          quoted("{'purpose':'address','return_to':'https://shop.example/'}")));
        const QString url = link[QStringLiteral("url")].toString();
        QVERIFY(url.startsWith(QStringLiteral("http://127.0.0.1:8025/account/link/")));
        test::Visitor eva(site.router);
        QVERIFY(eva.get(QUrl(url).path().toLatin1()).body().contains("Your new e-mail address"));
    }

    void whyGivesOneAnswer_data() { test::addDatabases(); }
    void whyGivesOneAnswer()
    {
        BD_TEST_SITE(site);
        site.importBacker(QStringLiteral("7"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        site.bounce(QStringLiteral("eva@example.org"));
        const QJsonObject why = json(ask(site, Method::Get, "/api/v1/backers/7/why?period=2026-11"));
        QCOMPARE(why.keys(), (QStringList{QStringLiteral("code"), QStringLiteral("facts"), QStringLiteral("next"),
                                          QStringLiteral("summary")}));
        QCOMPARE(why[QStringLiteral("code")], QStringLiteral("locked"));
        QCOMPARE(ask(site, Method::Get, "/api/v1/backers/7/why?period=November").status(), 400);
        QCOMPARE(ask(site, Method::Get, "/api/v1/backers/8/why").status(), 404);
    }

    void adviceNamesATestMailOnlyWhereOneCanBeHad()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        ask(site, Method::Put, "/api/v1/backers/A-1", quoted("{'email':'eva@example.org'}"));
        site.strikeThrice(QStringLiteral("eva@example.org"));
        const auto advice = [&] {
            return json(ask(site, Method::Get, "/api/v1/backers/A-1"))[QStringLiteral("lock")][QStringLiteral("advice")]
                .toString();
        };
        QVERIFY(advice().contains(QStringLiteral("test mail")));
        site.settings.publicUrl = QUrl();
        QVERIFY(!advice().contains(QStringLiteral("test mail")));
        QVERIFY(advice().startsWith(QStringLiteral("Give us another address")));
    }

    void mailIsListedAndCounted_data() { test::addDatabases(); }
    void mailIsListedAndCounted()
    {
        BD_TEST_SITE(site);
        for (int i = 0; i < 5; ++i)
            QVERIFY(site.connection().run(
                "INSERT INTO mails (message_id, address, sent_at, status, class, backer_key, merged) "
                "VALUES ($1, 'a@b.example', $2, $3, 0, 'A-1', $4)",
                {QStringLiteral("m%1").arg(i), i * 1000, i % 2 ? 2 : 4, QByteArray()}));
        QVERIFY(site.connection().run("INSERT INTO projects (project_key, name, created_at) VALUES ('P-1', 'Sun', 0)"));
        QVERIFY(site.connection().run("INSERT INTO subjects (id, subject, family) VALUES (7, 'Bill 7', 1)"));
        QVERIFY(site.connection().run("UPDATE mails SET subject = 7, project = (SELECT id FROM projects) "
                                      "WHERE message_id = 'm4'"));
        QVERIFY(site.connection().run("UPDATE mails SET subject_text = 'Bill 30001' WHERE message_id = 'm3'"));
        const QJsonObject page = json(ask(site, Method::Get, "/api/v1/sent-emails?backer=A-1&limit=2"));
        QCOMPARE(page[QStringLiteral("items")][0].toObject(),
                 QJsonDocument::fromJson(quoted("{'message_id':'m4','recipient':'a@b.example','sent_at':"
                                                "'1970-01-01T00:00:04Z','status':'bounced','class':null,"
                                                "'backer_id':'A-1','project_id':'P-1','subject':'Bill 7'}"))
                     .object());
        QCOMPARE(page[QStringLiteral("items")][1][QStringLiteral("subject")], QStringLiteral("Bill 30001"));
        QCOMPARE(page[QStringLiteral("items")].toArray().size(), 2);
        QCOMPARE(page[QStringLiteral("items")][0][QStringLiteral("message_id")], QStringLiteral("m4"));
        const QByteArray next = page[QStringLiteral("next")].toString().toLatin1();
        const QJsonObject rest = json(ask(site, Method::Get, "/api/v1/sent-emails?backer=A-1&cursor=" + next));
        QCOMPARE(rest[QStringLiteral("items")].toArray().size(), 3);
        QCOMPARE(rest[QStringLiteral("next")], QJsonValue());
        QCOMPARE(json(ask(site, Method::Get, "/api/v1/sent-emails?status=bounced"))[QStringLiteral("items")]
                     .toArray()
                     .size(),
                 3);
        QCOMPARE(
            json(ask(site, Method::Get, "/api/v1/sent-emails?project=none"))[QStringLiteral("items")].toArray().size(),
            0);
        const QJsonObject statuses = json(ask(site, Method::Get, "/api/v1/deliverability?by=status"));
        QCOMPARE(statuses[QStringLiteral("items")].toArray().size(), 6); // zeros too
    }

    void theDescriptionNamesEveryRouteAndNoOther()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        QSet<QString> described;
        const QJsonObject paths =
            json(ask(site, Method::Get, "/api/v1/openapi.json", {}, {}))[QStringLiteral("paths")].toObject();
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            const QStringList methods = path->toObject().keys();
            for (const QString &method : methods)
                described.insert(method.toUpper() + u' ' + path.key());
        }
        QSet<QString> served;
        for (const http::Route &route : site.router.routes()) {
            if (route.pattern != "/" && !route.pattern.startsWith("/account"))
                served.insert(QString::fromLatin1(http::methodName(route.method) + ' ' + route.pattern));
        }
        QCOMPARE(described, served);
    }

    void strangersHearOnlyWhetherItIsWell()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        QCOMPARE(ask(site, Method::Get, "/healthz", {}, {}).body(), QByteArray("ok\n"));
        QCOMPARE(ask(site, Method::Get, "/metrics", {}, {}).status(), 401);
        const QByteArray metrics = ask(site, Method::Get, "/metrics").body();
        QVERIFY(metrics.contains("# TYPE bouncedesk_password_hashes_total counter\n"
                                 "bouncedesk_password_hashes_total 0\n"));
        http::HttpRequest local;
        local.setTarget("/metrics");
        local.peer = QHostAddress(QHostAddress::LocalHost);
        QCOMPARE(test::Visitor(site.router).ask(local).status(), 200);
    }

    void whomAProxyOfThisMachineHandsOnIsAStranger_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("X-Forwarded-For") << QByteArray("X-Forwarded-For") << QByteArray("203.0.113.9");
        QTest::newRow("as he claims himself") << QByteArray("X-Forwarded-For") << QByteArray("127.0.0.1");
        QTest::newRow("Forwarded (RFC 7239)") << QByteArray("Forwarded") << QByteArray("for=203.0.113.9");
    }
    void whomAProxyOfThisMachineHandsOnIsAStranger()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, value);
        test::WebSite site(storage::Dialect::Sqlite);
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("BOUNCEDESK_TRUSTED_PROXIES does not name it")));
        test::Visitor visitor(site.router);
        visitor.peer = QHostAddress(QHostAddress::LocalHost);
        int pages = 0;
        while (pages < 100 && visitor.get("/account/sign-in").status() == 200)
            ++pages;
        QCOMPARE(pages, 100); // nobody between

        visitor.extraHeader = {header, value};
        QCOMPARE(visitor.get("/metrics").status(), 401);
        pages = 0;
        while (pages < 100 && visitor.get("/account/sign-in").status() == 200)
            ++pages;
        QCOMPARE(pages, 60);
    }
};

QTEST_GUILESS_MAIN(ApiTest)
#include "api_test.moc"
