// SPDX-License-Identifier: GPL-3.0-or-later
// The account pages as customers use them, through the router without a socket.
#include "core/backers/backer_repository.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/web_site.h"

using namespace bouncedesk;
using access::LinkPurpose;
using http::HttpResponse;

class AccountTest : public test::StrictFixture {
    Q_OBJECT

    const QString m_password = QStringLiteral("correct horse battery");
    const QByteArray m_passwordField = "password=correct%20horse%20battery";

    static qint64 backersIn(test::WebSite &site) { return *site.connection().number("SELECT COUNT(*) FROM backers"); }
    HttpResponse signIn(test::Visitor &visitor, const QByteArray &email, const QByteArray &passwordField)
    {
        visitor.get("/account/sign-in");
        return visitor.post("/account/sign-in", "email=" + http::percentEncoded(email) + '&' + passwordField);
    }

private Q_SLOTS:
    void aStrangerSignsUpByTheLinkInHisMail_data() { test::addDatabases(); }
    void aStrangerSignsUpByTheLinkInHisMail()
    {
        BD_TEST_SITE(site);
        test::Visitor eva(site.router);
        QVERIFY(eva.get("/account/sign-up").body().contains("<h1>Sign up</h1>"));
        const HttpResponse sent = eva.post("/account/sign-up", "email=Eva%40Example.org&name=Eva+%3Cb%3E");
        QVERIFY(sent.body().contains("Look into your mailbox"));
        QCOMPARE(backersIn(site), 0); // strangers fill no table
        const auto links = site.mailedLinks();
        QCOMPARE(links.size(), 1);

        const HttpResponse opened = eva.get(links[0]);
        QCOMPARE(opened.status(), 200);
        QVERIFY(opened.body().contains("Eva &lt;b&gt;"));
        QCOMPARE(backersIn(site), 0); // opening changes nothing
        QCOMPARE(eva.post(links[0], "password=short").status(), 400);
        const HttpResponse set = eva.post(links[0], m_passwordField);
        QCOMPARE(set.header("Location"), QByteArray("/account?done=password"));
        const HttpResponse account = eva.follow(set);
        QVERIFY(account.body().contains("Eva@Example.org"));
        QVERIFY(!account.body().contains("id=\"unconfirmed\""));
        const auto made = backers::backersWithAddress(site.connection(), QStringLiteral("eva@example.org"), 2);
        QCOMPARE(made->size(), 1);
        QVERIFY(made->first().signedUpHimself());
        QVERIFY(made->first().addressConfirmedAtMs.has_value());
        QCOMPARE(eva.get(links[0]).status(), 410);
    }

