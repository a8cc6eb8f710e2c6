// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_repository.h"
#include "core/backers/address_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/lock_fact_repository.h"
#include "core/backers/lock_service.h"
#include "core/storage/transaction.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <random>

using namespace bouncedesk;
using namespace bouncedesk::backers;

namespace {

const QString kAddress = QStringLiteral("eva@example.org");
constexpr qint64 kDay = 24LL * 3600 * 1000;

Backer stored(storage::Connection &connection, const QString &key, const QString &address = kAddress)
{
    Backer backer;
    backer.key = {key};
    backer.name = QStringLiteral("Eva");
    backer.email = address;
    backer.address = address;
    const auto inserted =
        storage::inTransaction(connection, [&]() -> base::Result<void> { return insertBacker(connection, backer); });
    if (!inserted)
        qFatal("cannot insert");
    return backer;
}

LockFact fact(qint64 atMs, mail::MailClass mailClass, qint64 mail)
{
    return {kAddress, atMs,  QStringLiteral("e%1").arg(atMs), mail::EventKind::Failed, atMs / 1000, mailClass,
            true,     {mail}};
}

} // namespace

class LockServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void allWhoShareTheAddressAreLocked_data() { test::addDatabases(); }
    void allWhoShareTheAddressAreLocked()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const Backer one = stored(connection, QStringLiteral("A-1"));
        const Backer two = stored(connection, QStringLiteral("A-2"));
        const Backer other = stored(connection, QStringLiteral("B-1"), QStringLiteral("bob@example.org"));
        QCOMPARE(one.addressCopy, 0);
        QCOMPARE(two.addressCopy, 1);
        QVERIFY(recordLockFact(connection, fact(5000, mail::MailClass::Hard, 1)));
        const LockService locks;
        QCOMPARE(*locks.judge(connection, kAddress, QStringLiteral("mailgun"), 9000), 2);
        QCOMPARE(*locks.judge(connection, kAddress, QStringLiteral("mailgun"), 9001), 0);
        const Backer locked = **backerById(connection, two.id);
        QVERIFY(locked.isLocked());
        QCOMPARE(locked.lock->sinceMs, 5000);
        QCOMPARE(locked.lock->mailClass, mail::MailClass::Hard);
        QCOMPARE(locked.lock->evidence->eventId, QStringLiteral("e5000"));
        QVERIFY(!(**backerById(connection, other.id)).isLocked());
        const auto log = audit::auditOf(connection, QStringLiteral("backer"), QString::number(one.id.value));
        QCOMPARE(log->size(), 1);
        QCOMPARE(log->constFirst().action, QStringLiteral("lock"));
        QCOMPARE(log->constFirst().atMs, 9000);
        QCOMPARE(log->constFirst().actor, QStringLiteral("mailgun"));
    }

    void anEarlierFactThatComesLaterMovesTheEvidence_data() { test::addDatabases(); }
    void anEarlierFactThatComesLaterMovesTheEvidence()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const Backer one = stored(connection, QStringLiteral("A-1"));
        const LockService locks;
        QVERIFY(recordLockFact(connection, fact(5000, mail::MailClass::Hard, 1)));
        QVERIFY(locks.judge(connection, kAddress, QStringLiteral("mailgun"), 9000));
        QVERIFY(recordLockFact(connection, fact(4000, mail::MailClass::SuppressedBounce, 2)));
        QCOMPARE(*locks.judge(connection, kAddress, QStringLiteral("mailgun"), 9001), 1);
        const Backer locked = **backerById(connection, one.id);
        QCOMPARE(locked.lock->sinceMs, 4000);
        QCOMPARE(locked.lock->mailClass, mail::MailClass::SuppressedBounce);
    }

    void anAddressIsKnownDead_data() { test::addDatabases(); }
    void anAddressIsKnownDead()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const LockService locks;
        QVERIFY(!*locks.isKnownDead(connection, kAddress));
        QVERIFY(recordLockFact(connection, fact(5000, mail::MailClass::Hard, 1)));
        QVERIFY(*locks.isKnownDead(connection, kAddress));
    }

    // Judging after each fact, in any order and with doubles, ends where judging once at the end does.
    void anyOrderEndsTheSame_data() { test::addDatabases(); }
    void anyOrderEndsTheSame()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const Backer one = stored(connection, QStringLiteral("A-1"));
        const LockService locks;
        constexpr mail::MailClass kClasses[]{mail::MailClass::Soft, mail::MailClass::Expired, mail::MailClass::Blocked,
                                             mail::MailClass::Hard};
        std::mt19937 random(11);
        for (int round = 0; round < 25; ++round) {
            QList<LockFact> facts;
            for (int i = 0; i < 6; ++i)
                facts.append(
                    fact(qint64(random() % 8) * kDay + i, kClasses[random() % (round % 3 ? 3 : 4)], 1 + random() % 4));
            const LockJudgement expected =
                judgeLock(LockPolicy::standard(), one.lockHistory(), facts, {}, base::ReportingZone());
            for (int shuffle = 0; shuffle < 6; ++shuffle) {
                const auto done = storage::inTransaction(connection, [&]() -> base::Result<void> {
                    BD_TRY(connection.run("DELETE FROM lock_facts"));
                    std::shuffle(facts.begin(), facts.end(), random);
                    for (const LockFact &each : facts + facts.mid(0, 2)) {
                        BD_TRY(recordLockFact(connection, each));
                        BD_TRY(locks.judge(connection, kAddress, QStringLiteral("mailgun"), 1));
                    }
                    return {};
                });
                QVERIFY(done);
                const Backer now = **backerById(connection, one.id);
                QVERIFY(now.lock == expected.lock);
            }
        }
    }
};

QTEST_GUILESS_MAIN(LockServiceTest)
#include "lock_service_test.moc"
