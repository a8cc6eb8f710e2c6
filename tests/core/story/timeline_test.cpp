// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/backer_service.h"
#include "core/backers/suppression_service.h"
#include "core/base/time_format.h"
#include "core/ingest/ingest_service.h"
#include "core/mail/lookup_part_repository.h"
#include "core/story/timeline.h"
#include "tests/support/command_run.h"
#include "tests/support/event_builder.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QJsonObject>

using namespace bouncedesk;
using test::EventBuilder;

namespace {

constexpr qint64 kNow = 1'790'000'000'000; // 21 September 2026
constexpr qint64 kHour = 3600 * 1000;

// A backer who got a bill that came back, as the program's own doors make it.
struct Bounced {
    explicit Bounced(test::TestDatabase &database) : connection(database.connection()), program(database.url())
    {
        const backers::BackerService service{backers::LockService()};
        backer = *service.create(connection, QStringLiteral("A-1"),
                                 {QStringLiteral("eva@example.org"), QStringLiteral("Eva"), {}, {}},
                                 backers::AddressSource::Import, QStringLiteral("import"), kNow);
        run("INSERT INTO mailings (id, mailing_key, period, created_at) VALUES (1, 'bill:2026-09', '2026-09', $1)");
        run("INSERT INTO runs (id, mailing, state, people, pilot, started_by, created_at) "
            "VALUES (1, 1, 'finished', 1, 0, 'staff:ann', $1)");
        run("INSERT INTO recipients (mailing, backer, run, ordinal, apart) VALUES (1, " +
            std::to_string(backer.id.value) + ", 1, 1, 0)");
        run("INSERT INTO calls (run, number, first_ordinal, last_ordinal, first_backer, last_backer, apart, people, "
            "state) VALUES (1, 1, 1, 1, 1, 1, 0, 1, 'accepted')");
    }
    void run(const std::string &sql)
    {
        const auto done = sql.find("$1") == std::string::npos ? connection.run(sql) : connection.run(sql, {kNow});
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
    }
    void hear(const QList<ingest::InboundEvent> &events)
    {
        ingest::IngestService service(clock);
        for (const auto &outcome : service.ingest(connection, events)) {
            if (!outcome)
                qFatal("%s", qPrintable(outcome.error().detail));
        }
    }
    QJsonObject why(const char *period = "2026-09")
    {
        const auto result = program.run({QStringLiteral("backers"), QStringLiteral("why"), QStringLiteral("A-1"),
                                         QStringLiteral("--period"), QLatin1String(period)});
        return result.rows()[0].toObject();
    }
    QStringList kinds(story::TimelineLimits limits = {})
    {
        QStringList kinds;
        const auto entries = story::timelineOf(connection, backer, limits);
        for (const auto &entry : *entries)
            kinds.append(story::timelineKindName(entry));
        return kinds;
    }

    storage::Connection &connection;
    test::CommandRun program;
    test::FakeClock clock{kNow + 10 * kHour};
    backers::Backer backer;
};

EventBuilder about(const char *kind, qint64 atMs)
{
    return EventBuilder(kind, "m1@x", "eva@example.org", atMs).backer("A-1").subject("Your bill");
}

// Delivered a second apart, later than the bill.
QList<ingest::InboundEvent> newerMails(int count)
{
    QList<ingest::InboundEvent> events;
    for (int i = 1; i <= count; ++i)
        events.append(EventBuilder("delivered", qPrintable(QStringLiteral("n%1@x").arg(i)), "eva@example.org",
                                   kNow + kHour + i * 1000)
                          .backer("A-1")
                          .subject("News")
                          .made());
    return events;
}

} // namespace

class TimelineTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whatHappenedIsToldOldestFirst_data() { test::addDatabases(); }
    void whatHappenedIsToldOldestFirst()
    {
        BD_TEST_DATABASE(database);
        Bounced desk(database);
        desk.hear({about("accepted", kNow + kHour).made(),
                   about("failed", kNow + 2 * kHour).temporary("generic", 451).made(),
                   about("failed", kNow + 3 * kHour).permanent("bounce", 550, "5.1.1").made()});
        const auto result =
            desk.program.run({QStringLiteral("backers"), QStringLiteral("timeline"), QStringLiteral("A-1")});
        QVERIFY2(result.status == 0, result.err.constData());
        QStringList kinds, times;
        for (const QJsonValue &row : result.rows()) {
            kinds.append(row.toObject()[QStringLiteral("kind")].toString());
            times.append(row.toObject()[QStringLiteral("at")].toString());
            QVERIFY(!row.toObject()[QStringLiteral("summary")].toString().isEmpty());
        }
        QCOMPARE(kinds, (QStringList{QStringLiteral("joined"), QStringLiteral("sent"), QStringLiteral("deferred"),
                                     QStringLiteral("bounced"), QStringLiteral("lock")}));
        QStringList sorted = times;
        sorted.sort();
        QCOMPARE(times, sorted);
        QVERIFY2(result.out.contains("550"), result.out.constData());
        QVERIFY2(result.out.contains("This mailbox does not exist"), result.out.constData());
    }

    void whatHasTheSameTimeIsToldCauseFirst_data() { test::addDatabases(); }
    void whatHasTheSameTimeIsToldCauseFirst()
    {
        BD_TEST_DATABASE(database);
        Bounced desk(database);
        const qint64 at = desk.clock.nowMs(); // the lock's, as it is heard of at once
        desk.hear({about("accepted", at).made(), about("failed", at).permanent("bounce", 550, "5.1.1").made()});
        desk.run("INSERT INTO runs (id, mailing, state, people, pilot, started_by, created_at) "
                 "VALUES (2, 1, 'finished', 0, 0, 'staff:ann', " +
                 std::to_string(at) + ")");
        desk.run("INSERT INTO left_out (run, backer, reason) VALUES (2, " + std::to_string(desk.backer.id.value) +
                 ", 'locked')");
        QCOMPARE(desk.kinds().join(u' '), QStringLiteral("joined sent bounced lock left_out"));
    }

    void aRemovedRecordIsToldWithWhatItSaid_data() { test::addDatabases(); }
    void aRemovedRecordIsToldWithWhatItSaid()
    {
        BD_TEST_DATABASE(database);
        Bounced desk(database);
        const backers::SuppressionService service{backers::LockService()};
        QVERIFY(service.auditRemoval(
            desk.connection, mailgun::SuppressionList::Bounces,
            {QStringLiteral("eva@example.org"), QStringLiteral("550"), QStringLiteral("no mailbox"), {}, kNow},
            QStringLiteral("staff:ann"), kNow + kHour));
        const auto entries = story::timelineOf(desk.connection, desk.backer);
        QCOMPARE(entries->constLast().action, QStringLiteral("remove-suppression"));
        QCOMPARE(entries->constLast().words, QStringLiteral("550 no mailbox"));
    }

    void eventsOfNoMailStandThereWhileTheAddressWasHis_data() { test::addDatabases(); }
    void eventsOfNoMailStandThereWhileTheAddressWasHis()
    {
        BD_TEST_DATABASE(database);
        Bounced desk(database);
        desk.hear(
            {EventBuilder("failed", "", "eva@example.org", kNow + kHour).permanent("bounce", 550, "5.1.1").made()});
        QVERIFY2(desk.kinds().contains(QStringLiteral("bounced")), qPrintable(desk.kinds().join(u' ')));
        QVERIFY(desk.kinds().contains(QStringLiteral("lock")));
    }

    void oneAnswerFromTheLedgerAndTheMail_data() { test::addDatabases(); }
    void oneAnswerFromTheLedgerAndTheMail()
    {
        BD_TEST_DATABASE(database);
        Bounced desk(database);
        QCOMPARE(desk.why()[QStringLiteral("code")].toString(), QStringLiteral("no_news"));
        desk.run("UPDATE calls SET state = 'unknown'");
        QCOMPARE(desk.why()[QStringLiteral("code")].toString(), QStringLiteral("call_open"));
        desk.run("UPDATE calls SET state = 'accepted'");
        desk.hear({about("failed", kNow + 3 * kHour).permanent("bounce", 550, "5.1.1").made()});
        desk.run("UPDATE mails SET run = 1, ordinal = 1");
        const QJsonObject answer = desk.why();
        QCOMPARE(answer[QStringLiteral("code")].toString(), QStringLiteral("came_back"));
        const QJsonObject facts = answer[QStringLiteral("facts")].toObject();
        QCOMPARE(facts[QStringLiteral("smtp_code")].toInt(), 550);
        QCOMPARE(facts[QStringLiteral("class")].toString(), QStringLiteral("hard"));
        QCOMPARE(facts[QStringLiteral("locked")].toBool(), true);
        QCOMPARE(desk.why("2026-10")[QStringLiteral("code")].toString(), QStringLiteral("locked"));
    }

    void aBillIsFoundBehindManyNewerMails_data() { test::addDatabases(); }
    void aBillIsFoundBehindManyNewerMails()
    {
        BD_TEST_DATABASE(database);
        Bounced desk(database);
        desk.hear({about("delivered", kNow + kHour).made()});
        desk.run("UPDATE mails SET run = 1, ordinal = 1");
        desk.hear(newerMails(501));
        QCOMPARE(desk.why()[QStringLiteral("code")].toString(), QStringLiteral("arrived"));
        while (*mail::fillLookups(desk.connection, 1000) > 0)
            ;
        QCOMPARE(desk.why()[QStringLiteral("code")].toString(), QStringLiteral("arrived"));
    }

    void aTimelineSaysWhereOlderMailsAreLeftOut_data() { test::addDatabases(); }
    void aTimelineSaysWhereOlderMailsAreLeftOut()
    {
        BD_TEST_DATABASE(database);
        Bounced desk(database);
        desk.hear(newerMails(3));
        const auto kinds = [&](int mails) { return desk.kinds({mails}).join(u' '); };
        QCOMPARE(kinds(3), QStringLiteral("joined sent delivered sent delivered sent delivered"));
        QCOMPARE(kinds(2), QStringLiteral("joined older_mails sent delivered sent delivered"));
        desk.hear(newerMails(301));
        const auto result =
            desk.program.run({QStringLiteral("backers"), QStringLiteral("timeline"), QStringLiteral("A-1")});
        QVERIFY(result.out.contains("Older mails are not shown here"));
    }

    void whoWasLeftOutIsTold_data() { test::addDatabases(); }
    void whoWasLeftOutIsTold()
    {
        BD_TEST_DATABASE(database);
        Bounced desk(database);
        desk.run("DELETE FROM recipients");
        QCOMPARE(desk.why()[QStringLiteral("code")].toString(), QStringLiteral("no_bill"));
        desk.run("INSERT INTO left_out (run, backer, reason) VALUES (1, " + std::to_string(desk.backer.id.value) +
                 ", 'no_address')");
        QCOMPARE(desk.why()[QStringLiteral("code")].toString(), QStringLiteral("left_out"));
        QVERIFY(desk.kinds().contains(QStringLiteral("left_out")));
        desk.run("UPDATE left_out SET reason = 'locked'");
        QCOMPARE(desk.why()[QStringLiteral("code")].toString(), QStringLiteral("locked"));
    }

    void aPeriodThatIsNoneIsUsage()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        Bounced desk(database);
        const auto result = desk.program.run({QStringLiteral("backers"), QStringLiteral("why"), QStringLiteral("A-1"),
                                              QStringLiteral("--period"), QStringLiteral("October")});
        QCOMPARE(result.status, 2);
        QVERIFY(result.err.contains("write it like 2026-11"));
    }

    void withoutAPeriodTheLatestBilledOneIsMeant()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        Bounced desk(database);
        desk.program.clock().setMs(kNow + 60LL * 24 * kHour);
        const auto result = desk.program.run({QStringLiteral("backers"), QStringLiteral("why"), QStringLiteral("A-1")});
        QCOMPARE(result.rows()[0].toObject()[QStringLiteral("facts")].toObject()[QStringLiteral("period")].toString(),
                 QStringLiteral("2026-09"));
    }
};

QTEST_GUILESS_MAIN(TimelineTest)
#include "timeline_test.moc"
