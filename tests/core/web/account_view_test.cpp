// SPDX-License-Identifier: GPL-3.0-or-later
// What the account page says about the address and the bills: no more than is known.
#include "core/backers/backer_repository.h"
#include "core/backers/unlock_service.h"
#include "core/billing/missed_bill_service.h"
#include "tests/core/web/account_visits.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using http::HttpResponse;
using mail::MailClass;
using mail::MailStatus;

class AccountViewTest : public test::StrictFixture {
    Q_OBJECT

    const QString m_address = QStringLiteral("eva@example.org");

    static HttpResponse accountOf(test::WebSite &site)
    {
        test::Visitor visitor(site.router);
        return visitor.follow(test::signIn(visitor, "eva@example.org", test::kRightPassword));
    }
    // A mail that was sent so many hours ago.
    void mailed(test::WebSite &site, qint64 hoursAgo, MailStatus status)
    {
        constexpr qint64 hourMs = 3600 * 1000;
        QVERIFY(site.connection().run("INSERT INTO mails (message_id, address, sent_at, status, class, merged) "
                                      "VALUES ($1, $2, $3, $4, 0, $5)",
                                      {QStringLiteral("m%1").arg(hoursAgo), m_address,
                                       site.clock.nowMs() - hoursAgo * hourMs, status, QByteArray()}));
    }
    // A month that was billed without her.
    static void leftOut(test::WebSite &site, base::BackerRow id, const QString &reason, int month = 10)
    {
        const QString period = QStringLiteral("2026-%1").arg(month);
        QVERIFY(
            site.connection().run("INSERT INTO mailings (id, mailing_key, period, created_at) VALUES ($1, $2, $3, 1)",
                                  {month, QStringLiteral("bill:") + period, period}));
        QVERIFY(site.connection().run("INSERT INTO runs (id, mailing, state, people, pilot, started_by, created_at) "
                                      "VALUES ($1, $1, 'finished', 0, 0, 'x', $2)",
                                      {month, site.clock.nowMs()}));
        QVERIFY(site.connection().run("INSERT INTO left_out (run, backer, reason) VALUES ($1, $2, $3)",
                                      {month, id, reason}));
    }

private Q_SLOTS:
    void mailIsSaidToArriveOnlyWhenTheNewestDid_data()
    {
        QTest::addColumn<QList<MailStatus>>("statuses"); // oldest first
        QTest::addColumn<bool>("arrives");
        using enum MailStatus;
        QTest::newRow("nothing was ever mailed") << QList<MailStatus>{} << false;
        QTest::newRow("the only mail was delivered") << QList{Delivered} << true;
        QTest::newRow("the newest is still under way") << QList{Delivered, Deferred, Accepted} << true;
        QTest::newRow("none has ended") << QList{Accepted} << false;
        QTest::newRow("the newest came back") << QList{Delivered, Bounced} << false;
        QTest::newRow("the newest was not even tried") << QList{Delivered, Dropped} << false;
        QTest::newRow("it came back once and arrives again") << QList{Bounced, Delivered} << true;
    }
    void mailIsSaidToArriveOnlyWhenTheNewestDid()
    {
        QFETCH(QList<MailStatus>, statuses);
        QFETCH(bool, arrives);
        test::WebSite site(storage::Dialect::Sqlite);
        test::eva(site);
        for (qsizetype i = statuses.size() - 1; i >= 0; --i) // as a backfill brings them: the oldest last
            mailed(site, statuses.size() - i, statuses[i]);
        const HttpResponse account = accountOf(site);
        QVERIFY(account.body().contains("Your bills go to"));
        QCOMPARE(account.body().contains("mail to this address arrives"), arrives);
    }

