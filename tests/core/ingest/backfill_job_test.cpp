// SPDX-License-Identifier: GPL-3.0-or-later
// The backfill against the simulator over real HTTP, with a listener that can be switched off and a clock of its own.
#include "core/ingest/backfill_job.h"

#include "core/ingest/backfill_task.h"
#include "core/ingest/completeness_service.h"
#include "core/ingest/database_check.h"
#include "core/ingest/listening_repository.h"
#include "core/mail/mail_codes.h"
#include "core/mailgun/simulator.h"
#include "core/tasks/alarm_repository.h"
#include "core/web/webhook_endpoint.h"
#include "tests/support/fake_clock.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSemaphore>
#include <QSignalSpy>

using namespace bouncedesk;
using namespace bouncedesk::mailgun;
using ingest::BackfillJob;
using mail::MailStatus;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
constexpr int kPeople = 60;
const QString kDomain = QStringLiteral("mg.example.org");

ingest::BackfillRules rules(bool pulls)
{
    return {30 * kMinute, 3 * kDay, pulls, 0};
}

// Whom a mail reached, by the simulator's own books and nothing of ours.
MailStatus outcomeOf(const QList<SimulatedEvent> &events)
{
    MailStatus status = MailStatus::Accepted;
    for (const SimulatedEvent &event : events) {
        switch (event.kind) {
        case SimulatedKind::Accepted: break;
        case SimulatedKind::TemporaryFailure: status = MailStatus::Deferred; break;
        case SimulatedKind::Delivered: status = MailStatus::Delivered; break;
        case SimulatedKind::Complained: return MailStatus::Complained;
        case SimulatedKind::PermanentFailure:
            return event.failure->code >= 600 ? MailStatus::Dropped : MailStatus::Bounced;
        }
    }
    return status;
}

using Outcomes = QMap<std::pair<QString, QString>, int>; // by message id and address

Outcomes outcomesOf(const std::vector<SimulatedEvent> &events)
{
    QMap<std::pair<QString, QString>, QList<SimulatedEvent>> byMail;
    for (const SimulatedEvent &event : events) {
        if (!event.isBatchs)
            byMail[{event.mail->message->id, event.mail->recipient}].append(event);
    }
    Outcomes outcomes;
    for (auto mail = byMail.cbegin(); mail != byMail.cend(); ++mail)
        outcomes.insert(mail.key(), int(outcomeOf(*mail)));
    return outcomes;
}

SimulatorOptions simulatorOptions()
{
    SimulatorOptions options;
    options.port = 0;
    options.signingKey = base::SecretString("signing-key");
    options.apiKey = base::SecretString("key-1");
    options.fates = *parseFates(QStringLiteral(
        "bounced=0.05,dropped=0.03,complained=0.03,deferred=0.1,soft=0.05,delayed=0.05,expired=0.03,blocked=0.03"));
    options.faults = {{Fault::LoseWebhook, 0.3}, {Fault::DuplicateWebhook, 0.1}};
    options.logsDelayMs = int(20 * kMinute);
    options.retryHourMs = 1;
    return options;
}

// A company with a listener that can be switched off, beside a simulated Mailgun.
struct Company {
    explicit Company(test::TestDatabase &database, SimulatorOptions options = simulatorOptions())
        : connection(database.connection()), pool(database.url(), {}),
          ingestor(pool, clock, nullptr, ingest::Ingestor::Limits()), simulator(std::move(options), clock)
    {
        settings.mailgunSigningKeys = {base::SecretString("signing-key")};
        webhook = std::make_unique<web::WebhookEndpoint>(ingestor, settings, clock);
        if (!simulator.start() || !ingest::beginToWantEvents(connection, clock.nowMs()))
            qFatal("the company cannot be set up");
        client = std::make_unique<MailgunClient>(
            MailgunSettings{QUrl(simulator.url()), kDomain, base::SecretString("key-1")}, clock);
    }
    ~Company()
    {
        stopListening();
        simulator.stop();
        pool.stop();
    }

    void startListening()
    {
        http::Router router;
        router.add({http::Method::Post, "/webhooks/mailgun", http::Permission::Anyone, 1024 * 1024,
                    http::RateClass::Webhook, webhook->handler()});
        server = std::make_unique<http::HttpServer>(std::move(router), http::HttpServerOptions(), clock);
        if (!server->listen(QStringLiteral("127.0.0.1"), 0))
            qFatal("no port");
        listensSinceMs = clock.nowMs();
        simulator.setWebhookUrl(QUrl(server->url() + QStringLiteral("/webhooks/mailgun")));
    }
    void beat()
    {
        if (server && !ingest::noteListening(connection, listensSinceMs, clock.nowMs()))
            qFatal("no heartbeat");
    }
    void stopListening()
    {
        beat();
        if (server && !server->drainAndStop(5000))
            qFatal("the listener does not end");
        server.reset();
    }

