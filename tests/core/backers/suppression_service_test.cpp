// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/backers/erasure_service.h"
#include "core/backers/lock_fact_repository.h"
#include "core/backers/suppression_service.h"
#include "core/backers/unlock_service.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::backers;
using mailgun::Suppression;
using mailgun::SuppressionList;

namespace {

const QString kStaff = QStringLiteral("staff:ann");
constexpr qint64 kListedMs = 5'000;
constexpr qint64 kNowMs = 60'000;

Backer stored(storage::Connection &connection, const char *key)
{
    const auto made =
        BackerService(LockService())
            .create(connection, QLatin1String(key), {QStringLiteral("Eva@example.org"), QStringLiteral("Eva"), {}, {}},
                    AddressSource::Import, QStringLiteral("import"), 1000);
    if (!made)
        qFatal("cannot make a backer");
    return *made;
}

Suppression record(const QString &address, qint64 createdMs = kListedMs, const QStringList &tags = {})
{
    return {address, QStringLiteral("550"), QStringLiteral("no mailbox"), tags, createdMs};
}

const SuppressionService &service()
{
    static const SuppressionService one{LockService()};
    return one;
}

Backer now(storage::Connection &connection, const Backer &backer)
{
    return **backerById(connection, backer.id);
}

const QString kEva = QStringLiteral("eva@example.org");

} // namespace

class SuppressionServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aRecordLocksFromTheTimeThatMailgunTells_data() { test::addDatabases(); }
    void aRecordLocksFromTheTimeThatMailgunTells()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const Backer eva = stored(connection, "A-1");
        const auto tally = service().pull(connection, SuppressionList::Bounces,
                                          {record(QStringLiteral("Eva@Example.org"))}, kStaff, kNowMs);
        QVERIFY(tally);
        QCOMPARE(tally->news, 1);
        QCOMPARE(tally->changed, 1);
        const Backer locked = now(connection, eva);
        QVERIFY(locked.isLocked());
        QCOMPARE(locked.lock->mailClass, mail::MailClass::SuppressedBounce);
        QCOMPARE(locked.lock->sinceMs, kListedMs + 999);
        QCOMPARE(locked.lock->evidence->eventId, QStringLiteral("mailgun's bounces"));
        const auto log = audit::auditOf(connection, QStringLiteral("backer"), QString::number(eva.id.value));
        QCOMPARE(log->size(), 1);
        QCOMPARE(log->constFirst().action, QStringLiteral("lock"));
        QCOMPARE(log->constFirst().actor, kStaff);
    }

    void pullingAgainChangesNothing_data() { test::addDatabases(); }
    void pullingAgainChangesNothing()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        stored(connection, "A-1");
        QVERIFY(service().pull(connection, SuppressionList::Bounces, {record(kEva)}, kStaff, kNowMs));
        const auto again = service().pull(connection, SuppressionList::Bounces, {record(kEva)}, kStaff, kNowMs + 1);
        QVERIFY(again);
        QCOMPARE(again->records, 1);
        QCOMPARE(again->news, 0);
        QCOMPARE(again->changed, 0);
    }

    // Mailgun tells seconds: the event is told to the millisecond, and came before the record.
    void theEventThatPutItThereStaysTheEvidence_data() { test::addDatabases(); }
    void theEventThatPutItThereStaysTheEvidence()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const Backer eva = stored(connection, "A-1");
        QVERIFY(recordLockFact(connection, {kEva,
                                            kListedMs + 447,
                                            QStringLiteral("e1"),
                                            mail::EventKind::Failed,
                                            kListedMs / 1000,
                                            mail::MailClass::Hard,
                                            true,
                                            {1}}));
        QCOMPARE(*LockService().judge(connection, kEva, QStringLiteral("mailgun"), kNowMs), 1);
        const auto tally = service().pull(connection, SuppressionList::Bounces, {record(kEva)}, kStaff, kNowMs);
        QCOMPARE(tally->changed, 0);
        QCOMPARE(now(connection, eva).lock->evidence->eventId, QStringLiteral("e1"));
    }

    void whoWasUnlockedSinceStaysUnlockedAndIsADifference_data() { test::addDatabases(); }
    void whoWasUnlockedSinceStaysUnlockedAndIsADifference()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const Backer eva = stored(connection, "A-1");
        QVERIFY(service().pull(connection, SuppressionList::Bounces, {record(kEva)}, kStaff, kNowMs));
        QVERIFY(
            UnlockService(LockService()).unlockByStaff(connection, eva.id, kStaff, kNowMs, UnlockService::AreRemoved));
        QCOMPARE(service().pull(connection, SuppressionList::Complaints, {record(kEva)}, kStaff, kNowMs)->changed, 0);
        QVERIFY(!now(connection, eva).isLocked());
        const auto rows = service().compare(connection, SuppressionList::Bounces, {record(kEva)});
        QCOMPARE(rows->size(), 1);
        QVERIFY(!rows->constFirst().isKnownHere);
    }

    void anUnsubscribeHoldsUnlessItIsFromATag_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<bool>("holds");
        for (const auto &[on, dialect] : test::databases()) {
            QTest::newRow(("from everything " + on).constData())
                << int(dialect) << QStringList{QStringLiteral("*")} << true;
            QTest::newRow(("from a tag " + on).constData())
                << int(dialect) << QStringList{QStringLiteral("news")} << false;
        }
    }
    void anUnsubscribeHoldsUnlessItIsFromATag()
    {
        QFETCH(QStringList, tags);
        QFETCH(bool, holds);
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const Backer eva = stored(connection, "A-1");
        const auto tally =
            service().pull(connection, SuppressionList::Unsubscribes, {record(kEva, kListedMs, tags)}, kStaff, kNowMs);
        QCOMPARE(tally->changed, holds ? 1 : 0);
        QVERIFY(!now(connection, eva).isLocked());
        QCOMPARE(now(connection, eva).heldAtMs.has_value(), holds);
    }

    void whatHasNoTimeIsLeftOut_data() { test::addDatabases(); }
    void whatHasNoTimeIsLeftOut()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const Backer eva = stored(connection, "A-1");
        const auto tally = service().pull(connection, SuppressionList::Bounces, {record(kEva, 0)}, kStaff, kNowMs);
        QCOMPARE(tally->undated, 1);
        QCOMPARE(tally->news, 0);
        QVERIFY(!now(connection, eva).isLocked());
    }

    void anErasedAddressIsNotWrittenDownAgain_data() { test::addDatabases(); }
    void anErasedAddressIsNotWrittenDownAgain()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const Backer eva = stored(connection, "A-1");
        QVERIFY(ErasureService().erase(connection, eva.id, kStaff, kNowMs));
        QCOMPARE(service().pull(connection, SuppressionList::Bounces, {record(kEva)}, kStaff, kNowMs)->news, 1);
        QVERIFY(lockFactsOf(connection, kEva)->isEmpty());
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM lock_facts"), 1);
    }

    void aRemovalStandsWithEachWhoHasTheAddress_data() { test::addDatabases(); }
    void aRemovalStandsWithEachWhoHasTheAddress()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const Backer one = stored(connection, "A-1");
        const Backer two = stored(connection, "A-2");
        QVERIFY(service().auditRemoval(connection, SuppressionList::Bounces, record(kEva), kStaff, kNowMs));
        for (const Backer &backer : {one, two}) {
            const auto log = audit::auditOf(connection, QStringLiteral("backer"), QString::number(backer.id.value));
            QCOMPARE(log->size(), 1);
            QCOMPARE(log->constFirst().action, QStringLiteral("remove-suppression"));
            QVERIFY(log->constFirst().before->contains(QStringLiteral("no mailbox")));
        }
    }

    void aRemovalOfNobodysAddressNamesItByAHash_data() { test::addDatabases(); }
    void aRemovalOfNobodysAddressNamesItByAHash()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        QVERIFY(service().auditRemoval(connection, SuppressionList::Bounces, record(kEva), kStaff, kNowMs));
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM audit WHERE subject_kind = 'address' "
                                    "AND subject_key LIKE 'erased-%@example.org'"),
                 1);
    }
};

QTEST_GUILESS_MAIN(SuppressionServiceTest)
#include "suppression_service_test.moc"
