// SPDX-License-Identifier: GPL-3.0-or-later
// Keeping a locked address (R-unlock), as customers see it on the account page.
#include "core/backers/backer_repository.h"
#include "core/backers/test_mail_service.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/web_site.h"

using namespace bouncedesk;
using backers::TestMailOutcome;
using http::HttpResponse;

class SelfUnlockTest : public test::StrictFixture {
    Q_OBJECT

    const QString m_address = QStringLiteral("eva@example.org");

    base::BackerRow signIn(test::WebSite &site, test::Visitor &visitor)
    {
        const auto id = site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), m_address);
        site.setPassword(id, QStringLiteral("correct horse battery"));
        signInAgain(visitor);
        return id;
    }
    static void signInAgain(test::Visitor &visitor)
    {
        visitor.get("/account/sign-in");
        visitor.post("/account/sign-in", "email=eva%40example.org&password=correct%20horse%20battery");
    }
    void hear(test::WebSite &site, base::BackerRow id, TestMailOutcome outcome)
    {
        const auto newest = backers::newestTestMailOf(site.connection(), id);
        QVERIFY(newest->has_value());
        QVERIFY(backers::TestMailService(backers::LockService())
                    .hear(site.connection(),
                          {(*newest)->id, m_address, outcome, QStringLiteral("552 <b>full</b>"), site.clock.nowMs()},
                          site.clock.nowMs()));
    }

private Q_SLOTS:
    void aTestMailIsOfferedSentAndUnlocks_data() { test::addDatabases(); }
    void aTestMailIsOfferedSentAndUnlocks()
    {
        BD_TEST_SITE(site);
        test::Visitor eva(site.router);
        const auto id = signIn(site, eva);
        QVERIFY(!eva.get("/account").body().contains("id=\"keep\""));
        site.strikeThrice(m_address);
        QVERIFY(eva.get("/account").body().contains("Send a test mail to eva@example.org"));

        const HttpResponse asked = eva.follow(eva.post("/account/test-mail", ""));
        QVERIFY(asked.body().contains("A test mail to eva@example.org is on its way."));
        QVERIFY(!asked.body().contains("id=\"send-test\""));
        eva.follow(eva.post("/account/test-mail", "")); // pressed twice
        QVERIFY(site.mailedLinks().isEmpty());
        QCOMPARE(site.mails.size(), 1);
        QVERIFY(site.mails[0].contains(QStringLiteral("your bills come to this address again")));

        hear(site, id, TestMailOutcome::Failed);
        const HttpResponse failed = eva.get("/account");
        QVERIFY(failed.body().contains("did not arrive"));
        QVERIFY(failed.body().contains("552 &lt;b&gt;full&lt;/b&gt;"));
        eva.post("/account/test-mail", "");
        hear(site, id, TestMailOutcome::Delivered);
        const HttpResponse unlocked = eva.get("/account");
        QVERIFY(unlocked.body().contains("The test mail has arrived."));
        QVERIFY(!unlocked.body().contains("id=\"lock\""));
        QVERIFY(!backers::backerById(site.connection(), id)->value().isLocked());
    }

    void aLockThatOnlyStaffLiftSaysSo_data() { test::addDatabases(); }
    void aLockThatOnlyStaffLiftSaysSo()
    {
        BD_TEST_SITE(site);
        test::Visitor eva(site.router);
        const auto id = signIn(site, eva);
        site.bounce(m_address);
        const HttpResponse told = eva.get("/account");
        QVERIFY(told.body().contains("only our staff can lift this"));
        QVERIFY(!told.body().contains("id=\"send-test\""));
        eva.post("/account/test-mail", "");
        QVERIFY(!backers::newestTestMailOf(site.connection(), id)->has_value());
    }

    void theLastTestMailsFailureIsToldWhereNoOtherIsOffered_data()
    {
        QTest::addColumn<int>("tests");
        QTest::addColumn<bool>("bounces");
        QTest::addColumn<QByteArray>("way");
        QTest::newRow("often enough within a year")
            << backers::TestMailService::kMostTestMails << false << QByteArray("id=\"used-up\"");
        QTest::newRow("the mailbox turned out not to exist") << 1 << true << QByteArray("id=\"staff-only\"");
    }
    void theLastTestMailsFailureIsToldWhereNoOtherIsOffered()
    {
        QFETCH(int, tests);
        QFETCH(bool, bounces);
        QFETCH(QByteArray, way);
        test::WebSite site(storage::Dialect::Sqlite);
        test::Visitor eva(site.router);
        const auto id = signIn(site, eva);
        site.strikeThrice(m_address);
        QVERIFY(eva.get("/account").body().contains("have us send a test mail there"));
        for (int i = 0; i < tests; ++i) {
            eva.post("/account/test-mail", "");
            hear(site, id, TestMailOutcome::Failed);
        }
        site.clock.advanceMs(1000);
        if (bounces)
            site.bounce(m_address);
        const QByteArray told = eva.get("/account").body();
        QVERIFY(told.contains(way));
        QVERIFY(told.contains("The last test mail did not arrive."));
        QVERIFY(!told.contains("have us send a test mail there"));
        QVERIFY(told.contains("Give us another address"));
    }

    void aTestMailOfAnEarlierLockIsNoNews()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        test::Visitor eva(site.router);
        const auto id = signIn(site, eva);
        site.strikeThrice(m_address);
        eva.get("/account");
        for (const auto outcome : {TestMailOutcome::Failed, TestMailOutcome::Delivered}) {
            eva.post("/account/test-mail", "");
            hear(site, id, outcome);
        }
        site.clock.advanceMs(5LL * 24 * 3600 * 1000);
        site.strikeThrice(m_address);
        signInAgain(eva); // nobody stays signed in for days
        const QByteArray told = eva.get("/account").body();
        QVERIFY(told.contains("id=\"send-test\""));
        QVERIFY(!told.contains("did not arrive"));
    }

    void nothingIsPromisedThatCannotBeSent()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        test::Visitor eva(site.router);
        const auto id = signIn(site, eva);
        site.strikeThrice(m_address);
        site.settings.publicUrl = QUrl();
        const QByteArray told = eva.get("/account").body();
        QVERIFY(!told.contains("id=\"keep\""));
        QVERIFY(!told.contains("test mail"));
        QCOMPARE(eva.post("/account/test-mail", "").header("Location"),
                 QByteArray("/account")); // of a page seen before
        QVERIFY(!backers::newestTestMailOf(site.connection(), id)->has_value());
    }

    void whoGaveAnotherAddressMeanwhileGetsNoTestMail()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        test::Visitor eva(site.router);
        signIn(site, eva);
        site.strikeThrice(m_address);
        eva.get("/account");
        eva.post("/account/test-mail", "");
        site.clock.advanceMs(1000);
        eva.post("/account/address", "email=eva%40new.example");
        site.mailedLinks();
        QCOMPARE(site.mails.size(), 1); // the link that confirms the new address
        QVERIFY(site.mails[0].contains(QStringLiteral("/account/link/")));
    }
};

QTEST_GUILESS_MAIN(SelfUnlockTest)
#include "self_unlock_test.moc"
