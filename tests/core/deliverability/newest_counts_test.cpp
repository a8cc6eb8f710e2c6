// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/newest_counts.h"

#include "core/deliverability/counts_repository.h"
#include "core/deliverability/deliverability_repository.h"
#include "core/storage/transaction.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::deliverability;
using mail::MailClass;
using mail::MailStatus;
using storage::Connection;

namespace {

constexpr int kDay = 20'000;

CountCell cellOf(qint64 project, qint64 subject, MailStatus status = MailStatus::Delivered)
{
    return {kDay, project, subject, 7, status, MailClass::None, 0};
}

void apply(Connection &connection, const CountDeltas &deltas)
{
    QVERIFY(storage::inTransaction(connection, [&] { return applyCounts(connection, deltas); }));
}

qint64 inTable(Connection &connection, CountGrain grain)
{
    return *connection.number("SELECT SUM(mails) FROM counts WHERE grain = $1", {grain});
}

QMap<qint64, qint64> readOf(Connection &connection, const CountRead &read)
{
    QMap<qint64, qint64> groups;
    const auto done = readCounts(connection, read, [&](qint64 group, MailStatus status, MailClass, qint64 mails) {
        groups[group * 10 + qint64(status)] += mails;
    });
    return done ? groups : QMap<qint64, qint64>{{-1, -1}};
}

} // namespace

class NewestCountsTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotSortedInCountsAsWell_data() { test::addDatabases(); }
    void whatIsNotSortedInCountsAsWell()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        apply(connection, {{cellOf(3, 5), 2}, {cellOf(4, 5), 1}});
        apply(connection, {{cellOf(3, 5), -1}, {cellOf(3, 6, MailStatus::Bounced), 1'000'000'007}});
        QCOMPARE(inTable(connection, CountGrain::Day), 1'000'000'009);
        const auto grain = CountGrain::ProjectSubjectDay;
        const auto ask = [&] {
            QCOMPARE(readOf(connection, {grain, CountRead::Key1, {}, {}, kDay, kDay}),
                     (QMap<qint64, qint64>{{32, 1}, {34, 1'000'000'007}, {42, 1}}));
            QCOMPARE(readOf(connection, {grain, CountRead::Key2, 3, {}, kDay, kDay}),
                     (QMap<qint64, qint64>{{52, 1}, {64, 1'000'000'007}}));
            QCOMPARE(readOf(connection, {grain, CountRead::None, {}, 5, kDay, kDay}), (QMap<qint64, qint64>{{2, 2}}));
            QCOMPARE(readOf(connection, {grain, CountRead::Both, 4, 5, kDay, kDay}),
                     (QMap<qint64, qint64>{{(4 * kPairBase + 5) * 10 + 2, 1}}));
            QCOMPARE(readOf(connection, {grain, CountRead::Period, {}, {}, kDay - 5, kDay + 5}),
                     (QMap<qint64, qint64>{{kDay * 10 + 2, 2}, {kDay * 10 + 4, 1'000'000'007}}));
            QCOMPARE(readOf(connection, {CountGrain::DomainDay, CountRead::Key1, {}, {}, kDay, kDay}),
                     (QMap<qint64, qint64>{{72, 2}, {74, 1'000'000'007}}));
            QCOMPARE(readOf(connection, {grain, CountRead::None, {}, {}, kDay + 1, kDay + 9}),
                     (QMap<qint64, qint64>()));
        };
        if (connection.isSqlite())
            QCOMPARE(inTable(connection, grain), 0);
        ask();
        QVERIFY(storage::inTransaction(connection, [&] { return sortInNewestCounts(connection); }));
        QCOMPARE(inTable(connection, grain), 1'000'000'009);
        QCOMPARE(inTable(connection, CountGrain::DomainDay), 1'000'000'009);
        QVERIFY(newestCounts(connection)->empty());
        ask();
    }

    void numbersOfAnySizeComeBack()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        auto &connection = database.connection();
        const qint64 large = std::numeric_limits<qint64>::max();
        const CountRows given{
            {{1, -1, 0, large, 3, 4}, -large}, {{1, 127, 128, 16'384, 0, 1}, -64}, {{2, -large, 63, 64, 0, 1}, large}};
        CountRows rows = given;
        rows.push_back({{0, 1, 2, 3, 4, 5}, 6});
        QVERIFY(storage::inTransaction(connection, [&] { return keepNewestCounts(connection, rows); }));
        QCOMPARE(rows, (CountRows{{{0, 1, 2, 3, 4, 5}, 6}})); // another grain
        QCOMPARE(*newestCounts(connection), given);
    }

    void manyGroupsAreSortedIn()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        auto &connection = database.connection();
        for (int i = 0; i < 300; ++i)
            apply(connection, {{cellOf(i % 3, 5), 1}});
        QVERIFY(*connection.number("SELECT COUNT(*) FROM newest_counts") < 128);
        QVERIFY(inTable(connection, CountGrain::ProjectSubjectDay) >= 200);
        QCOMPARE(readOf(connection, {CountGrain::ProjectSubjectDay, CountRead::None, {}, {}, kDay, kDay}),
                 (QMap<qint64, qint64>{{2, 300}}));
    }
};

QTEST_GUILESS_MAIN(NewestCountsTest)
#include "newest_counts_test.moc"
