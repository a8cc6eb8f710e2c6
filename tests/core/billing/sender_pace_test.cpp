// SPDX-License-Identifier: GPL-3.0-or-later
// What a run waits for and pauses for by itself: rate limits, the first ones, bounces (R-pace).
#include "core/audit/audit_repository.h"
#include "tests/support/billing_company.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using billing::Run;
using billing::SenderRest;
using test::BookedSend;
using test::Books;
using test::kSettleMs;

class SenderPaceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aRateLimitIsWaitedFor_data() { test::addDatabases(); }
    void aRateLimitIsWaitedFor()
    {
        BD_COMPANY(company);
        company.addBackers(1, 10);
        company.books().decideBy(
            [](const BookedSend &send) { return send.number == 1 ? Books::RateLimit429 : Books::Accept; });
        const Run run = company.freeze();
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::RateLimit);
        QCOMPARE(*company.status(run).run.waitUntilMs, company.clock().nowMs() + 120'000);
        company.clock().advanceMs(119'000);
        QCOMPARE(company.wakeUntilRest(), SenderRest::RateLimit);
        QCOMPARE(company.books().sends().size(), 1);
        company.clock().advanceMs(2'000);
        QCOMPARE(company.wakeUntilRest(), SenderRest::Finished);
        QCOMPARE(company.books().peopleMailed(), 10);
    }

    void thePilotGoesFirst_data() { test::addDatabases(); }
    void thePilotGoesFirst()
    {
        BD_COMPANY(company);
        company.addBackers(1, 1500);
        company.addBackers(1501, 1500, "example.net");
        const Run run = company.freeze(500);
        QCOMPARE(run.pilot, qint64(500));
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Pilot);
        QCOMPARE(company.books().peopleMailed(), 500);
        // 95 of 100 have an outcome: the rest follows.
        QVERIFY(company.connection().run("INSERT INTO counts (grain, period, key1, key2, status, class, mails) "
                                         "VALUES (3, $1, 0, 0, 2, 0, 474)",
                                         {run.id}));
        QCOMPARE(company.wakeUntilRest(), SenderRest::Pilot);
        company.set("UPDATE counts SET mails = 475 WHERE grain = 3");
        QCOMPARE(company.wakeUntilRest(), SenderRest::Finished);
        QCOMPARE(company.books().peopleMailed(), 3000);
        QCOMPARE(company.books().mostCopies(), 1);
    }

    void aPilotThatMayBeLostIsWaitedFor_data() { test::addDatabases(); }
    void aPilotThatMayBeLostIsWaitedFor()
    {
        BD_COMPANY(company);
        company.addBackers(1, 2100);
        company.books().decideBy(
            [](const BookedSend &send) { return send.number == 1 ? Books::Lose500 : Books::Accept; });
        const Run run = company.freeze(500);
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Pilot);
        QCOMPARE(company.books().sends().size(), 1); // the rest has not followed it
        for (int i = 0; i < 9 && company.books().peopleMailed() == 0; ++i) {
            company.clock().advanceMs(kSettleMs);
            company.wakeUntilRest();
        }
        QCOMPARE(company.books().peopleMailed(), 500); // lost, and sent again; still only the pilot
    }

    void aPilotOfWhichNothingIsHeardPauses_data() { test::addDatabases(); }
    void aPilotOfWhichNothingIsHeardPauses()
    {
        BD_COMPANY(company);
        company.addBackers(1, 2100);
        const Run run = company.freeze(500);
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Pilot);
        company.clock().advanceMs(20 * 60'000);
        QCOMPARE(company.wakeUntilRest(), SenderRest::Paused);
        QCOMPARE(company.pausedFor(run), QStringLiteral("pilot_silent"));
        company.resume(run); // somebody looked
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Finished);
        QCOMPARE(company.books().peopleMailed(), 2100);
    }

    void aRunWhoseMailsBouncePausesOnce_data() { test::addDatabases(); }
    void aRunWhoseMailsBouncePausesOnce()
    {
        BD_COMPANY(company);
        company.addBackers(1, 2100);
        const Run run = company.freeze(500);
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Pilot);
        QVERIFY(company.connection().run("INSERT INTO counts (grain, period, key1, key2, status, class, mails) "
                                         "VALUES (3, $1, 0, 0, 2, 0, 400), (3, $1, 0, 0, 4, 1, 90)",
                                         {run.id}));
        QCOMPARE(company.wakeUntilRest(), SenderRest::Paused);
        QCOMPARE(company.pausedFor(run), QStringLiteral("many_bounces"));
        company.resume(run);
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Finished);
        QCOMPARE(company.books().peopleMailed(), 2100);
    }

    void whoTakesOverAPausedRunLeavesItPaused_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QString>("reason");
        for (const auto &[name, dialect] : test::databases()) {
            for (const char *reason : {"asked", "many_bounces", "many_complaints", "pilot_silent", "sender_refused"})
                test::row(QByteArray("for ") + reason + ' ', name) << int(dialect) << QString::fromLatin1(reason);
        }
    }
    void whoTakesOverAPausedRunLeavesItPaused()
    {
        BD_COMPANY(company);
        QFETCH(QString, reason);
        company.addBackers(1, 2100);
        const Run run = company.freeze(500);
        QVERIFY(billing::pauseRun(company.connection(), run.id, reason, {}, QStringLiteral("billing"),
                                  company.clock().nowMs()));
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Paused);
        QCOMPARE(company.books().sends().size(), 0);
        const Run after = company.status(run).run;
        QCOMPARE(after.pausedFor, reason);
        QVERIFY(!after.isHealthWaived);
        QVERIFY(after.pilotIsOpen());
        const auto audit = audit::auditOf(company.connection(), QStringLiteral("run"), QString::number(run.id.value));
        QCOMPARE(audit->last().action, QStringLiteral("pause"));
    }
};

QTEST_GUILESS_MAIN(SenderPaceTest)
#include "sender_pace_test.moc"
