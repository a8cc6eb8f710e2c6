// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/counts_repository.h"

#include "core/deliverability/newest_counts.h"
#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::deliverability;
using mail::MailClass;
using mail::MailStatus;

namespace {

base::Result<void> apply(storage::Connection &connection, const CountDeltas &deltas)
{
    return storage::inTransaction(connection, [&] { return applyCounts(connection, deltas); });
}

void sortIn(storage::Connection &connection)
{
    QVERIFY(storage::inTransaction(connection, [&] { return sortInNewestCounts(connection); }));
}

qint64 stored(storage::Connection &connection, CountGrain grain, qint64 period, qint64 key1, qint64 key2)
{
    sortIn(connection);
    return *connection.number(
        "SELECT SUM(mails) FROM counts WHERE grain = $1 AND period = $2 AND key1 = $3 AND key2 = $4",
        {grain, period, key1, key2});
}

qint64 rolled(storage::Connection &connection, CountGrain grain, qint64 key1, qint64 key2, qint64 period)
{
    return *connection.number(
        "SELECT SUM(mails) FROM rolled_counts WHERE grain = $1 AND key1 = $2 AND key2 = $3 AND period = $4",
        {grain, key1, key2, period});
}

} // namespace

class CountsRepositoryTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aMailCountsOnEveryLevelOfItsDay_data() { test::addDatabases(); }
    void aMailCountsOnEveryLevelOfItsDay()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const CountCell cell{20000, 3, 5, 7, MailStatus::Delivered, MailClass::None, 9};
        QVERIFY(apply(connection, {{cell, 2}}));
        QVERIFY(apply(connection, {{cell, 1}}));
        QCOMPARE(stored(connection, CountGrain::Day, 20000, 0, 0), 3);
        QCOMPARE(stored(connection, CountGrain::ProjectSubjectDay, 20000, 3, 5), 3);
        QCOMPARE(stored(connection, CountGrain::DomainDay, 20000, 7, 0), 3);
        QCOMPARE(stored(connection, CountGrain::Run, 9, 0, 0), 3);
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM rolled_counts"), 0);
    }

    void aMailThatMovesLeavesNothingBehind_data() { test::addDatabases(); }
    void aMailThatMovesLeavesNothingBehind()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const CountCell before{20000, 3, 5, 7, MailStatus::Accepted, MailClass::None, 0};
        const CountCell after{19999, 4, 5, 7, MailStatus::Bounced, MailClass::Hard, 0};
        QVERIFY(apply(connection, {{before, 1}}));
        QVERIFY(apply(connection, {{before, -1}, {after, 1}}));
        QCOMPARE(stored(connection, CountGrain::Day, 20000, 0, 0), 0);
        QCOMPARE(stored(connection, CountGrain::Day, 19999, 0, 0), 1);
        QCOMPARE(stored(connection, CountGrain::ProjectSubjectDay, 20000, 3, 5), 0);
        QCOMPARE(stored(connection, CountGrain::ProjectSubjectDay, 19999, 4, 5), 1);
    }

    void aLateMailCorrectsClosedDays_data() { test::addDatabases(); }
    void aLateMailCorrectsClosedDays()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        QVERIFY(storage::setProperty(connection, storage::kRolledUpThrough, QStringLiteral("20000")));
        const CountCell closed{20000, 3, 5, 7, MailStatus::Delivered, MailClass::None, 0};
        const CountCell open{20001, 3, 5, 7, MailStatus::Delivered, MailClass::None, 0};
        QVERIFY(apply(connection, {{closed, 1}, {open, 1}}));
        const int month = monthOfDay(20000);
        QCOMPARE(rolled(connection, CountGrain::SubjectDay, 5, 0, 20000), 1);
        QCOMPARE(rolled(connection, CountGrain::SubjectDay, 5, 0, 20001), 0);
        QCOMPARE(rolled(connection, CountGrain::ProjectMonth, 3, 0, month), 1);
        QCOMPARE(rolled(connection, CountGrain::ProjectAlways, 3, 0, 0), 1);
        QCOMPARE(rolled(connection, CountGrain::ProjectSubjectMonth, 3, 5, month), 1);
        QCOMPARE(rolled(connection, CountGrain::DomainMonth, 7, 0, month), 1);
        QCOMPARE(rolled(connection, CountGrain::DomainAlways, 7, 0, 0), 1);
    }

    void manyCellsGoInAtOnce_data() { test::addDatabases(); }
    void manyCellsGoInAtOnce()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        CountDeltas deltas;
        for (int i = 0; i < 6000; ++i)
            deltas[CountCell{20000 + i % 7, i, i % 13, i % 5, MailStatus::Delivered, MailClass::None, 0}] = 1;
        QVERIFY(apply(connection, deltas));
        sortIn(connection);
        QCOMPARE(*connection.number("SELECT SUM(mails) FROM counts WHERE grain = 1"), 6000);
        QCOMPARE(*connection.number("SELECT SUM(mails) FROM counts WHERE grain = 0"), 6000);
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM counts WHERE grain = 0"), 7);
    }

    void monthsAndDaysAgree()
    {
        for (int day = 19000; day < 20000; ++day) {
            const int month = monthOfDay(day);
            QVERIFY(firstDayOfMonth(month) <= day && day < firstDayOfMonth(month + 1));
        }
    }
};

QTEST_GUILESS_MAIN(CountsRepositoryTest)
#include "counts_repository_test.moc"
