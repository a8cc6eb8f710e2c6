// SPDX-License-Identifier: GPL-3.0-or-later
// What two programs do to one backer, or to one address, at the same moment (R-lock, R-unlock, R-source, R-batch).
#include "core/audit/audit_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/backers/erased_address_repository.h"
#include "core/backers/erasure_service.h"
#include "core/backers/lock_fact_repository.h"
#include "core/backers/suppression_service.h"
#include "core/backers/test_mail_service.h"
#include "core/backers/unlock_service.h"
#include "tests/support/at_once.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::backers;
using storage::Connection;
using test::atOnce;

class BackersAtOnceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aBounceDoesNotUndoAnUnlock_data() { test::addDatabases(); }
    void aBounceDoesNotUndoAnUnlock()
    {
        BD_TEST_DATABASE(database);
        const Backer eva = made(database, kOld);
        QVERIFY(hearing(5000)(database.connection()));
        QVERIFY(asStored(database, eva).isLocked());
        const auto unlocking = [&](Connection &connection) {
            return UnlockService(LockService()).unlockByStaff(connection, eva.id, kAnn, 9000).has_value();
        };
        QVERIFY(atOnce(database, unlocking, hearing(4000))); // which would move the evidence
        QVERIFY(!asStored(database, eva).isLocked());
        QCOMPARE(asStored(database, eva).unlockedAtMs, std::optional<qint64>(9000));
    }

    void aBounceOfTheAddressThatIsBeingLeftLocksNobody_data() { test::addDatabases(); }
    void aBounceOfTheAddressThatIsBeingLeftLocksNobody()
    {
        BD_TEST_DATABASE(database);
        const Backer eva = made(database, kOld);
        QVERIFY(atOnce(database, moving(eva), hearing(5000)));
        QCOMPARE(asStored(database, eva).address, std::optional(kNew));
        QVERIFY(!asStored(database, eva).isLocked());
        const auto log = audit::auditOf(database.connection(), QStringLiteral("backer"), QString::number(eva.id.value));
        QVERIFY(std::none_of(log->begin(), log->end(),
                             [](const audit::AuditEntry &entry) { return entry.action == QLatin1String("lock"); }));
    }

    void aLockByHandKeepsTheAddressThatIsGivenAtThatMoment_data() { test::addDatabases(); }
    void aLockByHandKeepsTheAddressThatIsGivenAtThatMoment()
    {
        BD_TEST_DATABASE(database);
        const Backer eva = made(database, kOld);
        QVERIFY(atOnce(database, moving(eva), [&](Connection &other) {
            return UnlockService(LockService())
                .lockByStaff(other, eva.id, QStringLiteral("asked us to"), kAnn, 9000)
                .has_value();
        }));
        QCOMPARE(asStored(database, eva).address, std::optional(kNew));
        QVERIFY(asStored(database, eva).isLocked());
    }

    void anApiCallKeepsTheAddressThatIsGivenAtThatMoment_data() { test::addDatabases(); }
    void anApiCallKeepsTheAddressThatIsGivenAtThatMoment()
    {
        BD_TEST_DATABASE(database);
        const Backer eva = made(database, kOld);
        QVERIFY(atOnce(database, moving(eva), [&](Connection &other) {
            return BackerService(LockService())
                .upsert(other, eva.key.text, {{}, QStringLiteral("Eva Müller"), {}, {}}, AddressSource::Api,
                        QStringLiteral("api"), 9000)
                .has_value();
        }));
        QCOMPARE(asStored(database, eva).address, std::optional(kNew));
        QCOMPARE(asStored(database, eva).name, QStringLiteral("Eva Müller"));
    }

    void whoComesWhileHisAddressBouncesIsLocked_data() { test::addDatabases(); }
    void whoComesWhileHisAddressBouncesIsLocked()
    {
        BD_TEST_DATABASE(database);
        const auto pulling = [](Connection &connection) {
            mailgun::Suppression record;
            record.address = kOld;
            record.createdMs = 5000;
            return SuppressionService(LockService())
                .pull(connection, mailgun::SuppressionList::Bounces, {record}, kAnn, 9000)
                .has_value();
        };
        QVERIFY(atOnce(database, pulling, creating("A-1", kOld)));
        const auto eva = backerByKey(database.connection(), QStringLiteral("A-1"));
        QVERIFY(eva && *eva);
        QVERIFY((*eva)->isLocked());
    }

    void twoWhoComeWithOneAddressAreTwoCopies_data() { test::addDatabases(); }
    void twoWhoComeWithOneAddressAreTwoCopies()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(atOnce(database, creating("A-1", kOld), creating("A-2", kOld)));
        const auto both = backersWithAddress(database.connection(), kOld, 10);
        QCOMPARE(both->size(), 2);
        QVERIFY(both->at(0).addressCopy != both->at(1).addressCopy); // or one call would name the address twice
    }

    void aWebBackerWhoIsAdoptedKeepsHisLockOfThatMoment_data() { test::addDatabases(); }
    void aWebBackerWhoIsAdoptedKeepsHisLockOfThatMoment()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const auto eva = BackerService(LockService()).signUp(connection, QStringLiteral("Eva"), kOld, {}, 1000);
        QVERIFY(eva);
        QVERIFY(*AddressService(LockService()).confirm(connection, eva->id, kOld, 2000));
        const auto locking = [&](Connection &mine) {
            return UnlockService(LockService())
                .lockByStaff(mine, eva->id, QStringLiteral("asked us to"), kAnn, 9000)
                .has_value();
        };
        QVERIFY(atOnce(database, locking, [](Connection &other) {
            return BackerService(LockService())
                .upsert(other, QStringLiteral("A-1"), {kOld, {}, {}, {}}, AddressSource::Api, QStringLiteral("api"),
                        9001)
                .has_value();
        }));
        QCOMPARE(asStored(database, *eva).key.text, QStringLiteral("A-1"));
        QVERIFY(asStored(database, *eva).isLocked());
        QCOMPARE(asStored(database, *eva).staffLockNote, std::optional(QStringLiteral("asked us to")));
    }

    void twoWishesForATestMailAtOnceAreOne_data() { test::addDatabases(); }
    void twoWishesForATestMailAtOnceAreOne()
    {
        BD_TEST_DATABASE(database);
        const Backer eva = made(database, kOld);
        QVERIFY(hearing(5000, mail::MailClass::Delayed)(database.connection()));
        const auto asking = [&](Connection &connection) {
            return TestMailService(LockService()).ask(connection, eva.id, 9000);
        };
        const auto second = atOnce(
            database, [&](Connection &connection) { return asking(connection).has_value(); }, asking);
        QVERIFY(!second);
        QCOMPARE(second.error().detail, QStringLiteral("test_open"));
        QCOMPARE(*database.connection().number("SELECT COUNT(*) FROM test_mails"), 1);
    }

    void anAddressGivenAtThatMomentIsErasedToo_data() { test::addDatabases(); }
    void anAddressGivenAtThatMomentIsErasedToo()
    {
        BD_TEST_DATABASE(database);
        const Backer eva = made(database, kOld);
        QVERIFY(atOnce(database, moving(eva), erasing("A-1")));
        QVERIFY(!asStored(database, eva).address);
        QCOMPARE(*database.connection().number("SELECT COUNT(*) FROM backer_addresses WHERE address IN ($1, $2)",
                                               {kOld, kNew}),
                 0);
    }

    void theFirstTwoErasuresHashByOneKey_data() { test::addDatabases(); }
    void theFirstTwoErasuresHashByOneKey()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(creating("A-1", kOld)(database.connection()));
        QVERIFY(creating("A-2", kNew)(database.connection()));
        QVERIFY(atOnce(database, erasing("A-1"), erasing("A-2")));
        const auto erased = erasedAmong(database.connection(), {kOld, kNew});
        QVERIFY(erased);
        QCOMPARE(erased->size(), 2); // both are known again when something is heard of them
    }