    void mailIsNotSaidToArriveWhenABillIsMissing_data() { test::addDatabases(); }
    void mailIsNotSaidToArriveWhenABillIsMissing()
    {
        BD_TEST_SITE(site);
        const auto id = test::eva(site);
        mailed(site, 1, MailStatus::Delivered);
        QVERIFY(accountOf(site).body().contains("mail to this address arrives"));
        leftOut(site, id, QStringLiteral("locked"));
        const HttpResponse account = accountOf(site);
        QVERIFY(account.body().contains("October 2026"));
        QVERIFY(!account.body().contains("mail to this address arrives"));
    }

    void whoAskedForNoMoreMailIsToldHowToGetItAgain_data() { test::addDatabases(); }
    void whoAskedForNoMoreMailIsToldHowToGetItAgain()
    {
        BD_TEST_SITE(site);
        const auto id = test::eva(site);
        mailed(site, 1, MailStatus::Delivered);
        site.bounce(m_address, MailClass::SuppressedUnsubscribe);
        QVERIFY(backers::backerById(site.connection(), id)->value().heldAtMs);
        const HttpResponse account = accountOf(site);
        QVERIFY(account.body().contains("We no longer send mail to eva@example.org."));
        QVERIFY(account.body().contains("You have asked our mail service for no more mail"));
        QVERIFY(!account.body().contains("Your bills go to"));
        QVERIFY(!account.body().contains("mail to this address arrives"));
    }

    void whoHasToConfirmHearsWhichBillsThatBrings_data() { test::addDatabases(); }
    void whoHasToConfirmHearsWhichBillsThatBrings()
    {
        BD_TEST_SITE(site);
        const auto id = test::eva(site);
        leftOut(site, id, QStringLiteral("locked"), 10);
        leftOut(site, id, QStringLiteral("bad_address"), 11); // nobody mails that one again
        const QByteArray brings = "Once you have opened it, these bills come by mail: October 2026.";
        QVERIFY(!accountOf(site).body().contains("Once you have opened it"));
        QVERIFY(site.connection().run("UPDATE backers SET address_source = 'backer', address_confirmed_at = NULL"));
        const QByteArray account = accountOf(site).body();
        QVERIFY2(account.contains(brings), account.constData());
        QVERIFY(account.contains("November 2026, October 2026"));
        site.clock.advanceMs(billing::kMissedForMs + 1);
        QVERIFY(!accountOf(site).body().contains("Once you have opened it"));
    }

    void aLockByStaffIsNotBlamedOnTheAddress_data()
    {
        QTest::addColumn<bool>("hasAddress");
        QTest::addColumn<QByteArray>("title");
        QTest::addColumn<QByteArray>("advice");
        QTest::newRow("with an address") << true << QByteArray("We no longer send mail to eva@example.org.")
                                         << QByteArray("Give us another address");
        QTest::newRow("without one") << false << QByteArray("We have stopped sending you mail.")
                                     << QByteArray("Give us an address");
    }
    void aLockByStaffIsNotBlamedOnTheAddress()
    {
        QFETCH(bool, hasAddress);
        QFETCH(QByteArray, title);
        QFETCH(QByteArray, advice);
        test::WebSite site(storage::Dialect::Sqlite);
        const auto id = test::eva(site);
        test::Visitor eva(site.router);
        test::signIn(eva, "eva@example.org", test::kRightPassword);
        if (!hasAddress)
            QVERIFY(site.connection().run("UPDATE backers SET email = NULL, address = NULL"));
        const backers::UnlockService unlocks{backers::LockService()};
        QVERIFY(unlocks.lockByStaff(site.connection(), id, QStringLiteral("on leave"), QStringLiteral("staff:ann"),
                                    site.clock.nowMs()));
        for (const QByteArray &page :
             {eva.get("/account").body(), eva.get(site.copiedLink(id, access::LinkPurpose::Address)).body()}) {
            QVERIFY2(page.contains(title), page.constData());
            QVERIFY(!page.contains("no longer arrives"));
        }
        QVERIFY(eva.get("/account").body().contains(advice));
    }
};

QTEST_GUILESS_MAIN(AccountViewTest)
#include "account_view_test.moc"
