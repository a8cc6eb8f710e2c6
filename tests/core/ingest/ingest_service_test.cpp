// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/database_check.h"
#include "core/ingest/ingest_service.h"
#include "core/ingest/quarantine_repository.h"
#include "core/mail/mail_lookup_repository.h"
#include "core/tasks/alarm_repository.h"
#include "tests/support/event_builder.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using ingest::InboundEvent;
using ingest::IngestOutcome;
using test::EventBuilder;

class IngestServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void anEventIsStoredWithItsMailAndCounts_data() { test::addDatabases(); }
    void anEventIsStoredWithItsMailAndCounts()
    {
        BD_TEST_DATABASE(database);
        const auto outcomes =
            ingest(database.connection(),
                   {delivered("m1@x", "eva@a.example").backer("b1").project("p1").subject("Bill  7 ").made()});
        QCOMPARE(outcomes, QList{IngestOutcome::Stored});
        const auto mails = mail::newestMails(database.connection(), {}, 10);
        QCOMPARE(mails->size(), 1);
        QCOMPARE(mails->constFirst().outcome.status, mail::MailStatus::Delivered);
        QCOMPARE(mails->constFirst().backerKey, QStringLiteral("b1"));
        QCOMPARE(text(database, "SELECT project_key FROM projects"), QStringLiteral("p1"));
        QCOMPARE(text(database, "SELECT subject FROM subjects"), QStringLiteral("Bill 7"));
        QCOMPARE(text(database, "SELECT family FROM families WHERE id = 2"), QStringLiteral("Bill …"));
        checkAgrees(database);
    }

    void aTokenIsGoodForOneEvent_data() { test::addDatabases(); }
    void aTokenIsGoodForOneEvent()
    {
        BD_TEST_DATABASE(database);
        const InboundEvent first = delivered("m1@x", "eva@a.example").token("t1").made();
        const InboundEvent swapped = failed("m1@x", "eva@a.example").token("t1").made();
        QCOMPARE(ingest(database.connection(), {first, first}), (QList{IngestOutcome::Stored, IngestOutcome::Known}));
        QCOMPARE(ingest(database.connection(), {swapped, first}),
                 (QList{IngestOutcome::TokenReused, IngestOutcome::Known}));
        QCOMPARE(tasks::openAlarms(database.connection())->constFirst().kind, QStringLiteral("token_reused"));
        QCOMPARE(number(database, "SELECT COUNT(*) FROM events"), 1);
    }

    void anEventUnderAnotherTokenIsNoNews_data() { test::addDatabases(); }
    void anEventUnderAnotherTokenIsNoNews()
    {
        BD_TEST_DATABASE(database);
        EventBuilder one = delivered("m1@x", "eva@a.example");
        const InboundEvent first = one.token("t1").made(), again = one.token("t2").made(),
                           fetched = one.fetched().made();
        QCOMPARE(ingest(database.connection(), {first, again, fetched}),
                 (QList{IngestOutcome::Stored, IngestOutcome::Known, IngestOutcome::Known}));
        QCOMPARE(number(database, "SELECT SUM(mails) FROM counts WHERE grain = 0"), 1);
    }

    void samplesAndUnusableEventsAreKeptButCountedNowhere_data() { test::addDatabases(); }
    void samplesAndUnusableEventsAreKeptButCountedNowhere()
    {
        BD_TEST_DATABASE(database);
        InboundEvent unusable = delivered("m1@x", "eva@a.example").token("t1").made();
        unusable.event = mailgun::Unusable{QStringLiteral("no_recipient"), {}};
        const auto outcomes =
            ingest(database.connection(), {unusable, delivered("m2@x", "eva@a.example").testMode().made(),
                                           delivered("m3@x", "eva@a.example").at(1500000000000).made(),
                                           delivered("m4@x", "eva@a.example").kind("list_uploaded").made()});
        QCOMPARE(outcomes, (QList{IngestOutcome::Quarantined, IngestOutcome::Sample, IngestOutcome::Sample,
                                  IngestOutcome::Quarantined}));
        QStringList reasons;
        const auto kept = ingest::quarantined(database.connection(), 0, 10);
        for (const auto &one : *kept)
            reasons.append(one.reason);
        QCOMPARE(reasons, (QStringList{QStringLiteral("unknown_kind"), QStringLiteral("test_button"),
                                       QStringLiteral("test_mode"), QStringLiteral("no_recipient")}));
        QCOMPARE(number(database, "SELECT COUNT(*) FROM mails"), 0);
    }

    void aPoisonousEventStandsAlone_data() { test::addDatabases(); }
    void aPoisonousEventStandsAlone()
    {
        BD_TEST_DATABASE(database);
        // The parser cleans text; this is what would come if it did not, and a trigger-like refusal on SQLite.
        QVERIFY(database.connection().script(database.connection().isSqlite()
                                                 ? "CREATE TRIGGER poison BEFORE INSERT ON mails WHEN NEW.address = "
                                                   "'poison@a.example' BEGIN SELECT RAISE(ABORT, 'poison'); END;"
                                                 : "ALTER TABLE mails ADD CHECK (address <> 'poison@a.example')"));
        QList<InboundEvent> events;
        for (int i = 0; i < 9; ++i)
            events.append(
                delivered("m1@x", i == 5 ? "poison@a.example" : qPrintable(QStringLiteral("u%1@a.example").arg(i)))
                    .made());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("goes to quarantine")));
        const auto outcomes = ingest(database.connection(), events);
        QCOMPARE(outcomes.count(IngestOutcome::Stored), 8);
        QCOMPARE(outcomes.at(5), IngestOutcome::Quarantined);
        checkAgrees(database);
    }

    void aDelayedBounceWithoutMessageIdFindsItsMail_data() { test::addDatabases(); }
    void aDelayedBounceWithoutMessageIdFindsItsMail()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const InboundEvent bounce = failed("", "eva@a.example").delayed().at(kNow + 3000).made();
        ingest(connection, {bounce});
        QCOMPARE(number(database, "SELECT COUNT(*) FROM mails"), 0);
        ingest(connection, {delivered("m1@x", "eva@a.example").at(kNow).made()});
        QCOMPARE(statusOf(connection), QStringLiteral("bounced"));
        checkAgrees(database);
        // A second candidate makes it unclear: it belongs to none.
        ingest(connection, {delivered("m2@x", "eva@a.example").at(kNow + 1000).made()});
        QCOMPARE(number(database, "SELECT COUNT(*) FROM mails WHERE status = 2"), 2);
        checkAgrees(database);
    }