private:
    inline static const QString kAnn = QStringLiteral("staff:ann");
    inline static const QString kOld = QStringLiteral("eva@old.example");
    inline static const QString kNew = QStringLiteral("eva@new.example");

    static std::function<bool(Connection &)> creating(const char *key, const QString &address)
    {
        return [key = QString::fromLatin1(key), address](Connection &connection) {
            return BackerService(LockService())
                .create(connection, key, {address, QStringLiteral("Eva"), {}, {}}, AddressSource::Import,
                        QStringLiteral("import"), 1000)
                .has_value();
        };
    }
    static Backer made(test::TestDatabase &database, const QString &address)
    {
        if (!creating("A-1", address)(database.connection()))
            qFatal("cannot make a backer");
        return **backerByKey(database.connection(), QStringLiteral("A-1"));
    }
    static Backer asStored(test::TestDatabase &database, const Backer &backer)
    {
        return **backerById(database.connection(), backer.id);
    }
    static std::function<bool(Connection &)> erasing(const char *key)
    {
        return [key = QString::fromLatin1(key)](Connection &connection) {
            const auto backer = backerByKey(connection, key);
            return backer && *backer && ErasureService().erase(connection, (*backer)->id, kAnn, 9000).has_value();
        };
    }
    // He gives a new address on the account page.
    static std::function<bool(Connection &)> moving(const Backer &backer)
    {
        return [id = backer.id](Connection &connection) {
            return AddressService(LockService())
                .setEmail(connection, id, kNew, AddressSource::Backer, QStringLiteral("backer"), 8000)
                .has_value();
        };
    }
    // A bounce of the old address, as the listener judges it.
    static std::function<bool(Connection &)> hearing(qint64 atMs, mail::MailClass mailClass = mail::MailClass::Hard)
    {
        return [atMs, mailClass](Connection &connection) {
            const LockFact fact{
                kOld, atMs, QStringLiteral("e%1").arg(atMs), mail::EventKind::Failed, atMs / 1000, mailClass,
                true, {1}};
            return storage::inTransaction(
                       connection,
                       [&]() -> base::Result<void> {
                           BD_TRY(recordLockFact(connection, fact));
                           BD_TRY(LockService().judge(connection, kOld, QStringLiteral("mailgun"), atMs));
                           return {};
                       })
                .has_value();
        };
    }
};

QTEST_GUILESS_MAIN(BackersAtOnceTest)
#include "backers_at_once_test.moc"
