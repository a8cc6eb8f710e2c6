// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_repository.h"
#include "core/ingest/ingest_service.h"
#include "core/ingest/partition_service.h"
#include "core/ingest/retention_service.h"
#include "core/mail/body_repository.h"
#include "core/mail/event_repository.h"
#include "tests/support/event_builder.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::ingest;
using test::EventBuilder;

namespace {

constexpr qint64 kDay = 24LL * 3600 * 1000;
constexpr int kKeptDays = 90;
const QString kServer = QStringLiteral("staff:server");

struct Company {
    explicit Company(test::TestDatabase &database) : connection(database.connection()) {}

    void hear(const char *kind = "delivered")
    {
        IngestService service(clock);
        InboundEvent event =
            EventBuilder(kind, QByteArray::number(++m_mail) + "@x", "eva@a.example", clock.nowMs()).made();
        event.receivedAtMs = clock.nowMs();
        event.body = "{\"raw\":true}";
        if (!service.ingest(connection, {&event, 1}).constFirst())
            qFatal("not stored");
    }
    // As the engine does it, until nothing is left to do.
    void keepHouse(const config::Settings &settings = {})
    {
        const auto kept = keepAtLeast(connection, wantedPeriods(settings), kServer, clock.nowMs());
        const RetentionLimits limits = retentionLimits(clock.nowMs(), *kept);
        bool more = true;
        while (more)
            more = *removeExpired(connection, limits) || *dropExpiredBodies(connection, limits.bodiesBeforeMs);
        if (!makePartitionsAhead(connection, clock.nowMs()))
            qFatal("no partitions");
    }
    RetentionPeriods kept() { return *keptPeriods(connection); }
    qint64 count(const char *table) { return *connection.number(std::string("SELECT COUNT(*) FROM ") + table); }

    storage::Connection &connection;
    test::FakeClock clock;

private:
    int m_mail = 0;
};

} // namespace

class RetentionServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void rawTextGoesWhileEventsAndCountsStay_data() { test::addDatabases(); }
    void rawTextGoesWhileEventsAndCountsStay()
    {
        BD_TEST_DATABASE(database);
        Company company(database);
        company.keepHouse();
        for (int month = 0; month < 6; ++month) {
            company.hear();
            company.clock.advanceMs(30 * kDay);
            company.keepHouse();
        }
        const qint64 oldest = company.clock.nowMs() - (kKeptDays + 31) * kDay;
        QVERIFY(company.count("bodies") >= 3);
        QVERIFY(company.count("bodies") < 6);
        QCOMPARE(*company.connection.number("SELECT COUNT(*) FROM bodies WHERE received_at < $1", {oldest}), 0);
        QCOMPARE(company.count("events"), 6);
        QCOMPARE(*company.connection.number("SELECT SUM(mails) FROM counts WHERE grain = 0"), 6);
        const auto events = mail::newestEvents(company.connection, {}, {}, 10);
        QCOMPARE(*mail::rawBody(company.connection, events->constFirst()), QByteArray("{\"raw\":true}"));
        QCOMPARE(*mail::rawBody(company.connection, events->constLast()), QByteArray());
    }

    void rawTextThatIsGoneIsNeverAnothersAgain_data() { test::addDatabases(); }
    void rawTextThatIsGoneIsNeverAnothersAgain()
    {
        BD_TEST_DATABASE(database);
        Company company(database);
        company.hear();
        company.clock.advanceMs((kKeptDays + 40) * kDay); // and nothing came
        company.keepHouse();
        QCOMPARE(*company.connection.number("SELECT COALESCE(SUM(length(bytes)), 0) FROM bodies"), 0);
        company.hear("opened");
        const auto events = mail::newestEvents(company.connection, {}, {}, 10);
        QCOMPARE(events->size(), 2);
        QCOMPARE(*mail::rawBody(company.connection, events->constFirst()), QByteArray("{\"raw\":true}"));
        QCOMPARE(*mail::rawBody(company.connection, events->constLast()), QByteArray());
    }

    void aStepIsSmall_data() { test::addDatabases(); }
    void aStepIsSmall()
    {
        BD_TEST_DATABASE(database);
        Company company(database);
        for (int i = 0; i < 50; ++i)
            company.hear();
        company.clock.advanceMs((kKeptDays + 40) * kDay);
        QVERIFY(*removeExpired(company.connection, retentionLimits(company.clock.nowMs(), company.kept())));
        QCOMPARE(company.count("bodies"), 30);
    }

    void whoWasToldAShorterTimeRemovesNothingThatAnotherKeeps_data() { test::addDatabases(); }
    void whoWasToldAShorterTimeRemovesNothingThatAnotherKeeps()
    {
        BD_TEST_DATABASE(database);
        Company company(database);
        config::Settings server, desktop;
        server.bodyRetentionDays = 365;
        desktop.bodyRetentionDays = 30;
        company.keepHouse(server);
        company.hear();
        company.hear(); // the newest row of all is never removed, only emptied
        company.clock.advanceMs(200 * kDay);
        company.keepHouse(desktop);
        company.keepHouse(); // told nothing
        QCOMPARE(*company.connection.number("SELECT COUNT(*) FROM bodies WHERE length(bytes) > 0"), 2);
        QCOMPARE(company.kept().rawEventDays, 365);
    }

    void aLongerSettingHoldsForAllFromNowOnAndIsAudited_data() { test::addDatabases(); }
    void aLongerSettingHoldsForAllFromNowOnAndIsAudited()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        QCOMPARE(*keepAtLeast(connection, {7, 30}, kServer, 1), (RetentionPeriods{7, 30}));
        QCOMPARE(*keepAtLeast(connection, {14, 100}, kServer, 2), (RetentionPeriods{14, 100})); // as numbers, not texts
        QCOMPARE(*keepAtLeast(connection, {7, 9}, kServer, 3), (RetentionPeriods{14, 100}));
        QCOMPARE(*keptPeriods(*database.open()), (RetentionPeriods{14, 100}));
        const auto log =
            *audit::auditOf(connection, QStringLiteral("setting"), QStringLiteral("retention.raw_events_kept_days"));
        QCOMPARE(log.size(), 1);
        QCOMPARE(log[0].actor, kServer);
        QCOMPARE(log[0].before, QStringLiteral("30"));
        QCOMPARE(log[0].after, QStringLiteral("100"));
    }

    void whatNobodySetIsKeptForNinetyDays_data() { test::addDatabases(); }
    void whatNobodySetIsKeptForNinetyDays()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const RetentionPeriods standard{7, kKeptDays};
        QCOMPARE(*keptPeriods(connection), standard);
        QCOMPARE(*keepAtLeast(connection, wantedPeriods({}), kServer, 1), standard);
        QVERIFY(changeRetention(connection, {std::nullopt, 30}, kServer, 2));
        QCOMPARE(keepAtLeast(connection, wantedPeriods({}), kServer, 3)->rawEventDays, 30);
    }

    void shorteningIsDeliberateAndAudited_data() { test::addDatabases(); }
    void shorteningIsDeliberateAndAudited()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        QVERIFY(keepAtLeast(connection, {62, 365}, kServer, 1));
        QVERIFY(changeRetention(connection, {std::nullopt, 30}, kServer, 2));
        QCOMPARE(*keptPeriods(connection), (RetentionPeriods{62, 30}));
        QVERIFY(changeRetention(connection, {7, std::nullopt}, kServer, 3));
        QCOMPARE(*keptPeriods(connection), (RetentionPeriods{7, 30}));
        const auto log =
            *audit::auditOf(connection, QStringLiteral("setting"), QStringLiteral("retention.raw_events_kept_days"));
        QCOMPARE(log.size(), 1);
        QCOMPARE(log[0].before, QStringLiteral("365"));
        for (const RetentionChange &senseless : {RetentionChange{6, 20}, RetentionChange{std::nullopt, 0}})
            QCOMPARE(changeRetention(connection, senseless, kServer, 4).error().code, base::ErrorCode::InvalidInput);
        QCOMPARE(*keptPeriods(connection), (RetentionPeriods{7, 30}));
    }

    // A replay would find its token forgotten.
    void tokensAreKeptForTwiceTheWindow_data()
    {
        QTest::addColumn<int>("windowSeconds");
        QTest::addColumn<int>("days");
        QTest::newRow("a day: at least a week") << 86400 << 7;
        QTest::newRow("a week") << 7 * 86400 << 14;
        QTest::newRow("no whole days are rounded up") << 5 * 86400 + 1 << 11;
        QTest::newRow("the longest") << 31 * 86400 << 62;
    }
    void tokensAreKeptForTwiceTheWindow()
    {
        QFETCH(int, windowSeconds);
        QFETCH(int, days);
        config::Settings settings;
        settings.webhookWindowSeconds = windowSeconds;
        const RetentionPeriods wanted = wantedPeriods(settings);
        QCOMPARE(wanted.tokenDays, days);
        QCOMPARE(retentionLimits(1000 * kDay, wanted).tokensBeforeSecond, (1000 - days) * kDay / 1000);
    }

    void whatCouldNotBeUsedWaitsForAnUpgrade_data() { test::addDatabases(); }
    void whatCouldNotBeUsedWaitsForAnUpgrade()
    {
        BD_TEST_DATABASE(database);
        Company company(database);
        company.hear("list_uploaded");
        QVERIFY(company.connection.run("INSERT INTO quarantine (received_at, reason, content_type, body) "
                                       "VALUES ($1, 'test_button', '', $2)",
                                       {company.clock.nowMs(), QByteArray("{}")}));
        company.clock.advanceMs(400 * kDay);
        company.keepHouse();
        QCOMPARE(company.count("quarantine"), 1);
        QCOMPARE(*company.connection.number("SELECT COUNT(*) FROM quarantine WHERE reason = 'unknown_kind'"), 1);
    }

    void monthsAreMadeAheadAndHoldWhatComes()
    {
        if (!test::TestDatabase::postgresqlIsThere())
            QSKIP("no PostgreSQL server: start one and set PGHOST");
        test::TestDatabase database(storage::Dialect::Postgresql);
        Company company(database); // 21 September 2026
        QVERIFY(makePartitionsAhead(company.connection, company.clock.nowMs()));
        company.hear();
        QCOMPARE(company.count("bodies_2026_09"), 1);
        QCOMPARE(company.count("events_2026_09"), 1);
        QCOMPARE(company.count("bodies_2026_11"), 0);
        company.clock.advanceMs(60 * kDay);
        company.hear();
        QCOMPARE(company.count("bodies_2026_11"), 1);
        QVERIFY(makePartitionsAhead(company.connection, company.clock.nowMs()));
        QCOMPARE(company.count("events_2027_01"), 0);
        QCOMPARE(company.count("events_default"), 0);
        QVERIFY(!*dropExpiredBodies(company.connection, company.clock.nowMs() - kKeptDays * kDay));
        company.clock.advanceMs(45 * kDay);
        QVERIFY(*dropExpiredBodies(company.connection, company.clock.nowMs() - kKeptDays * kDay));
        QCOMPARE(company.count("bodies"), 1);
        QCOMPARE(company.count("events"), 2);
    }

    // What comes while the month that it belongs to is made is stored like all else: nothing refuses it meanwhile.
    void eventsAreTakenHoweverFarTheMonthThatComesNowGot()
    {
        if (!test::TestDatabase::postgresqlIsThere())
            QSKIP("no PostgreSQL server: start one and set PGHOST");
        test::TestDatabase database(storage::Dialect::Postgresql);
        Company company(database);
        for (const char *held : {"events", "bodies"}) {
            const auto other = database.open();
            QVERIFY(other->script(QByteArray("BEGIN; LOCK TABLE ONLY ") + held + " IN ROW EXCLUSIVE MODE"));
            QVERIFY(!makePartitionsAhead(company.connection, company.clock.nowMs()));
            QVERIFY(other->script("ROLLBACK"));
            company.hear();
        }
        QCOMPARE(company.count("quarantine"), 0);
        QCOMPARE(company.count("events"), 2);
        QCOMPARE(company.count("bodies"), 2);
    }

    void aMonthThatBeganInTheDefaultPartitionStaysThere()
    {
        if (!test::TestDatabase::postgresqlIsThere())
            QSKIP("no PostgreSQL server: start one and set PGHOST");
        test::TestDatabase database(storage::Dialect::Postgresql);
        Company company(database);
        company.hear();
        QVERIFY(makePartitionsAhead(company.connection, company.clock.nowMs()));
        QCOMPARE(company.count("events_default"), 1);
        QCOMPARE(company.count("events_2026_10"), 0);
        company.hear();
        QCOMPARE(company.count("events_default"), 2);
    }
};

QTEST_GUILESS_MAIN(RetentionServiceTest)
#include "retention_service_test.moc"
