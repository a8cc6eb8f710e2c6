// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/lease.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using tasks::Lease;
using tasks::LeaseTaking;
using tasks::ProcessIdentity;

namespace {

const QString kRole = QStringLiteral("sender");

ProcessIdentity elsewhere()
{
    ProcessIdentity other = ProcessIdentity::ofThisProcess();
    other.host = QStringLiteral("another machine");
    return other;
}

// A process of this machine that has ended.
ProcessIdentity deadHere()
{
    ProcessIdentity dead = ProcessIdentity::ofThisProcess();
    dead.started -= 1;
    return dead;
}

} // namespace

class LeaseTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void oneHoldsItAtATime_data() { test::addDatabases(); }
    void oneHoldsItAtATime()
    {
        BD_TEST_DATABASE(database);
        test::FakeClock clock;
        Lease ours(kRole, clock);
        Lease theirs(kRole, clock, elsewhere());
        QCOMPARE(*ours.take(database.connection()), LeaseTaking::Taken);
        QVERIFY(ours.isHeld());
        QCOMPARE(*theirs.take(database.connection()), LeaseTaking::HeldByOther);
        QVERIFY(!theirs.isHeld());
        QVERIFY(ours.release(database.connection()));
        QCOMPARE(*theirs.take(database.connection()), LeaseTaking::Taken);
        QCOMPARE(*ours.take(database.connection()), LeaseTaking::HeldByOther);
    }

    void aDeadHolderOfThisMachineIsReplacedAtOnce_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<bool>("rebooted");
        for (const auto &[name, dialect] : test::databases()) {
            QTest::newRow(("its number went to another process, " + name).constData()) << int(dialect) << false;
            QTest::newRow(("the machine started again, " + name).constData()) << int(dialect) << true;
        }
    }
    void aDeadHolderOfThisMachineIsReplacedAtOnce()
    {
        BD_TEST_DATABASE(database);
        QFETCH(bool, rebooted);
        test::FakeClock clock;
        ProcessIdentity before = deadHere();
        if (rebooted)
            before.bootId = QStringLiteral("the boot before");
        Lease dead(kRole, clock, before);
        QCOMPARE(*dead.take(database.connection()), LeaseTaking::Taken);
        Lease ours(kRole, clock);
        QCOMPARE(*ours.take(database.connection()), LeaseTaking::Taken);
        QVERIFY(!*dead.renew(database.connection()));
        QVERIFY(!dead.isHeld());
    }

    void anotherMachinesHolderIsReplacedWhenItRanOut_data() { test::addDatabases(); }
    void anotherMachinesHolderIsReplacedWhenItRanOut()
    {
        BD_TEST_DATABASE(database);
        test::FakeClock clock;
        Lease theirs(kRole, clock, elsewhere());
        QCOMPARE(*theirs.take(database.connection()), LeaseTaking::Taken);
        Lease ours(kRole, clock);
        QCOMPARE(*ours.take(database.connection()), LeaseTaking::HeldByOther);
        QVERIFY(database.connection().run("UPDATE holders SET lease_until = 1"));
        QCOMPARE(*ours.take(database.connection()), LeaseTaking::TakenFromAfar);
        QVERIFY(!*theirs.renew(database.connection()));
    }

    void aStoppedHolderOfThisMachineIsReplacedWhenItRanOut_data() { test::addDatabases(); }
    void aStoppedHolderOfThisMachineIsReplacedWhenItRanOut()
    {
        BD_TEST_DATABASE(database);
        test::FakeClock clock;
        ProcessIdentity parent = ProcessIdentity::ofThisProcess();
        Lease theirs(kRole, clock, parent);
        QCOMPARE(*theirs.take(database.connection()), LeaseTaking::Taken);
        // Seen by another process of the machine: the holder, this one, lives.
        ProcessIdentity other = parent;
        other.pid += 1;
        Lease ours(kRole, clock, other);
        QCOMPARE(*ours.take(database.connection()), LeaseTaking::HeldByOther);
        QVERIFY(database.connection().run("UPDATE holders SET lease_until = 1"));
        QCOMPARE(*ours.take(database.connection()), LeaseTaking::TakenFromAfar);
    }

    void aSleeperKnowsThatItsLeaseEnded_data() { test::addDatabases(); }
    void aSleeperKnowsThatItsLeaseEnded()
    {
        BD_TEST_DATABASE(database);
        test::FakeClock clock;
        Lease ours(kRole, clock);
        QVERIFY(ours.take(database.connection()).has_value());
        clock.advanceMs(tasks::kLeaseMs - 1);
        QVERIFY(ours.isHeld());
        QVERIFY(ours.wantsRenewal());
        clock.advanceMs(1);
        QVERIFY(!ours.isHeld());
        QVERIFY(*ours.renew(database.connection())); // nobody wanted it meanwhile
        QVERIFY(ours.isHeld());
    }

    void processesOfThisMachineAreKnownToLive()
    {
        QCOMPARE(tasks::livenessOf(ProcessIdentity::ofThisProcess()), tasks::Liveness::Alive);
        QCOMPARE(tasks::livenessOf(deadHere()), tasks::Liveness::Dead);
        QCOMPARE(tasks::livenessOf(elsewhere()), tasks::Liveness::Elsewhere);
        ProcessIdentity gone = ProcessIdentity::ofThisProcess();
        gone.pid = 1 << 30;
        QCOMPARE(tasks::livenessOf(gone), tasks::Liveness::Dead);
    }
};

QTEST_GUILESS_MAIN(LeaseTest)
#include "lease_test.moc"