private:
    static constexpr qint64 kNow = 1790000000000;

    static EventBuilder delivered(const char *messageId, const char *recipient)
    {
        return EventBuilder("delivered", messageId, recipient, kNow);
    }
    static EventBuilder failed(const char *messageId, const char *recipient)
    {
        return EventBuilder("failed", messageId, recipient, kNow).permanent("bounce", 550, "5.1.1");
    }

    QList<IngestOutcome> ingest(storage::Connection &connection, const QList<InboundEvent> &events)
    {
        ingest::IngestService service(m_clock);
        QList<IngestOutcome> outcomes;
        const auto results = service.ingest(connection, std::span(events.constData(), size_t(events.size())));
        for (const auto &result : results) {
            if (!result)
                qWarning() << result.error();
            outcomes.append(result.value_or(IngestOutcome::TokenReused));
        }
        return outcomes;
    }

    static QString statusOf(storage::Connection &connection)
    {
        const auto mails = mail::newestMails(connection, {}, 1);
        return mail::statusName(mails->constFirst().outcome.status);
    }
    static QString text(test::TestDatabase &database, const char *sql)
    {
        return database.connection()
            .first(sql, {}, [](const storage::Row &row) { return row.text(0); })
            ->value_or(QString());
    }
    static qint64 number(test::TestDatabase &database, const char *sql)
    {
        return database.connection().number(sql).value_or(-1);
    }
    static void checkAgrees(test::TestDatabase &database)
    {
        const auto findings = ingest::checkDatabase(database.connection());
        if (!findings)
            qWarning() << findings.error();
        QVERIFY(findings);
        QCOMPARE(findings->differences, QStringList());
    }

    test::FakeClock m_clock{kNow + 100000};
};

QTEST_GUILESS_MAIN(IngestServiceTest)
#include "ingest_service_test.moc"
