// SPDX-License-Identifier: GPL-3.0-or-later
// Unlocking oneself at the same address by a test mail (R-unlock).
#include "core/audit/audit_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/backers/lock_fact_repository.h"
#include "core/backers/test_mail_service.h"
#include "core/tasks/task_repository.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::backers;
using mail::MailClass;

namespace {

constexpr qint64 kNow = 1'790'000'000'000;
constexpr qint64 kHour = 3600 * 1000;
constexpr qint64 kDay = 24 * kHour;
const QString kAddress = QStringLiteral("eva@example.org");

// Eva, and the services that judge her.
struct Desk {
    explicit Desk(storage::Connection &c) : connection(c)
    {
        id = BackerService(locks)
                 .create(connection, QStringLiteral("A-1"), {kAddress, {}, {}, {}}, AddressSource::Import,
                         QStringLiteral("import"), kNow)
                 ->id;
    }

    Backer eva() const { return **backerById(connection, id); }
    void learn(MailClass mailClass, qint64 atMs)
    {
        const LockFact fact{
            kAddress, atMs,  QStringLiteral("e%1").arg(atMs), mail::EventKind::Failed, atMs / 1000, mailClass,
            true,     {atMs}};
        if (!recordLockFact(connection, fact) || !locks.judge(connection, kAddress, QStringLiteral("mailgun"), atMs))
            qFatal("cannot record");
    }
    void threeStrikes(qint64 lastMs)
    {
        for (int day = 2; day >= 0; --day)
            learn(MailClass::Soft, lastMs - day * kDay);
    }
    QString refusal(qint64 nowMs) const
    {
        const auto may = tests.mayAsk(connection, eva(), nowMs);
        return may ? QStringLiteral("may") : may.error().detail;
    }
    void hear(qint64 testMail, TestMailOutcome outcome, qint64 atMs, const QString &address = kAddress) const
    {
        if (!tests.hear(connection, {testMail, address, outcome, QStringLiteral("552 full"), atMs}, atMs))
            qFatal("cannot hear");
    }

    storage::Connection &connection;
    LockService locks;
    TestMailService tests{locks};
    base::BackerRow id;
};

} // namespace

class TestMailServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void theVariableNamesItsRow()
    {
        QCOMPARE(testMailVariable(17), QStringLiteral("test.17"));
        QCOMPARE(testMailOfVariable(u"test.17"), std::optional<qint64>(17));
        for (const QString &other : {QStringLiteral("3.7.12.11043.58221.1790000000000"), QStringLiteral("test."),
                                     QStringLiteral("test.x"), QStringLiteral("test.-1"), QString()})
            QVERIFY(!testMailOfVariable(other));
    }

    void whoMayAskForATestMail_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<int>("lockedFor");
        QTest::addColumn<QString>("answer");
        for (const auto &[where, dialect] : test::databases()) {
            const auto row = [&where = where, dialect = dialect](const char *name, MailClass lockedFor,
                                                                 const char *answer) {
                QTest::addRow("%s%s", name, where.constData())
                    << int(dialect) << int(lockedFor) << QString::fromLatin1(answer);
            };
            row("soft", MailClass::Soft, "may");
            row("delayed", MailClass::Delayed, "may");
            row("expired", MailClass::Expired, "may");
            row("hard", MailClass::Hard, "staff_only");
            row("complaint", MailClass::Complaint, "staff_only");
            row("suppressed", MailClass::SuppressedBounce, "staff_only");
            row("not locked", MailClass::None, "not_locked");
        }
    }
    void whoMayAskForATestMail()
    {
        BD_TEST_DATABASE(database);
        QFETCH(int, lockedFor);
        Desk desk(database.connection());
        for (int day = 2; lockedFor != int(MailClass::None) && day >= 0; --day)
            desk.learn(MailClass(lockedFor), kNow - day * kDay);
        QTEST(desk.refusal(kNow), "answer");
    }

    void whatIsWorseThanTheLocksReasonIsForStaff_data() { test::addDatabases(); }
    void whatIsWorseThanTheLocksReasonIsForStaff()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.threeStrikes(kNow);
        desk.learn(MailClass::Hard, kNow + kHour);
        QCOMPARE(desk.eva().lock->mailClass, MailClass::Soft);
        QCOMPARE(desk.refusal(kNow + 2 * kHour), QStringLiteral("staff_only"));
    }

    void itsDeliveryUnlocks_data() { test::addDatabases(); }
    void itsDeliveryUnlocks()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.threeStrikes(kNow);
        const TestMail mail = *desk.tests.ask(database.connection(), desk.id, kNow + kHour);
        QCOMPARE(desk.refusal(kNow + 2 * kHour), QStringLiteral("test_open"));
        desk.hear(mail.id, TestMailOutcome::Failed, kNow + 2 * kHour); // full; Mailgun tries no more
        QVERIFY(desk.eva().isLocked());
        QCOMPARE(newestTestMailOf(database.connection(), desk.id)->value().words, QStringLiteral("552 full"));
        QCOMPARE(desk.refusal(kNow + 2 * kHour), QStringLiteral("may"));
        desk.hear(mail.id, TestMailOutcome::Delivered, kNow + 3 * kHour);
        QVERIFY(!desk.eva().isLocked());
        desk.hear(mail.id, TestMailOutcome::Failed, kNow + 4 * kHour); // a straggler
        QCOMPARE(newestTestMailOf(database.connection(), desk.id)->value().outcome, TestMailOutcome::Delivered);

        QStringList actions;
        const auto log =
            *audit::auditOf(database.connection(), QStringLiteral("backer"), QString::number(desk.id.value));
        for (const audit::AuditEntry &entry : log)
            actions.append(entry.action);
        QVERIFY(actions.contains(QStringLiteral("test-mail")) && actions.contains(QStringLiteral("self-unlock")));
        QCOMPARE(actions.count(QStringLiteral("self-unlock")), 1);
    }

    void aTestMailThatWentElsewhereUnlocksNobody_data() { test::addDatabases(); }
    void aTestMailThatWentElsewhereUnlocksNobody()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.threeStrikes(kNow);
        const TestMail mail = *desk.tests.ask(database.connection(), desk.id, kNow + kHour);
        desk.hear(mail.id, TestMailOutcome::Delivered, kNow + kHour, QStringLiteral("mallory@example.org"));
        desk.hear(mail.id + 1, TestMailOutcome::Delivered, kNow + kHour);
        QVERIFY(desk.eva().isLocked());
        desk.learn(MailClass::Hard, kNow + 2 * kHour); // and then the mailbox is gone
        desk.hear(mail.id, TestMailOutcome::Delivered, kNow + 3 * kHour);
        QVERIFY(desk.eva().isLocked());
    }

    void afterThreeUnlocksAYearItIsForStaff_data() { test::addDatabases(); }
    void afterThreeUnlocksAYearItIsForStaff()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        qint64 at = kNow;
        for (int time = 0; time < 3; ++time) {
            at += 10 * kDay;
            desk.threeStrikes(at);
            const TestMail mail = *desk.tests.ask(database.connection(), desk.id, at + 1);
            desk.hear(mail.id, TestMailOutcome::Delivered, at + 2);
            QVERIFY(!desk.eva().isLocked());
        }
        desk.threeStrikes(at + 10 * kDay);
        QCOMPARE(desk.refusal(at + 10 * kDay), QStringLiteral("unlock_limit"));
        QCOMPARE(desk.refusal(at + 366 * kDay), QStringLiteral("may"));
    }

    void aMailboxIsTestedSixTimesAYear_data() { test::addDatabases(); }
    void aMailboxIsTestedSixTimesAYear()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.threeStrikes(kNow);
        qint64 at = kNow;
        for (int time = 0; time < 6; ++time) {
            QVERIFY(desk.tests.ask(database.connection(), desk.id, at));
            QCOMPARE(desk.refusal(at + kHour), QStringLiteral("test_open"));
            at += TestMailService::kPatienceMs;
        }
        QCOMPARE(desk.refusal(at), QStringLiteral("test_limit"));
    }
};

QTEST_GUILESS_MAIN(TestMailServiceTest)
#include "test_mail_service_test.moc"
