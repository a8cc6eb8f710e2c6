// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time_format.h"
#include "core/commands/all_commands.h"
#include "core/ingest/completeness_service.h"
#include "core/ingest/listening_repository.h"
#include "core/mailgun/mailgun_client.h"
#include "core/mailgun/simulator.h"
#include "core/storage/database_properties.h"
#include "tests/support/command_run.h"
#include "tests/support/mailgun_samples.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using test::CommandResult;

namespace {

constexpr qint64 kHour = 3'600'000;
constexpr qint64 kDay = 24 * kHour;
const QStringList kBackfill{QStringLiteral("events"), QStringLiteral("backfill")};

mailgun::SimulatorOptions options()
{
    mailgun::SimulatorOptions options;
    options.port = 0;
    options.apiKey = base::SecretString("key-1");
    return options;
}

// A database, and a simulated Mailgun of whose mails nobody was told.
struct Untold {
    Untold() : run(database.url()), simulator(options(), run.clock())
    {
        if (!simulator.start())
            qFatal("the simulator does not start");
        run.settings().mailgunBaseUrl = QUrl(simulator.url());
        run.settings().mailgunDomain = QStringLiteral("mg.example.org");
        run.settings().mailgunApiKey = base::SecretString("key-1");
        mailgun::MailgunClient client(
            {QUrl(simulator.url()), QStringLiteral("mg.example.org"), base::SecretString("key-1")}, run.clock());
        mailgun::OutgoingMessage message;
        message.from = QStringLiteral("bills@mg.example.org");
        message.to = QStringList(QStringLiteral("eva@a.example"));
        message.subject = message.text = QStringLiteral("Hello");
        QObject context;
        client.send(message, {}, &context, [](const mailgun::SendOutcome &) {});
        if (!QTest::qWaitFor([this] { return simulator.counts().events == 2; }))
            qFatal("no mail was taken");
        run.clock().advanceMs(kHour);
    }

    test::TestDatabase database{storage::Dialect::Sqlite};
    test::CommandRun run;
    mailgun::Simulator simulator;
};

} // namespace

class EventsBackfillCommandTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whatWasNotHeardIsReadOnce()
    {
        Untold untold;
        const CommandResult first = untold.run.run(kBackfill);
        QCOMPARE(first.status, 0);
        QCOMPARE(first.out, QByteArray());
        QCOMPARE(first.err, QByteArray("2 events read, 2 of them were news.\n"));
        const CommandResult again = untold.run.run(kBackfill);
        QCOMPARE(again.err, QByteArray("0 events read, 0 of them were news.\n"));
    }

    void whatIsNamedIsReadWhateverIsKnown()
    {
        Untold untold;
        QCOMPARE(untold.run.run(kBackfill).status, 0);
        const QString from = base::isoInstant(untold.run.clock().nowMs() - 2 * kHour);
        const CommandResult named = untold.run.run(kBackfill + QStringList{QStringLiteral("--from"), from});
        QCOMPARE(named.err, QByteArray("2 events read, 0 of them were news.\n"));
    }

    // The logs show nothing of it, which does not mean that nothing happened.
    void whatTheLogsHaveDroppedStaysAGapAndIsSaid()
    {
        Untold untold;
        const qint64 nowMs = untold.run.clock().nowMs();
        storage::Connection &connection = untold.database.connection();
        const qint64 sinceMs = nowMs - 5 * kDay;
        QVERIFY(storage::setProperty(connection, storage::kEventsSince, QString::number(sinceMs)));
        QVERIFY(ingest::noteListening(connection, sinceMs, nowMs - 3 * kDay));
        const CommandResult named =
            untold.run.run(kBackfill + QStringList{QStringLiteral("--from"), base::isoInstant(sinceMs)});
        QCOMPARE(named.status, 0);
        const ingest::BackfillRules rules = ingest::backfillRules(untold.run.settings(), false);
        const ingest::TimeSpan gap{nowMs - 3 * kDay, ingest::trustedSpan(nowMs, rules).fromMs};
        QCOMPARE(QString::fromUtf8(named.err),
                 QStringLiteral("2 events read, 2 of them were news.\nFrom %1 to %2 stays a gap: with "
                                "BOUNCEDESK_MAILGUN_LOG_DAYS=1 Mailgun's logs do not go back so far.\n")
                     .arg(base::isoInstant(gap.fromMs), base::isoInstant(gap.untilMs)));
        QCOMPARE(ingest::readCompleteness(connection, rules, nowMs)->lostGaps, QList<ingest::TimeSpan>{gap});
    }

    void whatTheLogsHaveDroppedAltogetherCountsAsReadNowhere()
    {
        Untold untold;
        const qint64 nowMs = untold.run.clock().nowMs();
        const CommandResult named =
            untold.run.run(kBackfill + QStringList{QStringLiteral("--from"), base::isoInstant(nowMs - 9 * kDay),
                                                   QStringLiteral("--to"), base::isoInstant(nowMs - 8 * kDay)});
        QCOMPARE(named.status, 0);
        const QString gap = QStringLiteral("From %1 to %2 stays a gap")
                                .arg(base::isoInstant(nowMs - 9 * kDay), base::isoInstant(nowMs - 8 * kDay));
        QVERIFY2(QString::fromUtf8(named.err).contains(gap), named.err.constData());
        QCOMPARE(*untold.database.connection().number("SELECT COUNT(*) FROM read_spans"), 0);
    }

    void withoutAKeyAHolderIsAsked()
    {
        Untold untold;
        untold.run.settings().mailgunApiKey = {};
        QCOMPARE(untold.run.run(kBackfill).status, 0);
        QCOMPARE(*untold.database.connection().number("SELECT COUNT(*) FROM tasks WHERE kind = 'backfill'"), 1);
    }

    void aSendingKeyIsRefusedWithTheReason()
    {
        Untold untold;
        test::RawHttpServer server(test::RawHttpServer::Transport::Plain, [](const test::RawRequest &request) {
            return test::RawReply{request.target.endsWith("/messages")
                                      ? test::rawAnswer("400 Bad Request", "{}")
                                      : test::rawAnswer("401 Unauthorized", "Forbidden")};
        });
        untold.run.settings().mailgunBaseUrl = server.url();
        const CommandResult refused = untold.run.run(kBackfill);
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("sending key"), refused.err.constData());
    }

    void whatMailgunDoesNotAnswerIsAskedAgainFromWhereItStopped()
    {
        Untold untold;
        test::RawHttpServer server(
            test::RawHttpServer::Transport::Plain, [asked = 0](const test::RawRequest &) mutable {
                const QByteArray json = "Content-Type: application/json\r\n";
                const QByteArray page = "{\"items\":[" + test::logsItem() + "],\"pagination\":{\"next\":\"more\"}}";
                switch (++asked) {
                case 1: return test::RawReply{test::rawAnswer("200 OK", page, json), false};
                case 2: return test::RawReply{test::rawAnswer("500 Oops", {}), false};
                default: return test::RawReply{test::rawAnswer("200 OK", "{\"items\":[]}", json), false};
                }
            });
        untold.run.settings().mailgunBaseUrl = server.url();
        const CommandResult read = untold.run.run({commands::eventsBackfillCommand(0)}, kBackfill);
        QCOMPARE(read.status, 0);
        QCOMPARE(server.requests().size(), 3);
        const QByteArray again = server.requests().constLast().body;
        QVERIFY2(again.contains("\"start\":\"Mon, 21 Sep 2026 14:13:18 +0000\""), again.constData());
        QCOMPARE(*untold.database.connection().number("SELECT COUNT(*) FROM read_spans"), 1);
    }

    void whatTheLogsDropWhileTheyAreWaitedForIsAGap()
    {
        Untold untold;
        test::FakeClock &clock = untold.run.clock();
        const qint64 nowMs = clock.nowMs();
        int asked = 0;
        const auto answer = [&clock, &asked](const test::RawRequest &) {
            const QByteArray json = "Content-Type: application/json\r\n";
            if (++asked > 1)
                return test::RawReply{test::rawAnswer("200 OK", "{\"items\":[]}", json), false};
            clock.advanceMs(3 * kHour);
            return test::RawReply{test::rawAnswer("500 Oops", {}), false};
        };
        test::RawHttpServer server(test::RawHttpServer::Transport::Plain, answer);
        untold.run.settings().mailgunBaseUrl = server.url();
        const CommandResult read = untold.run.run({commands::eventsBackfillCommand(0)}, kBackfill);
        QCOMPARE(read.status, 0);
        const QString gap = QStringLiteral("From %1 to %2 stays a gap")
                                .arg(base::isoInstant(nowMs - 23 * kHour), base::isoInstant(nowMs - 20 * kHour));
        QVERIFY2(QString::fromUtf8(read.err).contains(gap), read.err.constData());
        QCOMPARE(*untold.database.connection().number("SELECT MIN(from_at) FROM read_spans"), nowMs - 20 * kHour);
    }

    void whoNeverAnswersIsGivenUp()
    {
        Untold untold;
        test::RawHttpServer server(test::RawHttpServer::Transport::Plain, [](const test::RawRequest &) {
            return test::RawReply{test::rawAnswer("500 Oops", {}), false};
        });
        untold.run.settings().mailgunBaseUrl = server.url();
        const CommandResult read = untold.run.run({commands::eventsBackfillCommand(0)}, kBackfill);
        QCOMPARE(read.status, 1);
        QCOMPARE(server.requests().size(), 5);
        QCOMPARE(*untold.database.connection().number("SELECT COUNT(*) FROM read_spans"), 0);
    }

    void anEndBeforeTheBeginningIsRefused()
    {
        Untold untold;
        const CommandResult refused =
            untold.run.run(kBackfill + QStringList{QStringLiteral("--to"), QStringLiteral("2020-01-01T00:00:00Z")});
        QCOMPARE(refused.status, 1);
    }
};

QTEST_GUILESS_MAIN(EventsBackfillCommandTest)
#include "events_backfill_command_test.moc"
