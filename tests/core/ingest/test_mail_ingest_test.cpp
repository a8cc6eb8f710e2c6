// SPDX-License-Identifier: GPL-3.0-or-later
// What Mailgun tells about test mails (R-unlock): it unlocks, it is in the timeline, and it is counted nowhere.
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/backers/test_mail_service.h"
#include "core/ingest/database_check.h"
#include "core/ingest/ingest_service.h"
#include "tests/support/event_builder.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using backers::TestMailOutcome;
using test::EventBuilder;

class TestMailIngestTest : public test::StrictFixture {
    Q_OBJECT

    static constexpr qint64 kNow = 1'790'000'000'000;
    static constexpr qint64 kDay = 24LL * 3600 * 1000;

    // Eva, locked by three soft bounces, asks for a test mail.
    struct Story {
        explicit Story(storage::Connection &c) : connection(c)
        {
            eva = backers::BackerService(backers::LockService())
                      .create(connection, QStringLiteral("A-1"), {QStringLiteral("eva@a.example"), {}, {}, {}},
                              backers::AddressSource::Import, QStringLiteral("import"), kNow - 9 * kDay)
                      ->id;
            for (int day = 3; day > 0; --day)
                take(EventBuilder("failed", "m" + QByteArray::number(day) + "@x", "eva@a.example", kNow - day * kDay)
                         .permanent("generic", 552, "5.2.2"));
            const auto asked = backers::TestMailService(backers::LockService()).ask(connection, eva, kNow);
            if (!asked)
                qFatal("cannot ask: %s", qPrintable(asked.error().detail));
            variable = backers::testMailVariable(asked->id);
        }
        void take(const EventBuilder &event)
        {
            const ingest::InboundEvent made = event.made();
            const auto outcomes = service.ingest(connection, {&made, 1});
            if (!outcomes.constFirst())
                qFatal("cannot ingest");
        }
        EventBuilder heard(const char *kind, const QString &own) const
        {
            return EventBuilder(kind, "test@x", "eva@a.example", kNow + 1000).ownLink(own);
        }
        bool isLocked() const { return backers::backerById(connection, eva)->value().isLocked(); }
        qint64 counted() const { return connection.number("SELECT SUM(mails) FROM counts WHERE grain = 0").value(); }
        TestMailOutcome outcome() const { return backers::newestTestMailOf(connection, eva)->value().outcome; }

        storage::Connection &connection;
        test::FakeClock clock{kNow + 2000};
        ingest::IngestService service{clock};
        base::BackerRow eva;
        QString variable;
    };

private Q_SLOTS:
    void itsDeliveryUnlocksAndIsInNoFigure_data() { test::addDatabases(); }
    void itsDeliveryUnlocksAndIsInNoFigure()
    {
        BD_TEST_DATABASE(database);
        Story story(database.connection());
        QVERIFY(story.isLocked());
        QCOMPARE(story.counted(), 3);
        story.take(story.heard("accepted", story.variable));
        QVERIFY(story.isLocked());
        const EventBuilder delivered = story.heard("delivered", story.variable);
        story.take(delivered);
        QVERIFY(!story.isLocked());
        QCOMPARE(story.outcome(), TestMailOutcome::Delivered);
        story.take(delivered);
        story.take(story.heard("opened", story.variable));
        QVERIFY(!story.isLocked());
        QCOMPARE(story.counted(), 3);
        QCOMPARE(*database.connection().number("SELECT COUNT(*) FROM mails"), 3);
        QCOMPARE(*database.connection().number("SELECT COUNT(*) FROM orphans"), 3); // the timeline's way to them
        QCOMPARE(ingest::checkDatabase(database.connection())->differences, QStringList());
    }

    void whatLooksLikeATestMailIsAUsualMail_data() { test::addDatabases(); }
    void whatLooksLikeATestMailIsAUsualMail()
    {
        BD_TEST_DATABASE(database);
        Story story(database.connection());
        story.take(story.heard("delivered", QStringLiteral("test.4711")));
        QVERIFY(story.isLocked());
        QCOMPARE(story.counted(), 4);
        QCOMPARE(ingest::checkDatabase(database.connection())->differences, QStringList());
    }

    void anothersTestMailDoesNotUnlock_data() { test::addDatabases(); }
    void anothersTestMailDoesNotUnlock()
    {
        BD_TEST_DATABASE(database);
        Story story(database.connection());
        story.take(EventBuilder("delivered", "test@x", "mallory@a.example", kNow + 1000).ownLink(story.variable));
        QVERIFY(story.isLocked());
        QCOMPARE(story.outcome(), TestMailOutcome::Open);
    }

    void itsBounceTellsOfTheMailbox_data() { test::addDatabases(); }
    void itsBounceTellsOfTheMailbox()
    {
        BD_TEST_DATABASE(database);
        Story story(database.connection());
        story.take(story.heard("failed", story.variable).permanent("bounce", 550, "5.1.1"));
        QVERIFY(story.isLocked());
        QCOMPARE(story.outcome(), TestMailOutcome::Failed);
        QCOMPARE(story.counted(), 3);
        const auto may = backers::TestMailService(backers::LockService())
                             .mayAsk(story.connection, **backers::backerById(story.connection, story.eva), kNow + 5000);
        QCOMPARE(may.error().detail, QStringLiteral("staff_only"));
    }
};

QTEST_GUILESS_MAIN(TestMailIngestTest)
#include "test_mail_ingest_test.moc"
