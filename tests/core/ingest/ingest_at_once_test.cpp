// SPDX-License-Identifier: GPL-3.0-or-later
// Two programs that hear about one address at the same moment (R-quarantine, R-status, R-counts).
#include "core/backers/backer_service.h"
#include "core/backers/erasure_service.h"
#include "core/ingest/database_check.h"
#include "core/ingest/ingest_service.h"
#include "core/mail/mail_lookup_repository.h"
#include "tests/support/at_once.h"
#include "tests/support/event_builder.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using storage::Connection;
using test::atOnce;
using test::EventBuilder;

class IngestAtOnceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aBounceFindsTheMailThatIsStoredAtThatMoment_data() { test::addDatabases(); }
    void aBounceFindsTheMailThatIsStoredAtThatMoment()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(atOnce(database, hearing(bounce()), hearing(delivered("m1@x"))));
        QCOMPARE(statuses(database), QStringList{QStringLiteral("bounced")});
        checkAgrees(database);
    }

    void aMailFindsTheBounceThatIsStoredAtThatMoment_data() { test::addDatabases(); }
    void aMailFindsTheBounceThatIsStoredAtThatMoment()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(atOnce(database, hearing(delivered("m1@x")), hearing(bounce())));
        QCOMPARE(statuses(database), QStringList{QStringLiteral("bounced")});
        checkAgrees(database);
    }

    void twoMailsDeliveredAtOnceLeaveABounceToNeither_data() { test::addDatabases(); }
    void twoMailsDeliveredAtOnceLeaveABounceToNeither()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(hearing(bounce())(database.connection()));
        QVERIFY(atOnce(database, hearing(delivered("m1@x")), hearing(delivered("m2@x"))));
        QCOMPARE(statuses(database), (QStringList{QStringLiteral("delivered"), QStringLiteral("delivered")}));
        checkAgrees(database);
    }

    void whatAMailSaysOfItselfWhileItAdoptsIsKept_data() { test::addDatabases(); }
    void whatAMailSaysOfItselfWhileItAdoptsIsKept()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(hearing(delivered("m1@x"))(database.connection()));
        QVERIFY(atOnce(database, hearing(of("complained", "m1@x", kNow + 5000)), hearing(bounce())));
        QCOMPARE(statuses(database), QStringList{QStringLiteral("complained")});
        checkAgrees(database);
    }

    void whoIsBeingErasedDoesNotComeBackWithAnEvent_data() { test::addDatabases(); }
    void whoIsBeingErasedDoesNotComeBackWithAnEvent()
    {
        BD_TEST_DATABASE(database);
        const backers::BackerService service{backers::LockService()};
        const auto eva = service.create(database.connection(), QStringLiteral("A-1"),
                                        {QString::fromLatin1(kEva), QStringLiteral("Eva"), {}, {}},
                                        backers::AddressSource::Import, QStringLiteral("import"), kNow);
        QVERIFY(eva);
        const auto erasing = [&](Connection &connection) {
            return backers::ErasureService().erase(connection, eva->id, QStringLiteral("staff:ann"), kNow).has_value();
        };
        QVERIFY(atOnce(database, erasing, hearing(delivered("m1@x"))));
        QCOMPARE(*database.connection().number("SELECT COUNT(*) FROM mails"), 1);
        QCOMPARE(
            *database.connection().number("SELECT COUNT(*) FROM mails WHERE address = $1", {QString::fromLatin1(kEva)}),
            0);
        checkAgrees(database);
    }

private:
    static constexpr qint64 kNow = 1790000000000;
    static constexpr auto kEva = "eva@a.example";

    static ingest::InboundEvent of(const char *kind, const char *messageId, qint64 atMs)
    {
        return EventBuilder(kind, messageId, kEva, atMs).made();
    }
    static ingest::InboundEvent delivered(const char *messageId) { return of("delivered", messageId, kNow); }
    // A delayed one, without message id.
    static ingest::InboundEvent bounce()
    {
        return EventBuilder("failed", "", kEva, kNow + 3000).permanent("bounce", 550, "5.1.1").delayed().made();
    }
    // A program of its own stores the event.
    std::function<bool(Connection &)> hearing(const ingest::InboundEvent &event) const
    {
        return [this, event](Connection &connection) {
            ingest::IngestService service(m_clock);
            const auto stored = service.ingest(connection, std::span(&event, 1)).constFirst();
            return stored && *stored == ingest::IngestOutcome::Stored;
        };
    }
    static QStringList statuses(test::TestDatabase &database)
    {
        QStringList names;
        const auto mails = mail::newestMails(database.connection(), {}, 10);
        for (const mail::SentEmail &mail : *mails)
            names.append(mail::statusName(mail.outcome.status));
        return names;
    }
    static void checkAgrees(test::TestDatabase &database)
    {
        const auto findings = ingest::checkDatabase(database.connection());
        QVERIFY(findings);
        QCOMPARE(findings->differences, QStringList());
    }

    test::FakeClock m_clock{kNow + 100000};
};

QTEST_GUILESS_MAIN(IngestAtOnceTest)
#include "ingest_at_once_test.moc"
