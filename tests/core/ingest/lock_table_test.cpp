// SPDX-License-Identifier: GPL-3.0-or-later
// Ingest judges by the table of what locks that stands in the database, from the change on.
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/backers/lock_policy_service.h"
#include "core/ingest/database_check.h"
#include "core/ingest/ingest_service.h"
#include "tests/support/event_builder.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using test::EventBuilder;

class LockTableTest : public test::StrictFixture {
    Q_OBJECT

    static constexpr qint64 kNow = 1'790'000'000'000;

private Q_SLOTS:
    void aChangeHoldsForTheNextEventAndForThoseBefore_data() { test::addDatabases(); }
    void aChangeHoldsForTheNextEventAndForThoseBefore()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const auto eva = backers::BackerService(backers::LockService())
                             .create(connection, QStringLiteral("A-1"), {QStringLiteral("eva@a.example"), {}, {}, {}},
                                     backers::AddressSource::Import, QStringLiteral("import"), kNow - 1000);
        const auto isLocked = [&] { return backers::backerById(connection, eva->id)->value().isLocked(); };
        const test::FakeClock clock(kNow);
        ingest::IngestService service(clock);
        const auto take = [&](qint64 atMs) {
            const auto event = EventBuilder("failed", "m" + QByteArray::number(atMs) + "@x", "eva@a.example", atMs)
                                   .permanent("bounce", 550, "5.1.1")
                                   .made();
            return service.ingest(connection, {&event, 1}).constFirst().has_value();
        };
        backers::LockPolicy policy = backers::LockPolicy::standard();
        policy.effects[mail::MailClass::Hard] = backers::LockEffect::AfterStrikes;
        policy.strikes = 2;
        QVERIFY(backers::changeLockPolicy(connection, policy, QStringLiteral("staff:ann"), kNow));
        QVERIFY(take(kNow));
        QVERIFY(!isLocked());
        policy.strikes = 1;
        QVERIFY(backers::changeLockPolicy(connection, policy, QStringLiteral("staff:ann"), kNow));
        QVERIFY(backers::reviewLocks(connection, kNow));
        QVERIFY(isLocked());
        QVERIFY(take(kNow + 10));
        QCOMPARE(ingest::checkDatabase(connection)->differences, QStringList());
    }
};

QTEST_GUILESS_MAIN(LockTableTest)
#include "lock_table_test.moc"
