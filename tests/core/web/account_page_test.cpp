// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the account pages, and what is shown in the place of one.
#include "tests/core/web/account_visits.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using http::HttpResponse;

class AccountPageTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everyPageSaysWhereToWriteTo_data()
    {
        QTest::addColumn<QString>("support");
        QTest::addColumn<QString>("replyTo");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QByteArray>("said");
        const QString from = QStringLiteral("Solar Commons <bills@solar.example>");
        const QString replyTo = QStringLiteral("Solar Desk <desk@solar.example>");
        QTest::newRow("the support contact") << QStringLiteral("help@solar.example") << replyTo << from
                                             << QByteArray("<a href=\"mailto:help@solar.example\">");
        QTest::newRow("one that is no address")
            << QStringLiteral("+49 30 123") << replyTo << from << QByteArray("+49 30 123</p>");
        QTest::newRow("none: where bills are answered to")
            << QString() << replyTo << from << QByteArray("<a href=\"mailto:desk@solar.example\">");
        QTest::newRow("nor that: where bills come from")
            << QString() << QString() << from << QByteArray("<a href=\"mailto:bills@solar.example\">");
        QTest::newRow("a bare address") << QString() << QString() << QStringLiteral("bills@solar.example")
                                        << QByteArray("mailto:bills@solar.example");
        QTest::newRow("nothing is set") << QString() << QString() << QString() << QByteArray("<footer>\n\n</footer>");
    }
    void everyPageSaysWhereToWriteTo()
    {
        QFETCH(QString, support);
        QFETCH(QString, replyTo);
        QFETCH(QString, from);
        QFETCH(QByteArray, said);
        test::WebSite site(storage::Dialect::Sqlite);
        site.settings.supportContact = support;
        site.settings.billingReplyTo = replyTo;
        site.settings.billingFrom = from;
        const QByteArray page = test::Visitor(site.router).get("/account/sign-in").body();
        QVERIFY2(page.simplified().contains(said.simplified()), page.constData());
    }

    void theTitleSaysNothingTwice_data()
    {
        QTest::addColumn<QString>("brand");
        QTest::addColumn<QByteArray>("account");
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("of a company") << QStringLiteral("Solar Commons")
                                      << QByteArray("<title>Your account · Solar Commons</title>")
                                      << QByteArray("<title>Change the password · Solar Commons</title>");
        QTest::newRow("of nobody") << QString() << QByteArray("<title>Your account</title>")
                                   << QByteArray("<title>Change the password · Your account</title>");
    }
    void theTitleSaysNothingTwice()
    {
        QFETCH(QString, brand);
        QFETCH(QByteArray, account);
        QFETCH(QByteArray, password);
        test::WebSite site(storage::Dialect::Sqlite);
        site.services->brand = brand;
        test::eva(site);
        test::Visitor visitor(site.router);
        const HttpResponse page = visitor.follow(test::signIn(visitor, "eva@example.org", test::kRightPassword));
        QVERIFY2(page.body().contains(account), page.body().constData());
        QVERIFY(visitor.get("/account/password").body().contains(password));
    }

    void whoIsSignedInIsNotAskedToSignIn_data() { test::addDatabases(); }
    void whoIsSignedInIsNotAskedToSignIn()
    {
        BD_TEST_SITE(site);
        const auto id = test::eva(site);
        test::Visitor visitor(site.router);
        QCOMPARE(visitor.get("/account/sign-in").status(), 200);
        test::signIn(visitor, "eva@example.org", test::kRightPassword);
        const HttpResponse again = visitor.get("/account/sign-in");
        QCOMPARE(again.status(), 303);
        QCOMPARE(again.header("Location"), QByteArray("/account"));
        QVERIFY(site.services->sessions.endAllOf(site.connection(), id));
        const HttpResponse form = visitor.get("/account/sign-in"); // else he would be sent to and fro
        QCOMPARE(form.status(), 200);
        QVERIFY(form.body().contains("id=\"password\""));
    }

    // Password managers pass over fields of the type hidden.
    void aPasswordManagerSeesTheNameThatPeopleDoNot()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        const QByteArray link = site.copiedLink(test::eva(site), access::LinkPurpose::SetPassword);
        test::Visitor visitor(site.router);
        const QByteArray field = "<input type=\"text\" name=\"username\" autocomplete=\"username\" "
                                 "value=\"eva@example.org\" readonly hidden>";
        QVERIFY(visitor.get(link).body().contains(field));
        test::signIn(visitor, "eva@example.org", test::kRightPassword);
        QVERIFY(visitor.get("/account/password").body().contains(field));
        QVERIFY(visitor.get("/account/style.css").body().contains("input[hidden] { display: none; }"));
    }

    void peopleReadAPageAndProgramsAProblemWhereThereIsNothing_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("accept");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isPage");
        const QByteArray browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        QTest::newRow("a person") << QByteArray("GET") << QByteArray("/nothing") << browser << 404 << true;
        QTest::newRow("who looks at the icon")
            << QByteArray("GET") << QByteArray("/favicon.ico") << browser << 404 << true;
        QTest::newRow("the head alone") << QByteArray("HEAD") << QByteArray("/nothing") << browser << 404 << true;
        QTest::newRow("the icon of a tab") << QByteArray("GET") << QByteArray("/favicon.ico")
                                           << QByteArray("image/svg+xml,image/*,*/*;q=0.8") << 404 << false;
        QTest::newRow("a program") << QByteArray("GET") << QByteArray("/nothing") << QByteArray("application/json")
                                   << 404 << false;
        QTest::newRow("one that says nothing")
            << QByteArray("GET") << QByteArray("/nothing") << QByteArray() << 404 << false;
        QTest::newRow("the API in a browser")
            << QByteArray("GET") << QByteArray("/api/v1/nothing") << browser << 404 << false;
        QTest::newRow("the webhook in a browser")
            << QByteArray("GET") << QByteArray("/webhooks/mailgun") << browser << 405 << false;
        QTest::newRow("what would change something")
            << QByteArray("DELETE") << QByteArray("/account") << browser << 405 << false;
    }
    void peopleReadAPageAndProgramsAProblemWhereThereIsNothing()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, accept);
        QFETCH(int, status);
        QFETCH(bool, isPage);
        test::WebSite site(storage::Dialect::Sqlite);
        http::HttpRequest request;
        request.method = http::methodFromName(method);
        request.setTarget(path);
        request.addHeader("Host", "127.0.0.1:8025");
        request.addHeader("Accept-Language", "de");
        if (!accept.isEmpty())
            request.addHeader("Accept", accept);
        const HttpResponse response = test::Visitor(site.router).ask(request);
        QCOMPARE(response.status(), status);
        QCOMPARE(response.header("Content-Type"),
                 isPage ? QByteArray("text/html; charset=utf-8") : QByteArray("application/problem+json"));
        QCOMPARE(response.body().contains("<html lang=\"de\""), isPage);
        QCOMPARE(response.body().contains("Solar Commons"), isPage);
    }

    void whatIsNoPageStandsBehindTheSameGate()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        test::Visitor visitor(site.router);
        visitor.extraHeader = {"Accept", "text/html"};
        visitor.host = "evil.example";
        const HttpResponse foreign = visitor.get("/nothing");
        QCOMPARE(foreign.status(), 421);
        QVERIFY(foreign.header("Set-Cookie").isEmpty());
        visitor.host = "127.0.0.1:8025";
        for (int i = 0; i < 59; ++i)
            QCOMPARE(visitor.get("/nothing").status(), 404);
        QCOMPARE(visitor.get("/nothing").status(), 429);
        QCOMPARE(visitor.get("/account/sign-in").status(), 429);
    }

    void aSlashAtTheEndLeadsToThePageWithoutIt_data()
    {
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("the account") << QByteArray("/account/") << QByteArray("/account");
        QTest::newRow("the sign-in") << QByteArray("/account/sign-in/") << QByteArray("/account/sign-in");
        QTest::newRow("several slashes") << QByteArray("/account/sign-in//") << QByteArray("/account/sign-in");
        QTest::newRow("a link") << QByteArray("/account/link/abc/") << QByteArray("/account/link/abc");
        QTest::newRow("a query is kept") << QByteArray("/account/sign-in/?a=b") << QByteArray("/account/sign-in?a=b");
        QTest::newRow("another site in the path")
            << QByteArray("/account//evil.example/") << QByteArray("/account//evil.example");
    }
    void aSlashAtTheEndLeadsToThePageWithoutIt()
    {
        QFETCH(QByteArray, asked);
        QFETCH(QByteArray, location);
        test::WebSite site(storage::Dialect::Sqlite);
        const HttpResponse response = test::Visitor(site.router).get(asked);
        QCOMPARE(response.status(), 308);
        QCOMPARE(response.header("Location"), location);
    }
};

QTEST_GUILESS_MAIN(AccountPageTest)
#include "account_page_test.moc"
