// SPDX-License-Identifier: GPL-3.0-or-later
// The table of what locks, as it stands in the database, and what a change of it does.
#include "core/audit/audit_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/backers/lock_check.h"
#include "core/backers/lock_fact_repository.h"
#include "core/backers/lock_policy_repository.h"
#include "core/backers/lock_policy_service.h"
#include "core/storage/transaction.h"
#include "tests/support/at_once.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::backers;
using mail::MailClass;

namespace {

constexpr qint64 kNow = 1'790'000'000'000;
const QString kAnn = QStringLiteral("staff:ann");

QString addressOf(int number)
{
    return QStringLiteral("b%1@example.org").arg(number, 3, 10, QLatin1Char('0'));
}

// So many backers, each with a complaint.
void makeComplainers(storage::Connection &connection, int number)
{
    const LockService locks;
    for (int i = 0; i < number; ++i) {
        const auto made =
            BackerService(locks).create(connection, QStringLiteral("B-%1").arg(i), {addressOf(i), {}, {}, {}},
                                        AddressSource::Import, QStringLiteral("import"), kNow);
        const LockFact fact{addressOf(i),
                            kNow + i,
                            QStringLiteral("e%1").arg(i),
                            mail::EventKind::Complained,
                            kNow / 1000,
                            MailClass::Complaint,
                            false,
                            {}};
        if (!made || !recordLockFact(connection, fact) ||
            !locks.judge(connection, fact.address, QStringLiteral("mailgun"), kNow))
            qFatal("cannot lock");
    }
}

qint64 lockedIn(storage::Connection &connection)
{
    return *connection.number("SELECT COUNT(*) FROM backers WHERE locked_at IS NOT NULL");
}

LockPolicy withComplaint(LockEffect effect)
{
    LockPolicy policy = LockPolicy::standard();
    policy.effects[MailClass::Complaint] = effect;
    return policy;
}

QStringList differencesIn(storage::Connection &connection)
{
    QStringList found;
    if (!checkLocks(connection, [&](const QString &line) { found.append(line); }))
        qFatal("cannot check");
    return found;
}

void reviewAll(storage::Connection &connection)
{
    for (bool more = true; more;)
        more = *reviewLocks(connection, kNow + 100);
}

} // namespace

class LockPolicyServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aNewDatabaseJudgesByTheStandard_data() { test::addDatabases(); }
    void aNewDatabaseJudgesByTheStandard()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(*lockPolicyOf(database.connection()) == LockPolicy::standard());
        QVERIFY(!*reviewLocks(database.connection(), kNow));
    }

    void aChangeIsKeptForAllProgramsAndAudited_data() { test::addDatabases(); }
    void aChangeIsKeptForAllProgramsAndAudited()
    {
        BD_TEST_DATABASE(database);
        LockPolicy wanted = withComplaint(LockEffect::Never);
        wanted.strikes = 5;
        QVERIFY(changeLockPolicy(database.connection(), LockPolicy::standard(), wanted, kAnn, kNow));
        QVERIFY(changeLockPolicy(database.connection(), LockPolicy::standard(), wanted, kAnn,
                                 kNow + 1)); // nothing new: no second row
        const auto other = database.open();
        QVERIFY(*lockPolicyOf(*other) == wanted);
        const auto log = *audit::auditOf(*other, QStringLiteral("setting"), QStringLiteral("locks.complaint"));
        QCOMPARE(log.size(), 1);
        QCOMPARE(log[0].actor, kAnn);
        QCOMPARE(log[0].before, QStringLiteral("at_once"));
        QCOMPARE(log[0].after, QStringLiteral("never"));
        const auto strikes = *audit::auditOf(*other, QStringLiteral("setting"), QStringLiteral("locks.strikes"));
        QCOMPARE(strikes.size(), 1);
        QCOMPARE(strikes[0].after, QStringLiteral("5"));
    }

    void twoPeopleWhoChangeDifferentRulesBothHaveTheirs_data() { test::addDatabases(); }
    void twoPeopleWhoChangeDifferentRulesBothHaveTheirs()
    {
        BD_TEST_DATABASE(database);
        const LockPolicy shown = LockPolicy::standard(); // to both
        QVERIFY(changeLockPolicy(database.connection(), shown, withComplaint(LockEffect::Never), kAnn, kNow));
        LockPolicy bens = shown;
        bens.strikes = 5;
        LockPolicy both = withComplaint(LockEffect::Never);
        both.strikes = 5;
        const auto other = database.open();
        QVERIFY(*changeLockPolicy(*other, shown, bens, QStringLiteral("staff:ben"), kNow + 1) == both);
        QVERIFY(*lockPolicyOf(*other) == both);
        const auto log = *audit::auditOf(*other, QStringLiteral("setting"), QStringLiteral("locks.complaint"));
        QCOMPARE(log.size(), 1); // Ben did not touch it
    }

    void aRuleThatSomebodyElseChangedOtherwiseIsNotOverwritten_data() { test::addDatabases(); }
    void aRuleThatSomebodyElseChangedOtherwiseIsNotOverwritten()
    {
        BD_TEST_DATABASE(database);
        const LockPolicy shown = LockPolicy::standard();
        LockPolicy anns = withComplaint(LockEffect::Never);
        anns.strikes = 4;
        QVERIFY(changeLockPolicy(database.connection(), shown, anns, kAnn, kNow));
        LockPolicy bens = withComplaint(LockEffect::Never); // as Ann: no quarrel
        bens.strikes = 5;
        const auto refused = changeLockPolicy(database.connection(), shown, bens, kAnn, kNow + 1);
        QCOMPARE(refused.error().code, base::ErrorCode::Conflict);
        QCOMPARE(refused.error().what, QStringLiteral("strikes"));
        QCOMPARE(refused.error().detail, QStringLiteral("lock_rule_changed"));
        QVERIFY(*lockPolicyOf(database.connection()) == anns);
        QVERIFY(*changeLockPolicy(database.connection(), anns, bens, kAnn, kNow + 2) == bens);
    }

    void twoWhoChangeDifferentRulesAtThatMomentBothHaveTheirs_data() { test::addDatabases(); }
    void twoWhoChangeDifferentRulesAtThatMomentBothHaveTheirs()
    {
        BD_TEST_DATABASE(database);
        LockPolicy fiveStrikes = LockPolicy::standard();
        fiveStrikes.strikes = 5;
        const auto changing = [](const LockPolicy &wanted) {
            return [wanted](storage::Connection &connection) {
                return changeLockPolicy(connection, LockPolicy::standard(), wanted, kAnn, kNow).has_value();
            };
        };
        QVERIFY(test::atOnce(database, changing(fiveStrikes), changing(withComplaint(LockEffect::Never))));
        LockPolicy both = withComplaint(LockEffect::Never);
        both.strikes = 5;
        QVERIFY(*lockPolicyOf(database.connection()) == both);
        const auto log =
            *audit::auditOf(database.connection(), QStringLiteral("setting"), QStringLiteral("locks.strikes"));
        QCOMPARE(log.size(), 1);
    }

    void whatMakesNoSenseIsRefused_data() { test::addDatabases(); }
    void whatMakesNoSenseIsRefused()
    {
        BD_TEST_DATABASE(database);
        const auto refusal = [&](const LockPolicy &wanted) {
            return changeLockPolicy(database.connection(), LockPolicy::standard(), wanted, kAnn, kNow).error().detail;
        };
        LockPolicy policy = LockPolicy::standard();
        policy.effects[MailClass::Blocked] = LockEffect::AtOnce; // a verdict on the sender
        QCOMPARE(refusal(policy), QStringLiteral("lock_effect\nat_once"));
        policy = LockPolicy::standard();
        policy.effects[MailClass::SuppressedUnsubscribe] = LockEffect::Never;
        QCOMPARE(refusal(policy), QStringLiteral("lock_effect\nnever"));
        for (const int strikes : {0, 21}) {
            policy = LockPolicy::standard();
            policy.strikes = strikes;
            QCOMPARE(refusal(policy), QStringLiteral("lock_strikes"));
        }
        QVERIFY(*lockPolicyOf(database.connection()) == LockPolicy::standard());
    }

    void everybodyIsJudgedAnewInSlices_data() { test::addDatabases(); }
    void everybodyIsJudgedAnewInSlices()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        makeComplainers(connection, 5);
        QCOMPARE(lockedIn(connection), 5);
        QVERIFY(
            changeLockPolicy(connection, LockPolicy::standard(), withComplaint(LockEffect::Never), kAnn, kNow + 10));
        QVERIFY(*areLocksUnderReview(connection));
        QCOMPARE(differencesIn(connection), QStringList()); // being worked through is no difference
        QVERIFY(*reviewLocks(connection, kNow + 11, 2));
        QCOMPARE(lockedIn(connection), 3);
        // Another change begins anew.
        QVERIFY(
            changeLockPolicy(connection, withComplaint(LockEffect::Never), LockPolicy::standard(), kAnn, kNow + 12));
        reviewAll(connection);
        QCOMPARE(lockedIn(connection), 5);
        QVERIFY(!*areLocksUnderReview(connection));
        QVERIFY(
            changeLockPolicy(connection, LockPolicy::standard(), withComplaint(LockEffect::Never), kAnn, kNow + 13));
        reviewAll(connection);
        QCOMPARE(lockedIn(connection), 0);
        QCOMPARE(differencesIn(connection), QStringList());
        const auto log = *audit::auditOf(connection, QStringLiteral("backer"), QStringLiteral("1"));
        QCOMPARE(log.constLast().action, QStringLiteral("unlock"));
        QCOMPARE(log.constLast().actor, kAnn);
    }

    void aLockThatIsStoredOtherwiseIsFound_data() { test::addDatabases(); }
    void aLockThatIsStoredOtherwiseIsFound()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        makeComplainers(connection, 2);
        QCOMPARE(differencesIn(connection), QStringList());
        QVERIFY(connection.run("UPDATE backers SET locked_at = NULL, lock_class = NULL, lock_second = NULL, "
                               "lock_event_id = NULL, lock_kind = NULL WHERE backer_key = 'B-1'"));
        QCOMPARE(differencesIn(connection).size(), 1);
        QVERIFY(differencesIn(connection).constFirst().startsWith(QStringLiteral("backer B-1: lock stored none")));
    }

    void aChangeWaitsForWhoJudgesByTheOldTable()
    {
        if (!test::TestDatabase::postgresqlIsThere())
            QSKIP("no PostgreSQL server: start one and set PGHOST");
        test::TestDatabase database(storage::Dialect::Postgresql);
        const auto other = database.open();
        QVERIFY(other->run("SET lock_timeout = 200"));
        auto judging = storage::Transaction::begin(database.connection());
        QVERIFY(lockPolicyToJudgeBy(database.connection()));
        QVERIFY(!changeLockPolicy(*other, LockPolicy::standard(), withComplaint(LockEffect::Never), kAnn, kNow));
        QVERIFY(judging->commit());
        QVERIFY(changeLockPolicy(*other, LockPolicy::standard(), withComplaint(LockEffect::Never), kAnn, kNow));
    }
};

QTEST_GUILESS_MAIN(LockPolicyServiceTest)
#include "lock_policy_service_test.moc"
