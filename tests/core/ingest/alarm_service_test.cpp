// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_repository.h"
#include "core/ingest/alarm_service.h"
#include "core/ingest/completeness_service.h"
#include "core/ingest/ingest_service.h"
#include "core/ingest/listening_repository.h"
#include "core/tasks/alarm_repository.h"
#include "tests/support/event_builder.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::ingest;
using test::EventBuilder;

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

// A database that is looked after, minute by minute or when told.
struct Watched {
    explicit Watched(test::TestDatabase &database) : connection(database.connection())
    {
        facts.rules.keptMs = 3 * kDay;
    }

    QStringList alarms()
    {
        facts.nowMs = clock.nowMs();
        if (!watchEvents(connection, facts))
            return {QStringLiteral("failed")};
        QStringList open;
        const auto found = tasks::openAlarms(connection);
        for (const tasks::Alarm &alarm : *found)
            open += (alarm.kind + u' ' + alarm.detail).trimmed();
        return open;
    }
    void hear()
    {
        IngestService service(clock);
        const auto event =
            EventBuilder("delivered", QByteArray::number(++m_mail) + "@x", "eva@a.example", clock.nowMs()).made();
        if (!service.ingest(connection, {&event, 1}).constFirst())
            qFatal("not stored");
    }
    void hearEvery(qint64 ms, int times)
    {
        for (int i = 0; i < times; ++i) {
            clock.advanceMs(ms);
            hear();
            (void)alarms();
        }
    }

    storage::Connection &connection;
    test::FakeClock clock;
    WatchFacts facts;

private:
    int m_mail = 0;
};

} // namespace

class AlarmServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void manyWrongSignaturesAreSaidUntilARightOneComes()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        Watched watched(database);
        watched.facts.wrongInARow = kManyWrongInARow - 1;
        QCOMPARE(watched.alarms(), QStringList());
        watched.facts.wrongInARow = 12;
        QCOMPARE(watched.alarms(), QStringList(QStringLiteral("wrong_signatures 12")));
        watched.facts.wrongInARow = 0; // the program started again, and nothing came since
        QCOMPARE(watched.alarms().size(), 1);
        watched.facts.verified = 1;
        QCOMPARE(watched.alarms(), QStringList());
    }

    void lateEventsAreSaidUntilTheyComeInTime()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        Watched watched(database);
        watched.facts.lateMs = 11 * kMinute;
        QCOMPARE(watched.alarms(), QStringList(QStringLiteral("events_late 11")));
        watched.facts.lateMs = 6 * kMinute;
        QCOMPARE(watched.alarms().size(), 1);
        watched.facts.lateMs = kMinute;
        QCOMPARE(watched.alarms(), QStringList());
    }

    void aSilenceIsUnusualWhenItIsTwiceTheLongest_data() { test::addDatabases(); }
    void aSilenceIsUnusualWhenItIsTwiceTheLongest()
    {
        BD_TEST_DATABASE(database);
        Watched watched(database);
        watched.hear();
        watched.hearEvery(3 * kHour, 60);
        watched.clock.advanceMs(5 * kHour);
        QCOMPARE(watched.alarms(), QStringList());
        watched.clock.advanceMs(2 * kHour);
        QCOMPARE(watched.alarms(), QStringList(QStringLiteral("no_events 7 3")));
        watched.hear();
        QCOMPARE(watched.alarms(), QStringList());
    }

    void withoutAWeekOfExperienceNoSilenceIsUnusual()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        Watched watched(database);
        watched.hear();
        watched.hearEvery(kHour, 24);
        watched.clock.advanceMs(2 * kDay);
        QCOMPARE(watched.alarms(), QStringList());
    }

    void mailThatWasTakenMustBeHeardOf_data() { test::addDatabases(); }
    void mailThatWasTakenMustBeHeardOf()
    {
        BD_TEST_DATABASE(database);
        Watched watched(database);
        watched.hear();
        (void)watched.alarms();
        watched.clock.advanceMs(2 * kHour);
        QVERIFY(watched.connection.run("INSERT INTO calls (run, number, first_ordinal, last_ordinal, first_backer, "
                                       "last_backer, apart, people, state, ended_at) "
                                       "VALUES (1, 1, 0, 0, 1, 1, 0, 1, 'accepted', $1)",
                                       {watched.clock.nowMs()}));
        watched.clock.advanceMs(59 * kMinute);
        QCOMPARE(watched.alarms(), QStringList());
        watched.clock.advanceMs(2 * kMinute);
        QCOMPARE(watched.alarms(), QStringList(QStringLiteral("nothing_heard")));
        watched.hear();
        QCOMPARE(watched.alarms(), QStringList());
    }

    void aDiskWithLittleRoomIsSaid_data()
    {
        QTest::addColumn<qint64>("freeMegabytes");
        QTest::addColumn<bool>("said");
        QTest::newRow("plenty") << qint64(50'000) << false;
        QTest::newRow("a small part of a huge disk") << qint64(3'000) << false;
        QTest::newRow("little") << qint64(1'500) << true;
        QTest::newRow("not known") << qint64(-1) << false;
    }
    void aDiskWithLittleRoomIsSaid()
    {
        QFETCH(qint64, freeMegabytes);
        QFETCH(bool, said);
        test::TestDatabase database(storage::Dialect::Sqlite);
        Watched watched(database);
        watched.facts.diskFreeBytes = freeMegabytes < 0 ? -1 : freeMegabytes * 1024 * 1024;
        watched.facts.diskTotalBytes = 100'000LL * 1024 * 1024;
        QCOMPARE(watched.alarms(), said ? QStringList(QStringLiteral("disk_nearly_full 1500")) : QStringList());
    }

    void aLostGapIsSaidOnceAndCanBeDismissed_data() { test::addDatabases(); }
    void aLostGapIsSaidOnceAndCanBeDismissed()
    {
        BD_TEST_DATABASE(database);
        Watched watched(database);
        const qint64 start = watched.clock.nowMs();
        QVERIFY(beginToWantEvents(watched.connection, start));
        QVERIFY(noteListening(watched.connection, start, start + kHour));
        QVERIFY(noteListening(watched.connection, start + 5 * kHour, start + 5 * kDay));
        watched.clock.advanceMs(3 * kDay + 2 * kHour);
        QCOMPARE(watched.alarms(), QStringList());         // a part of it is still in the logs
        watched.clock.advanceMs(2 * kHour + 30 * kMinute); // the logs' oldest hour is not relied upon
        const QStringList said = watched.alarms();
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.constFirst().startsWith(QStringLiteral("gap_lost ")), qPrintable(said.constFirst()));
        QVERIFY(dismissAlarm(watched.connection, QLatin1String(alarm::kGapLost), QStringLiteral("staff:ann"),
                             watched.clock.nowMs()));
        watched.clock.advanceMs(kHour);
        QCOMPARE(watched.alarms(), QStringList());
        QCOMPARE(audit::auditOf(watched.connection, QStringLiteral("alarm"), QLatin1String(alarm::kGapLost))->size(),
                 1);
    }
};

QTEST_GUILESS_MAIN(AlarmServiceTest)
#include "alarm_service_test.moc"
