// SPDX-License-Identifier: GPL-3.0-or-later
// Ingest judges by the table of what locks that stands in the database, from the change on.
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/backers/lock_policy_repository.h"
#include "core/backers/lock_policy_service.h"
#include "core/ingest/database_check.h"
#include "core/ingest/ingest_service.h"
#include "tests/support/event_builder.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using test::EventBuilder;

namespace {

constexpr qint64 kNow = 1'790'000'000'000;
constexpr qint64 kDay = 24LL * 3600 * 1000;

// One backer and what Mailgun says about her address.
struct Desk {
    explicit Desk(storage::Connection &database) : connection(database), clock(kNow), service(clock)
    {
        const auto made = backers::BackerService(backers::LockService())
                              .create(connection, QStringLiteral("A-1"), {QStringLiteral("eva@a.example"), {}, {}, {}},
                                      backers::AddressSource::Import, QStringLiteral("import"), kNow - kDay);
        if (!made)
            qFatal("no backer");
        eva = made->id;
    }

    bool isLocked() const { return backers::backerById(connection, eva)->value().isLocked(); }
    bool bounces(qint64 atMs)
    {
        return take(EventBuilder("failed", "m" + QByteArray::number(atMs) + "@x", "eva@a.example", atMs)
                        .permanent("bounce", 550, "5.1.1"));
    }
    bool isDelivered(qint64 atMs)
    {
        return take(EventBuilder("delivered", "m" + QByteArray::number(atMs) + "@x", "eva@a.example", atMs));
    }
    bool change(backers::LockEffect ofHard, int strikes) const
    {
        backers::LockPolicy policy = backers::LockPolicy::standard();
        policy.effects[mail::MailClass::Hard] = ofHard;
        policy.strikes = strikes;
        const backers::LockPolicy shown = *backers::lockPolicyOf(connection);
        return backers::changeLockPolicy(connection, shown, policy, QStringLiteral("staff:ann"), kNow).has_value() &&
               backers::reviewLocks(connection, kNow).has_value();
    }
    QStringList differences() const { return ingest::checkDatabase(connection)->differences; }

    storage::Connection &connection;

private:
    bool take(const EventBuilder &builder)
    {
        const auto event = builder.made();
        return service.ingest(connection, {&event, 1}).constFirst().has_value();
    }

    const test::FakeClock clock;
    ingest::IngestService service;
    base::BackerRow eva;
};

} // namespace

class LockTableTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aChangeHoldsForTheNextEventAndForThoseBefore_data() { test::addDatabases(); }
    void aChangeHoldsForTheNextEventAndForThoseBefore()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        QVERIFY(desk.change(backers::LockEffect::AfterStrikes, 2));
        QVERIFY(desk.bounces(kNow));
        QVERIFY(!desk.isLocked());
        QVERIFY(desk.change(backers::LockEffect::AfterStrikes, 1));
        QVERIFY(desk.isLocked());
        QVERIFY(desk.bounces(kNow + 10));
        QCOMPARE(desk.differences(), QStringList());
    }

    void aDeliveryThatIsHeardOfLateBreaksTheRowOfStrikesByTheTableInForce_data() { test::addDatabases(); }
    void aDeliveryThatIsHeardOfLateBreaksTheRowOfStrikesByTheTableInForce()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        QVERIFY(desk.change(backers::LockEffect::AfterStrikes, 2));
        QVERIFY(desk.bounces(kNow) && desk.bounces(kNow + 2 * kDay));
        QVERIFY(desk.isLocked());
        QVERIFY(desk.isDelivered(kNow + kDay));
        QVERIFY(!desk.isLocked());
        QVERIFY(desk.change(backers::LockEffect::AtOnce, 2));
        QVERIFY(desk.isLocked());
        QVERIFY(desk.isDelivered(kNow + 3 * kDay));
        QVERIFY(desk.isLocked());
        QCOMPARE(desk.differences(), QStringList());
    }
};

QTEST_GUILESS_MAIN(LockTableTest)
#include "lock_table_test.moc"
