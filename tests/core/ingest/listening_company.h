// SPDX-License-Identifier: GPL-3.0-or-later
// A company with a listener that can be switched off, beside a simulated Mailgun that loses webhooks, over real HTTP
// and with a clock of its own. In the test's thread.
#pragma once

#include "core/ingest/backfill_job.h"
#include "core/ingest/completeness_service.h"
#include "core/ingest/listening_repository.h"
#include "core/mailgun/simulator.h"
#include "core/web/webhook_endpoint.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_database.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

namespace bouncedesk::test {

inline constexpr int kPatienceMs = 60'000;
inline constexpr qint64 kMinute = 60'000;
inline constexpr qint64 kHour = 60 * kMinute;
inline constexpr qint64 kDay = 24 * kHour;
inline constexpr int kPeople = 60;
inline const QString kDomain = QStringLiteral("mg.example.org");

inline ingest::BackfillRules rules(bool pulls)
{
    return {30 * kMinute, 3 * kDay, pulls, 0};
}

using MailOutcomes = QMap<std::pair<QString, QString>, int>; // by message id and address

inline mailgun::SimulatorOptions losingSimulator()
{
    mailgun::SimulatorOptions options;
    options.port = 0;
    options.signingKey = base::SecretString("signing-key");
    options.apiKey = base::SecretString("key-1");
    options.fates = *mailgun::parseFates(QStringLiteral(
        "bounced=0.05,dropped=0.03,complained=0.03,deferred=0.1,soft=0.05,delayed=0.05,expired=0.03,blocked=0.03"));
    options.faults = {{mailgun::Fault::LoseWebhook, 0.3}, {mailgun::Fault::DuplicateWebhook, 0.1}};
    options.logsDelayMs = int(20 * kMinute);
    options.retryHourMs = 1;
    return options;
}

struct ListeningCompany {
    explicit ListeningCompany(TestDatabase &database, mailgun::SimulatorOptions options = losingSimulator())
        : connection(database.connection()), pool(database.url(), {}),
          ingestor(pool, clock, nullptr, ingest::Ingestor::Limits()), simulator(std::move(options), clock)
    {
        settings.mailgunSigningKeys = {base::SecretString("signing-key")};
        webhook = std::make_unique<web::WebhookEndpoint>(ingestor, settings, clock);
        if (!simulator.start() || !ingest::beginToWantEvents(connection, clock.nowMs()))
            qFatal("the company cannot be set up");
        client = std::make_unique<mailgun::MailgunClient>(
            mailgun::MailgunSettings{QUrl(simulator.url()), kDomain, base::SecretString("key-1")}, clock);
    }
    ~ListeningCompany()
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
        mailgun::OutgoingMessage message;
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
        std::optional<mailgun::SendOutcome> outcome;
        QObject context;
        client->send(message, {}, &context, [&](mailgun::SendOutcome came) { outcome = std::move(came); });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, kPatienceMs) ||
            !std::holds_alternative<mailgun::Accepted>(*outcome))
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
    static bool run(ingest::BackfillJob &job)
    {
        QSignalSpy rested(&job, &ingest::BackfillJob::rested);
        job.look();
        return QTest::qWaitFor([&] { return !rested.isEmpty(); }, kPatienceMs);
    }
    qint64 number(const char *sql) { return connection.number(sql).value_or(-1); }
    MailOutcomes outcomes()
    {
        MailOutcomes found;
        const auto read = connection.each("SELECT message_id, address, status FROM mails", {}, [&](const auto &row) {
            found.insert({row.text(0), row.text(1)}, int(row.integer(2)));
        });
        return read ? found : MailOutcomes();
    }

    FakeClock clock;
    storage::Connection &connection;
    storage::DatabasePool pool;
    ingest::Ingestor ingestor;
    config::Settings settings;
    std::unique_ptr<web::WebhookEndpoint> webhook;
    std::unique_ptr<http::HttpServer> server;
    mailgun::Simulator simulator;
    std::unique_ptr<mailgun::MailgunClient> client;
    qint64 listensSinceMs = 0;

private:
    int m_person = 0;
};

} // namespace bouncedesk::test