    void signingUpWithTheAddressOfAnImportedBackerGivesHimALinkAndNobodyElse_data() { test::addDatabases(); }
    void signingUpWithTheAddressOfAnImportedBackerGivesHimALinkAndNobodyElse()
    {
        BD_TEST_SITE(site);
        const auto first =
            site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), QStringLiteral("x@example.org"));
        site.importBacker(QStringLiteral("11"), QStringLiteral("Bob"), QStringLiteral("x@example.org"));
        test::Visitor visitor(site.router);
        visitor.get("/account/sign-up");
        visitor.post("/account/sign-up", "email=x%40example.org&name=Mallory");
        const auto links = site.mailedLinks();
        QCOMPARE(links.size(), 2); // one for each
        QVERIFY(site.mails[0].contains(QStringLiteral("Eva (10)")));
        QVERIFY(site.mails[0].contains(QStringLiteral("Bob (11)")));
        QVERIFY(visitor.get(links[0]).body().contains("Eva"));
        visitor.post(links[0], m_passwordField);
        QCOMPARE(backersIn(site), 2);
        QCOMPARE(backers::backerById(site.connection(), first)->value().name, QStringLiteral("Eva"));
        test::Visitor later(site.router);
        const HttpResponse in = signIn(later, "X@example.org", m_passwordField);
        QVERIFY(later.follow(in).body().contains("Hello Eva"));
    }

    void aLockedBackerIsToldAndUnlocksHimself_data() { test::addDatabases(); }
    void aLockedBackerIsToldAndUnlocksHimself()
    {
        BD_TEST_SITE(site);
        const auto id =
            site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        site.setPassword(id, m_password);
        site.bounce(QStringLiteral("eva@example.org"));
        test::Visitor eva(site.router);
        const HttpResponse told = eva.follow(signIn(eva, "eva@example.org", m_passwordField));
        QVERIFY(told.body().contains("Mail to eva@example.org no longer arrives."));
        QVERIFY(told.body().contains("there is no such mailbox"));
        QVERIFY(told.body().contains("we send you no bills by mail"));
        QCOMPARE(eva.post("/account/address", "email=nonsense").status(), 400);
        QCOMPARE(eva.post("/account/address", "email=Eva%40example.ORG").status(), 409);
        QVERIFY(backers::backerById(site.connection(), id)->value().isLocked());

        site.clock.advanceMs(1000);
        const HttpResponse given = eva.follow(eva.post("/account/address", "email=eva%40new.example"));
        QVERIFY(given.body().contains("Your bills go to eva@new.example from now on."));
        QVERIFY(given.body().contains("Please open the link that we sent there"));
        QVERIFY(!backers::backerById(site.connection(), id)->value().isLocked());
        const auto links = site.mailedLinks();
        QCOMPARE(links.size(), 1);
        test::Visitor phone(site.router);
        const QByteArray opened = phone.get(links[0]).body();
        QVERIFY(opened.contains("eva@new.example"));
        QVERIFY(opened.contains("id=\"account-name\">Eva</strong> · Customer number 10</p>")); // whose it is
        QVERIFY(!backers::backerById(site.connection(), id)->value().addressConfirmedAtMs.has_value());
        QVERIFY(phone.post(links[0], "").body().contains("Thank you"));
        QVERIFY(backers::backerById(site.connection(), id)->value().addressConfirmedAtMs.has_value());
        QVERIFY(!eva.get("/account").body().contains("Please open the link"));
    }

    void anAddressIsTakenAsItIsPasted_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("sign up") << QByteArray("/account/sign-up");
        QTest::newRow("a new address") << QByteArray("/account/address");
        QTest::newRow("a new address behind a link") << QByteArray();
    }
    void anAddressIsTakenAsItIsPasted()
    {
        QFETCH(QByteArray, path);
        test::WebSite site(storage::Dialect::Sqlite);
        const auto id =
            site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        site.setPassword(id, m_password);
        test::Visitor eva(site.router);
        signIn(eva, "eva@example.org", m_passwordField);
        if (path.isEmpty())
            path = site.copiedLink(id, LinkPurpose::Address);
        const HttpResponse form = eva.get(path == "/account/address" ? QByteArray("/account") : path);
        QVERIFY(!test::inputOf(form, "email").contains("type=\"email\"")); // a browser takes nothing pasted there
        const HttpResponse none = eva.post(path, "email=+");
        QCOMPARE(none.status(), 400);
        QVERIFY(none.body().contains("Please give an e-mail address."));
        const HttpResponse taken = eva.follow(eva.post(path, "email=Eva+Maier+%3Ceva%40new.example%3E"));
        QCOMPARE(taken.status(), 200);
        QVERIFY(taken.body().contains("eva@new.example"));
        QVERIFY(!taken.body().contains("Maier"));
        QCOMPARE(site.mailedLinks().size(), 1);
    }

    void noLinkIsSaidToBeSentThatWasNot()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        const auto id =
            site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        site.setPassword(id, m_password);
        QVERIFY(site.connection().run("UPDATE backers SET address_source = 'backer', address_confirmed_at = NULL"));
        test::Visitor eva(site.router);
        QVERIFY(eva.follow(signIn(eva, "eva@example.org", m_passwordField)).body().contains("id=\"send-again\""));
        for (int i = 0; i < 5; ++i) {
            const HttpResponse sent = eva.follow(eva.post("/account/confirmation", ""));
            QVERIFY(sent.body().contains("We have sent you the link again."));
            QCOMPARE(site.mailedLinks().size(), 1);
        }
        const HttpResponse waits = eva.post("/account/confirmation", "");
        QCOMPARE(waits.status(), 429);
        QCOMPARE(waits.header("Retry-After"), QByteArray("3601"));
        QVERIFY(waits.body().contains("Try again in 60 minutes."));
        QVERIFY(!waits.body().contains("We have sent you the link again."));

        site.settings.publicUrl = QUrl();
        const HttpResponse unable = eva.post("/account/confirmation", "");
        QCOMPARE(unable.status(), 503);
        QVERIFY(!unable.header("Retry-After").isEmpty());
        QVERIFY(unable.body().contains("We cannot send links at the moment."));
        QVERIFY(site.connection().run("UPDATE backers SET address_confirmed_at = 1"));
        QCOMPARE(eva.post("/account/confirmation", "").header("Location"), QByteArray("/account"));
        QVERIFY(site.mailedLinks().isEmpty());
    }

    void anAddressThatNoLinkCouldConfirmIsNotTaken_data() { test::addDatabases(); }
    void anAddressThatNoLinkCouldConfirmIsNotTaken()
    {
        BD_TEST_SITE(site);
        const auto id =
            site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        site.setPassword(id, m_password);
        test::Visitor eva(site.router);
        signIn(eva, "eva@example.org", m_passwordField);
        eva.get("/account");
        const QByteArray link = site.copiedLink(id, LinkPurpose::Address);
        const QUrl publicUrl = std::exchange(site.settings.publicUrl, QUrl());
        for (const QByteArray &path : {QByteArray("/account/address"), link}) {
            const HttpResponse refused = eva.post(path, "email=eva%40new.example");
            QCOMPARE(refused.status(), 503);
            QVERIFY(!refused.header("Retry-After").isEmpty());
            QVERIFY(refused.body().contains("We cannot send links at the moment."));
            QVERIFY(test::inputOf(refused, "email").contains("eva@new.example"));
        }
        QCOMPARE(backers::backerById(site.connection(), id)->value().address, QStringLiteral("eva@example.org"));
        QCOMPARE(*site.connection().number("SELECT COUNT(*) FROM tasks"), 0);
        site.settings.publicUrl = publicUrl;
        QCOMPARE(eva.post(link, "email=eva%40new.example").status(), 200); // it was not used up
        QCOMPARE(site.mailedLinks().size(), 1);
    }

    void billsMissedWhileLockedAreNamed_data() { test::addDatabases(); }
    void billsMissedWhileLockedAreNamed()
    {
        BD_TEST_SITE(site);
        const auto id =
            site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        site.setPassword(id, m_password);
        const char *reasons[]{"no_bill", "locked", "locked"};
        for (int i = 0; i < 3; ++i) {
            const QString period = QStringLiteral("2026-%1").arg(9 + i, 2, 10, QLatin1Char('0'));
            QVERIFY(site.connection().run(
                "INSERT INTO mailings (id, mailing_key, period, created_at) VALUES ($1, $2, $3, 1)",
                {i + 1, QStringLiteral("bill:") + period, period}));
            QVERIFY(
                site.connection().run("INSERT INTO runs (id, mailing, state, people, pilot, started_by, created_at) "
                                      "VALUES ($1, $1, 'finished', 0, 0, 'x', 1)",
                                      {i + 1}));
            QVERIFY(site.connection().run("INSERT INTO left_out (run, backer, reason) VALUES ($1, $2, $3)",
                                          {i + 1, id, QString::fromLatin1(reasons[i])}));
        }
        test::Visitor eva(site.router);
        const HttpResponse account = eva.follow(signIn(eva, "eva@example.org", m_passwordField));
        QVERIFY(account.body().contains("Bills that did not reach you: <strong>November 2026, October 2026</strong>"));
    }

    void anAddressKnownToBeDeadIsNotTaken_data() { test::addDatabases(); }
    void anAddressKnownToBeDeadIsNotTaken()
    {
        BD_TEST_SITE(site);
        const auto id =
            site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        site.setPassword(id, m_password);
        site.bounce(QStringLiteral("dead@example.org"));
        test::Visitor eva(site.router);
        eva.follow(signIn(eva, "eva@example.org", m_passwordField));
        const HttpResponse refused = eva.post("/account/address", "email=dead%40example.org");
        QCOMPARE(refused.status(), 409);
        QVERIFY(refused.body().contains("this address does not work"));
    }

    void whoSharesAddressAndPasswordIsAskedWhichAccount_data() { test::addDatabases(); }
    void whoSharesAddressAndPasswordIsAskedWhichAccount()
    {
        BD_TEST_SITE(site);
        site.setPassword(
            site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), QStringLiteral("x@example.org")),
            m_password);
        site.setPassword(
            site.importBacker(QStringLiteral("11"), QStringLiteral("Bob"), QStringLiteral("x@example.org")),
            m_password);
        site.setPassword(
            site.importBacker(QStringLiteral("12"), QStringLiteral("Kim"), QStringLiteral("x@example.org")),
            QStringLiteral("something else"));
        test::Visitor visitor(site.router);
        const HttpResponse which = signIn(visitor, "x@example.org", m_passwordField);
        QVERIFY(which.body().contains("Which account?"));
        QVERIFY(!which.body().contains("Kim"));
        const qsizetype bob = which.body().indexOf("Bob");
        const qsizetype at = which.body().lastIndexOf("value=\"", bob) + 7;
        const QByteArray token = which.body().mid(at, 43);
        QVERIFY(visitor.follow(visitor.post("/account/choose", "choice=" + token)).body().contains("Hello Bob"));
        test::Visitor other(site.router);
        QVERIFY(other.follow(signIn(other, "x@example.org", "password=something%20else")).body().contains("Hello Kim"));
    }

    void aCopiedLinkLetsHimGiveAnAddressAndGoBack_data() { test::addDatabases(); }
    void aCopiedLinkLetsHimGiveAnAddressAndGoBack()
    {
        BD_TEST_SITE(site);
        const auto id =
            site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        site.bounce(QStringLiteral("eva@example.org"));
        site.clock.advanceMs(1000);
        const QByteArray link = site.copiedLink(id, LinkPurpose::Address, QStringLiteral("https://shop.example/a?b=c"));
        test::Visitor eva(site.router);
        QVERIFY(eva.get(link).body().contains("no longer arrives"));
        const HttpResponse thanks = eva.post(link, "email=eva%40new.example");
        QVERIFY(thanks.body().contains("eva@new.example"));
        QVERIFY(thanks.body().contains("href=\"https:&#x2F;&#x2F;shop.example&#x2F;a?b=c\"") ||
                thanks.body().contains("href=\"https://shop.example/a?b=c\""));
        QVERIFY(!backers::backerById(site.connection(), id)->value().isLocked());
        QCOMPARE(eva.post(link, "email=eva%40other.example").status(), 410);
        QCOMPARE(eva.get("/account").header("Location"), QByteArray("/account/sign-in")); // it signs nobody in
    }

    void aNewPasswordEndsOtherSessions_data() { test::addDatabases(); }
    void aNewPasswordEndsOtherSessions()
    {
        BD_TEST_SITE(site);
        site.setPassword(
            site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), QStringLiteral("x@example.org")),
            m_password);
        test::Visitor desk(site.router);
        test::Visitor phone(site.router);
        signIn(desk, "x@example.org", m_passwordField);
        signIn(phone, "x@example.org", m_passwordField);
        desk.get("/account/password");
        QCOMPARE(desk.post("/account/password", "present=wrong+password&password=quite+another+one").status(), 403);
        const HttpResponse saved =
            desk.post("/account/password", "present=correct+horse+battery&password=quite+another+one");
        QVERIFY(desk.follow(saved).body().contains("Your new password is saved."));
        QCOMPARE(phone.get("/account").header("Location"), QByteArray("/account/sign-in"));
        QCOMPARE(signIn(phone, "x@example.org", m_passwordField).status(), 401);
        QCOMPARE(signIn(phone, "x@example.org", "password=quite+another+one").status(), 303);
    }

    void textFromOutsideIsShownLiterally_data() { test::addDatabases(); }
    void textFromOutsideIsShownLiterally()
    {
        BD_TEST_SITE(site);
        const QString poison = QStringLiteral("<b>&amp;<img>{{csrf}}%1\u202E");
        const auto id = site.importBacker(poison, poison, QStringLiteral("eva@example.org"));
        site.setPassword(id, m_password);
        test::Visitor eva(site.router);
        const QByteArray page = eva.follow(signIn(eva, "eva@example.org", m_passwordField)).body();
        QCOMPARE(page.count("&lt;b&gt;&amp;amp;&lt;img&gt;{{csrf}}%1\xEF\xBF\xBD"), 3); // hello, name and number
        QVERIFY(!page.contains("<img>"));
        QVERIFY(!page.contains("\xE2\x80\xAE"));
    }

    void pagesSpeakTheVisitorsLanguage_data() { test::addDatabases(); }
    void pagesSpeakTheVisitorsLanguage()
    {
        BD_TEST_SITE(site);
        test::Visitor visitor(site.router);
        visitor.language = "xx, en;q=0.5";
        QVERIFY(visitor.get("/account/sign-in").body().contains("<html lang=\"en\" dir=\"ltr\">"));
        visitor.language = "de-CH, en;q=0.5";
        QVERIFY(visitor.get("/account/sign-in").body().contains("<html lang=\"de\" dir=\"ltr\">"));
        QVERIFY(visitor.get("/account/sign-in").body().contains("Anmelden"));
    }

    void anAddressThatIsNoneGetsAPageAndAFormsAddressLeadsBack()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        test::Visitor visitor(site.router);
        const HttpResponse none = visitor.get("/account/nothing/here");
        QCOMPARE(none.status(), 404);
        QVERIFY(none.body().contains("There is no such page"));
        QCOMPARE(visitor.get("/account/address").header("Location"), QByteArray("/account"));
    }
};

QTEST_GUILESS_MAIN(AccountTest)
#include "account_test.moc"
