// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/replay_service.h"

#include "core/backers/erased_address_repository.h"
#include "core/mailgun/event_page_parser.h"
#include "tests/support/event_builder.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::ingest;

namespace {

// As an older program kept it that did not know the kind.
void keep(storage::Connection &connection, const test::FakeClock &clock, const QByteArray &kind,
          const QByteArray &recipient)
{
    const QByteArray second = QByteArray::number(clock.nowMs() / 1000);
    const QByteArray item = R"({"event":")" + kind + R"(","id":"id-)" + recipient + R"(","timestamp":)" + second +
                            R"(.5,"recipient":")" + recipient + R"(","message":{"headers":{"message-id":"m1@x"}}})";
    const InboundEvent event{{}, mailgun::Unusable(), mailgun::kFetchedItemType, item, clock.nowMs()};
    if (!quarantine(connection, event, QStringLiteral("unknown_kind")))
        qFatal("not kept");
}

} // namespace

class ReplayServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whatTodaysProgramKnowsIsStoredOnce_data() { test::addDatabases(); }
    void whatTodaysProgramKnowsIsStoredOnce()
    {
        BD_TEST_DATABASE(database);
        keep(database.connection(), m_clock, "delivered", "eva@a.example");
        keep(database.connection(), m_clock, "walked_away", "max@a.example");
        const auto findings = replayQuarantine(database.connection(), m_clock);
        QVERIFY(findings);
        QCOMPARE(findings->stored, 1);
        QCOMPARE(findings->unusable, 1);
        QCOMPARE(*database.connection().number("SELECT COUNT(*) FROM events"), 1);
        const auto again = replayQuarantine(database.connection(), m_clock);
        QVERIFY(again);
        QCOMPARE(again->stored, 0);
        QCOMPARE(*database.connection().number("SELECT COUNT(*) FROM events"), 1);
    }

    // A program that ended after it was stored and before it was marked left it so.
    void whatWasStoredAndNotMarkedIsMarked_data() { test::addDatabases(); }
    void whatWasStoredAndNotMarkedIsMarked()
    {
        BD_TEST_DATABASE(database);
        keep(database.connection(), m_clock, "delivered", "eva@a.example");
        QVERIFY(replayQuarantine(database.connection(), m_clock));
        QVERIFY(database.connection().run("UPDATE quarantine SET replayed_at = NULL"));
        const auto again = replayQuarantine(database.connection(), m_clock);
        QVERIFY(again);
        QCOMPARE(again->stored, 1);
        QCOMPARE(*database.connection().number("SELECT COUNT(*) FROM events"), 1);
        QCOMPARE(*countUnusable(database.connection()), 0);
    }

    void whatTheDatabaseRefusesStopsNoOther_data() { test::addDatabases(); }
    void whatTheDatabaseRefusesStopsNoOther()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        QVERIFY(connection.script(connection.isSqlite()
                                      ? "CREATE TRIGGER poison BEFORE INSERT ON mails WHEN NEW.address = "
                                        "'poison@a.example' BEGIN SELECT RAISE(ABORT, 'poison'); END;"
                                      : "ALTER TABLE mails ADD CHECK (address <> 'poison@a.example')"));
        keep(connection, m_clock, "delivered", "eva@a.example");
        keep(connection, m_clock, "delivered", "poison@a.example");
        keep(connection, m_clock, "delivered", "max@a.example");
        const auto findings = replayQuarantine(connection, m_clock);
        QVERIFY(findings);
        QCOMPARE(findings->stored, 2);
        QCOMPARE(findings->unusable, 1);
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM mails"), 2);
        QCOMPARE(*countUnusable(connection), 1);
    }

    void whatNoSliceCameToStaysForTheNext_data() { test::addDatabases(); }
    void whatNoSliceCameToStaysForTheNext()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        constexpr int kSlice = QuarantineReplay::kFewestEvents;
        keep(connection, m_clock, "delivered", "first@a.example");
        keep(connection, m_clock, "walked_away", "max@a.example");
        for (int i = 0; i < kSlice; ++i)
            keep(connection, m_clock, "delivered", "p" + QByteArray::number(i) + "@a.example");
        {
            QuarantineReplay ended(m_clock);
            const auto more = ended.replaySlice(connection);
            QVERIFY(more && *more);
            QCOMPARE(ended.findings().stored, kSlice);
            QVERIFY(!connection.inTransaction());
            QCOMPARE(*connection.number("SELECT COUNT(*) FROM events"), kSlice);
            QCOMPARE(*countUnusable(connection), 2);
        }
        QuarantineReplay replay(m_clock);
        const auto more = replay.replaySlice(connection);
        QVERIFY(more && !*more);
        QCOMPARE(replay.findings().stored, 1);
        QCOMPARE(replay.findings().unusable, 1);
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM events"), kSlice + 1);
        QCOMPARE(*countUnusable(connection), 1);
    }

    // Those that stay must not be all that it ever looks at.
    void aSliceOfUnusableOnesIsPassedOver_data() { test::addDatabases(); }
    void aSliceOfUnusableOnesIsPassedOver()
    {
        BD_TEST_DATABASE(database);
        keep(database.connection(), m_clock, "delivered", "eva@a.example");
        for (int i = 0; i < 3 * QuarantineReplay::kFewestEvents; ++i)
            keep(database.connection(), m_clock, "walked_away", "p" + QByteArray::number(i) + "@a.example");
        const auto findings = replayQuarantine(database.connection(), m_clock);
        QVERIFY(findings);
        QCOMPARE(findings->stored, 1);
        QCOMPARE(findings->unusable, 3 * QuarantineReplay::kFewestEvents);
    }

    void whatIsAboutAnErasedPersonDoesNotWait_data() { test::addDatabases(); }
    void whatIsAboutAnErasedPersonDoesNotWait()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const auto form = backers::erasedForm(connection, QStringLiteral("eva@a.example"));
        QVERIFY(form && backers::recordErased(connection, *form, m_clock.nowMs()));
        const auto invented = [&](const char *id, const char *recipient) {
            return test::EventBuilder("walked_away", id, recipient, m_clock.nowMs()).made();
        };
        QVERIFY(*quarantine(connection, invented("m1@x", "Eva@a.example"), QStringLiteral("unknown_kind")));
        QCOMPARE(*countUnusable(connection), 0);
        QVERIFY(quarantined(connection, 0, 10)->isEmpty());
        QVERIFY(*quarantine(connection, invented("m2@x", "max@a.example"), QStringLiteral("unknown_kind")));
        QCOMPARE(*countUnusable(connection), 1);
        QCOMPARE(replayQuarantine(connection, m_clock)->unusable, 1);
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM quarantine"), 2); // it leaves by age
    }

private:
    test::FakeClock m_clock;
};

QTEST_GUILESS_MAIN(ReplayServiceTest)
#include "replay_service_test.moc"
