// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/overview_repository.h"
#include "core/deliverability/overview_service.h"
#include "tests/support/sample_company.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::deliverability;
using mail::MailStatus;
using test::SampleCompany;

namespace {

constexpr qint64 kNowMs = 1790000000000; // 2026-09-21

Tally sumOf(const QList<OverviewDay> &days)
{
    Tally sum;
    for (const OverviewDay &day : days)
        sum += day.tally;
    return sum;
}

} // namespace

class OverviewServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyDatabaseHasNothingToSay_data() { test::addDatabases(); }
    void anEmptyDatabaseHasNothingToSay()
    {
        BD_TEST_DATABASE(database);
        const auto overview = readOverview(database.connection(), kNowMs);
        QVERIFY(overview);
        QVERIFY(!overview->hasMail);
        QVERIFY(!overview->bill);
        QVERIFY(!overview->nextBillsAtMs);
        QCOMPARE(overview->days.size(), kOverviewDays);
        QVERIFY(overview->worse.isEmpty());
    }

    void thirtyDaysAreComparedWithThirtyBefore_data() { test::addDatabases(); }
    void thirtyDaysAreComparedWithThirtyBefore()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(SampleCompany(database.connection(), kNowMs).fill());
        const auto overview = readOverview(database.connection(), kNowMs);
        QVERIFY(overview && overview->hasMail);
        QCOMPARE(overview->days.constLast().date, QDate(2026, 9, 21));
        QCOMPARE(overview->days.constFirst().date, QDate(2026, 8, 23));
        QCOMPARE(sumOf(overview->days), overview->now);
        const qint64 counted = *database.connection().number("SELECT SUM(mails) FROM counts WHERE grain = 0");
        QCOMPARE(overview->now.total() + overview->before.total(), counted);
        QVERIFY(overview->before.total() > 0);
        int billingDays = 0;
        for (const OverviewDay &day : overview->days)
            billingDays += day.isBillingDay ? 1 : 0;
        QCOMPARE(billingDays, 1);
        QVERIFY(overview->days[kOverviewDays - 21].isBillingDay);
    }

    void theBillReachedThoseWhoseMailArrived_data() { test::addDatabases(); }
    void theBillReachedThoseWhoseMailArrived()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(SampleCompany(database.connection(), kNowMs).fill());
        const auto overview = readOverview(database.connection(), kNowMs);
        QVERIFY(overview && overview->bill);
        QCOMPARE(overview->bill->period, QStringLiteral("2026-09"));
        const Rate reached = overview->bill->reached();
        // "no_bill" should have had none; the others should.
        QCOMPARE(reached.of, SampleCompany::kBilled + SampleCompany::kLeftOut);
        QCOMPARE(reached.part,
                 overview->bill->mails.of(MailStatus::Delivered) + overview->bill->mails.of(MailStatus::Complained));
        QVERIFY(!reached.soFar);
        QCOMPARE(overview->bill->unheard, 0);
    }

    void whoIsBilledByALaterRunIsNotLeftOut_data() { test::addDatabases(); }
    void whoIsBilledByALaterRunIsNotLeftOut()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        QVERIFY(SampleCompany(connection, kNowMs).fill());
        QVERIFY(connection.run("INSERT INTO runs (mailing, state, people, pilot, started_by, created_at) "
                               "VALUES (1, 'sending', 1, 0, 'staff:ann', 5)"));
        QVERIFY(
            connection.run("INSERT INTO recipients (mailing, backer, run, ordinal, apart) VALUES (1, 1000, 2, 0, 0)"));
        const auto overview = readOverview(connection, kNowMs);
        QVERIFY(overview && overview->bill);
        QCOMPARE(overview->bill->leftOut, SampleCompany::kLeftOut - 1);
        QCOMPARE(overview->bill->reached().of, SampleCompany::kBilled + SampleCompany::kLeftOut);
        QVERIFY(overview->bill->isSending);
        QVERIFY(overview->bill->reached().soFar);
    }

    void aPausedRunAndTheNextBillsAreSaid_data() { test::addDatabases(); }
    void aPausedRunAndTheNextBillsAreSaid()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        QVERIFY(SampleCompany(connection, kNowMs).fill());
        QVERIFY(connection.run("UPDATE runs SET state = 'paused', paused_for = 'refused', paused_words = 'Forbidden'"));
        QVERIFY(connection.run("INSERT INTO billing_schedule (id, enabled, day, minute_of_day, zone, missed, "
                               "next_due_at, held, changed_at) VALUES (1, 1, '1', 540, 'UTC', 'ask', 77, 0, 0)"));
        auto overview = readOverview(connection, kNowMs);
        QVERIFY(overview && overview->paused);
        QCOMPARE(overview->paused->words, QStringLiteral("Forbidden"));
        QCOMPARE(overview->nextBillsAtMs, std::optional<qint64>(77));
        QVERIFY(connection.run("UPDATE billing_schedule SET held = 1"));
        overview = readOverview(connection, kNowMs);
        QVERIFY(overview && !overview->nextBillsAtMs);
        QCOMPARE(runPeriods(connection)->value(1), QStringLiteral("2026-09"));
    }

    void whatGetsWorseIsFoundMostLostMailsFirst_data() { test::addDatabases(); }
    void whatGetsWorseIsFoundMostLostMailsFirst()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(SampleCompany(database.connection(), kNowMs).fill());
        const auto overview = readOverview(database.connection(), kNowMs);
        QVERIFY(overview);
        QStringList keys;
        for (const GettingWorse &worse : overview->worse)
            keys << worse.key;
        QVERIFY2(keys.contains(QStringLiteral("nordlicht")), qPrintable(keys.join(u' ')));
        QVERIFY2(keys.contains(QStringLiteral("example-mail.test")), qPrintable(keys.join(u' ')));
        QVERIFY2(!keys.contains(QStringLiteral("kite")), qPrintable(keys.join(u' ')));
        for (qsizetype i = 1; i < overview->worse.size(); ++i)
            QVERIFY(overview->worse[i - 1].lostMails() >= overview->worse[i].lostMails());
        const auto nordlicht = std::find_if(overview->worse.cbegin(), overview->worse.cend(),
                                            [](const auto &worse) { return worse.key == u"nordlicht"; });
        QCOMPARE(nordlicht->name, QStringLiteral("Nordlicht Film"));
        Tally weeks;
        for (const Tally &week : nordlicht->weeks)
            weeks += week;
        Tally halves = nordlicht->before;
        halves += nordlicht->now;
        QCOMPARE(weeks, halves);
    }

    void locksAreCountedNewestFirst_data() { test::addDatabases(); }
    void locksAreCountedNewestFirst()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(SampleCompany(database.connection(), kNowMs).fill());
        const auto overview = readOverview(database.connection(), kNowMs);
        QVERIFY(overview);
        QCOMPARE(overview->locked, SampleCompany::kLocked);
        QCOMPARE(overview->lockedThisWeek, SampleCompany::kLockedThisWeek);
        QCOMPARE(overview->newestLocks.constFirst().name, QStringLiteral("Eva Alt"));
    }
};

QTEST_GUILESS_MAIN(OverviewServiceTest)
#include "overview_service_test.moc"