    void send()
    {
        OutgoingMessage message;
        message.from = QStringLiteral("Bills <bills@mg.example.org>");
        message.subject = QStringLiteral("Your bill");
        message.text = QStringLiteral("Hello");
        QJsonObject variables;
        for (int i = 0; i < kPeople / 3; ++i) {
            ++m_person;
            const QString address = QStringLiteral("p%1@a%2.example").arg(m_person % kPeople).arg(m_person % 7);
            message.to += address;
            variables.insert(address, QJsonObject{{QStringLiteral("id"), QStringLiteral("B-%1").arg(m_person)}});
        }
        message.recipientVariables = QJsonDocument(variables).toJson(QJsonDocument::Compact);
        message.options = {{"v:backer_id", QStringLiteral("%recipient.id%")}};
        std::optional<SendOutcome> outcome;
        QObject context;
        client->send(message, {}, &context, [&](SendOutcome came) { outcome = std::move(came); });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, kPatienceMs) ||
            !std::holds_alternative<Accepted>(*outcome))
            qFatal("the simulator took no mail");
    }
    // Hours in each of which a mail goes to some people.
    void liveThrough(int hours)
    {
        for (int hour = 0; hour < hours; ++hour) {
            send();
            clock.advanceMs(kHour);
            beat();
        }
    }
    // Those that were refused are sent again by the clock.
    bool webhooksAreThrough()
    {
        return QTest::qWaitFor(
            [this] {
                clock.advanceMs(10);
                return simulator.webhookCounts().waiting == 0;
            },
            kPatienceMs);
    }
    // Looks until there is nothing to do; gives up at an error.
    static bool run(BackfillJob &job)
    {
        QSignalSpy rested(&job, &BackfillJob::rested);
        job.look();
        return QTest::qWaitFor([&] { return !rested.isEmpty(); }, kPatienceMs);
    }
    qint64 number(const char *sql) { return connection.number(sql).value_or(-1); }
    Outcomes outcomes()
    {
        Outcomes found;
        const auto read = connection.each("SELECT message_id, address, status FROM mails", {}, [&](const auto &row) {
            found.insert({row.text(0), row.text(1)}, int(row.integer(2)));
        });
        return read ? found : Outcomes();
    }

    test::FakeClock clock;
    storage::Connection &connection;
    storage::DatabasePool pool;
    ingest::Ingestor ingestor;
    config::Settings settings;
    std::unique_ptr<web::WebhookEndpoint> webhook;
    std::unique_ptr<http::HttpServer> server;
    Simulator simulator;
    std::unique_ptr<MailgunClient> client;
    qint64 listensSinceMs = 0;

private:
    int m_person = 0;
};

// A Mailgun that answers one thing to every question.
struct Refusing {
    explicit Refusing(const QByteArray &read, const QByteArray &sent)
        : server(test::RawHttpServer::Transport::Plain, [=](const test::RawRequest &request) {
              const bool isMessage = request.target.endsWith("/messages");
              return test::RawReply{isMessage ? sent : read, false};
          })
    {
    }
    test::RawHttpServer server;
};

// While it lives or until release(), nobody's question to the database is answered.
class HeldReaders {
public:
    ~HeldReaders() { release(); }

    void hold(storage::DatabasePool &pool)
    {
        for (int reader = 0; reader < kReaders; ++reader)
            pool.read<bool>(
                &m_context, [gate = m_gate](storage::Connection &) { return gate->tryAcquire(1, kPatienceMs); },
                [](const base::Result<bool> &) {});
    }
    void release() { m_gate->release(kReaders); }

private:
    static constexpr int kReaders = 2; // as many as a pool has by itself
    QObject m_context;
    std::shared_ptr<QSemaphore> m_gate = std::make_shared<QSemaphore>();
};

QStringList alarmsIn(storage::Connection &connection)
{
    QStringList kinds;
    const auto alarms = tasks::openAlarms(connection);
    for (const tasks::Alarm &alarm : alarms.value_or(QList<tasks::Alarm>()))
        kinds += alarm.kind + u' ' + alarm.detail;
    return kinds;
}

} // namespace

class BackfillJobTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whatWasLostOnTheWayAndInTwoDaysOfSilenceIsThereInTheEnd_data() { test::addDatabases(); }
    void whatWasLostOnTheWayAndInTwoDaysOfSilenceIsThereInTheEnd()
    {
        BD_TEST_DATABASE(database);
        Company company(database);
        company.startListening();
        company.liveThrough(3);
        QVERIFY(company.webhooksAreThrough());
        company.stopListening();
        company.liveThrough(48);
        company.startListening();
        company.liveThrough(3);
        QVERIFY(company.webhooksAreThrough());
        QVERIFY(company.simulator.webhookCounts().lost > 0);
        QVERIFY(company.number("SELECT COUNT(*) FROM events") < qint64(company.simulator.counts().events));

        {
            BackfillJob interrupted(company.pool, company.ingestor, *company.client, company.clock, rules(false));
            QSignalSpy changed(&interrupted, &BackfillJob::changed);
            interrupted.look();
            QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), kPatienceMs);
        }
        company.clock.advanceMs(kHour);
        company.beat();
        BackfillJob job(company.pool, company.ingestor, *company.client, company.clock, rules(false));
        QVERIFY(Company::run(job));

        const std::vector<SimulatedEvent> truth = company.simulator.events();
        QCOMPARE(company.outcomes(), outcomesOf(truth));
        QCOMPARE(company.number("SELECT COUNT(*) FROM events"), qint64(truth.size()));
        QCOMPARE(company.number("SELECT SUM(mails) FROM counts WHERE grain = 0"), qint64(outcomesOf(truth).size()));
        QCOMPARE(ingest::checkDatabase(company.connection)->differences, QStringList());
        const auto known = ingest::readCompleteness(company.connection, rules(false), company.clock.nowMs());
        QCOMPARE(known->upToMs, company.clock.nowMs());
        QVERIFY(known->gaps.isEmpty());
        QCOMPARE(company.number("SELECT COUNT(*) FROM alarms WHERE kind = 'webhooks_lost'"), 1);
    }

    void readingAgainBringsNoNews_data() { test::addDatabases(); }
    void readingAgainBringsNoNews()
    {
        BD_TEST_DATABASE(database);
        SimulatorOptions options = simulatorOptions();
        options.logsDelayMs = 0;
        Company company(database, options);
        company.liveThrough(2);
        const ingest::TimeSpan all{company.clock.nowMs() - kDay, company.clock.nowMs()};
        for (int time = 0; time < 2; ++time) {
            QVERIFY(
                *ingest::askForBackfill(company.connection, all, QStringLiteral("staff:ann"), company.clock.nowMs()));
            BackfillJob job(company.pool, company.ingestor, *company.client, company.clock, rules(true));
            QVERIFY(Company::run(job));
            QCOMPARE(company.number("SELECT COUNT(*) FROM events"), qint64(company.simulator.counts().events));
            QCOMPARE(company.number("SELECT COUNT(*) FROM tasks WHERE state = 'done'"), time + 1);
        }
        QCOMPARE(company.number("SELECT COUNT(*) FROM read_spans"), 1);
    }

    void whoCannotBeReachedHearsWithinAMinute()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        SimulatorOptions options = simulatorOptions();
        options.logsDelayMs = 0;
        Company company(database, options);
        BackfillJob job(company.pool, company.ingestor, *company.client, company.clock, rules(true));
        QVERIFY(Company::run(job));
        company.send();
        company.clock.advanceMs(kMinute);
        QVERIFY(Company::run(job));
        QCOMPARE(company.number("SELECT COUNT(*) FROM events"), qint64(company.simulator.counts().events));
        QCOMPARE(company.number("SELECT COUNT(*) FROM read_spans"), 0); // not settled: it will be read again
    }

    // A look that began while the first task was read asks for no other, and is still under way when the first ends.
    void whatEndsDuringALookIsFollowedByAnother()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        Company company(database);
        const auto ask = [&](qint64 fromMs) {
            return *ingest::askForBackfill(company.connection, {fromMs, fromMs + kDay}, QStringLiteral("staff:ann"),
                                           company.clock.nowMs());
        };
        HeldReaders readers;
        std::function<void()> whileItIsRead;
        test::RawHttpServer server(test::RawHttpServer::Transport::Plain, [&](const test::RawRequest &) {
            if (const auto once = std::exchange(whileItIsRead, nullptr))
                once();
            return test::RawReply{test::rawAnswer("200 OK", R"({"items":[]})", "Content-Type: application/json\r\n")};
        });
        MailgunClient client({server.url(), kDomain, base::SecretString("key-1")}, company.clock);
        BackfillJob job(company.pool, company.ingestor, client, company.clock, rules(false));
        QSignalSpy changed(&job, &BackfillJob::changed);
        QSignalSpy rested(&job, &BackfillJob::rested);
        whileItIsRead = [&] {
            readers.hold(company.pool);
            job.look();
            QVERIFY(ask(company.clock.nowMs() - 2 * kDay));
        };
        QVERIFY(ask(company.clock.nowMs() - 3 * kDay));
        job.look();
        QTRY_VERIFY_WITH_TIMEOUT(changed.size() >= 2, kPatienceMs); // it ended, and what it read is noted
        readers.release();
        QTRY_VERIFY_WITH_TIMEOUT(!rested.isEmpty(), kPatienceMs);
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(company.number("SELECT COUNT(*) FROM tasks WHERE state = 'done'"), 2);
    }

    void anEventThatCannotBeUsedIsKeptOnce()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        Company company(database);
        const QByteArray page = R"({"items":[{"event":"failed","id":"e1","@timestamp":"2026-09-21T13:00:00.000Z"}]})";
        Refusing other(test::rawAnswer("200 OK", page, "Content-Type: application/json\r\n"), {});
        MailgunClient client({other.server.url(), kDomain, base::SecretString("key-1")}, company.clock);
        BackfillJob job(company.pool, company.ingestor, client, company.clock, rules(true));
        QVERIFY(Company::run(job));
        company.clock.advanceMs(kMinute);
        QVERIFY(Company::run(job));
        QCOMPARE(other.server.requests().size(), 2);
        QCOMPARE(company.number("SELECT COUNT(*) FROM quarantine"), 1);
    }

    void aKeyThatCannotReadIsRefusedWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("sending");
        QTest::addColumn<QString>("alarm");
        QTest::newRow("a sending key") << test::rawAnswer("400 Bad Request",
                                                          "{\"message\":\"to parameter is missing\"}")
                                       << QStringLiteral("logs_unreadable sending_key");
        QTest::newRow("a key of nobody") << test::rawAnswer("401 Unauthorized", "Forbidden")
                                         << QStringLiteral("logs_unreadable Forbidden");
    }
    void aKeyThatCannotReadIsRefusedWithTheReason()
    {
        QFETCH(QByteArray, sending);
        QFETCH(QString, alarm);
        test::TestDatabase database(storage::Dialect::Sqlite);
        Company company(database);
        Refusing mailgun(test::rawAnswer("401 Unauthorized", "Forbidden"), sending);
        MailgunClient client({mailgun.server.url(), kDomain, base::SecretString("key-1")}, company.clock);
        {
            BackfillJob job(company.pool, company.ingestor, client, company.clock, rules(true));
            job.look();
            QTRY_COMPARE(alarmsIn(company.connection), QStringList(alarm));
        }
        BackfillJob withAnotherKey(company.pool, company.ingestor, *company.client, company.clock, rules(true));
        QVERIFY(Company::run(withAnotherKey));
        QTRY_COMPARE(alarmsIn(company.connection), QStringList());
    }

    void whereThereAreNoLogsTheEventsApiIsAsked()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        Company company(database);
        test::RawHttpServer server(test::RawHttpServer::Transport::Plain, [](const test::RawRequest &request) {
            if (!request.target.startsWith("/v3/mg.example.org/events"))
                return test::RawReply{test::rawAnswer("404 Not Found", "{\"message\":\"not found\"}")};
            return test::RawReply{test::rawAnswer("200 OK", "{\"items\":[],\"paging\":{\"next\":\"x\"}}")};
        });
        MailgunClient client({server.url(), kDomain, base::SecretString("key-1")}, company.clock);
        BackfillJob job(company.pool, company.ingestor, client, company.clock, rules(true));
        QVERIFY(Company::run(job));
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(alarmsIn(company.connection), QStringList());
    }

    void mailgunsWishToWaitIsObeyed()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        Company company(database);
        Refusing mailgun(
            test::rawAnswer("429 Too Many Requests", "{\"message\":\"slow down\"}", "Retry-After: 120\r\n"), {});
        MailgunClient client({mailgun.server.url(), kDomain, base::SecretString("key-1")}, company.clock);
        BackfillJob job(company.pool, company.ingestor, client, company.clock, rules(true));
        QSignalSpy failed(&job, &BackfillJob::failed);
        job.look();
        QTRY_COMPARE(failed.size(), 1);
        company.clock.advanceMs(119'000);
        QVERIFY(Company::run(job));
        QCOMPARE(mailgun.server.requests().size(), 1);
        company.clock.advanceMs(2000);
        job.look();
        QTRY_COMPARE(failed.size(), 2);
    }

    void twoProgramsDoNotReadTheSame()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        Company company(database);
        const tasks::ProcessIdentity other{QStringLiteral("elsewhere"), QStringLiteral("boot"), 1, 1};
        tasks::Lease lease(QLatin1String(ingest::kBackfillRole), company.clock, other);
        QCOMPARE(*lease.take(company.connection), tasks::LeaseTaking::Taken);
        Refusing mailgun(test::rawAnswer("500 Oops", {}), {});
        MailgunClient client({mailgun.server.url(), kDomain, base::SecretString("key-1")}, company.clock);
        BackfillJob job(company.pool, company.ingestor, client, company.clock, rules(true));
        QVERIFY(Company::run(job));
        QCOMPARE(mailgun.server.requests().size(), 0);
    }
};

QTEST_GUILESS_MAIN(BackfillJobTest)
#include "backfill_job_test.moc"
