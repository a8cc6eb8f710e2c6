// SPDX-License-Identifier: GPL-3.0-or-later
// A simulator over real HTTP: our client sends to it, our parser reads its webhooks. In the test's thread.
#pragma once

#include "core/mailgun/event_parser.h"
#include "core/mailgun/mailgun_client.h"
#include "core/mailgun/simulator.h"
#include "tests/support/raw_http_server.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

namespace bouncedesk::test {

using namespace bouncedesk::mailgun;

inline const QByteArray kSigningKey = QByteArrayLiteral("signing-key");
inline constexpr int kPatienceMs = 90'000;

// A simulator, a receiver of its webhooks, and a client.
struct SimulatorBench {
    explicit SimulatorBench(SimulatorOptions options = {}, RawHttpServer::Script script = {})
        : timeoutMs(options.faults.count(Fault::TimeOut) > 0 ? 3000 : 60'000),
          receiver(
              RawHttpServer::Transport::Plain,
              script ? std::move(script) : [](const RawRequest &) { return RawReply{ok(), false}; }),
          simulator(completed(std::move(options), receiver.url()), clock)
    {
        if (!simulator.start())
            qFatal("the simulator does not start");
        client = std::make_unique<MailgunClient>(settings(), clock);
    }

    static QByteArray ok() { return test::rawAnswer("200 OK", "ok"); }

    static SimulatorOptions completed(SimulatorOptions options, const QUrl &url)
    {
        options.port = 0;
        options.webhookUrl = url;
        options.signingKey = base::SecretString(kSigningKey);
        options.apiKey = base::SecretString(QByteArrayLiteral("key-1"));
        options.retryHourMs = 1000;
        return options;
    }

    // Short only where nothing will come.
    MailgunSettings settings() const
    {
        MailgunSettings settings;
        settings.baseUrl = QUrl(simulator.url());
        settings.domain = QStringLiteral("mg.example.org");
        settings.key = base::SecretString(QByteArrayLiteral("key-1"));
        settings.timeoutMs = timeoutMs;
        return settings;
    }

    SendOutcome send(const OutgoingMessage &message)
    {
        std::optional<SendOutcome> outcome;
        QObject context;
        client->send(message, {}, &context, [&](SendOutcome o) { outcome = std::move(o); });
        (void)QTest::qWaitFor([&] { return outcome.has_value(); }, kPatienceMs);
        return outcome.value_or(Unknown{QStringLiteral("test gave up"), false, 0});
    }

    template <typename T>
    ApiResult<T> wait(const std::function<void(QObject *, MailgunClient::Done<T>)> &ask)
    {
        std::optional<ApiResult<T>> result;
        QObject context;
        ask(&context, [&](ApiResult<T> r) { result = std::move(r); });
        (void)QTest::qWaitFor([&] { return result.has_value(); }, kPatienceMs);
        return result.value_or(tl::unexpected(ApiFailure{{base::ErrorCode::Internal, {}, {}}, -1, 0}));
    }

    // Every webhook that came, verified and read.
    std::vector<WireEvent> events() const
    {
        std::vector<WireEvent> events;
        const base::SecretString key(kSigningKey);
        EventParser parser;
        for (const RawRequest &request : receiver.requests()) {
            const auto webhook = parser.parse("application/json", request.body);
            if (!webhook || !SigningKeys({&key, 1}).verify(webhook->signature))
                qFatal("not signed: %s", request.body.constData());
            if (const auto *event = std::get_if<WireEvent>(&webhook->event))
                events.push_back(*event);
        }
        return events;
    }

    int count(const QString &kind, const QString &reason = {}) const
    {
        const auto all = events();
        return int(std::count_if(all.begin(), all.end(), [&](const WireEvent &event) {
            return event.kind == kind && (reason.isEmpty() || event.reason == reason);
        }));
    }

    base::SystemClock clock;
    const int timeoutMs;
    RawHttpServer receiver;
    Simulator simulator;
    std::unique_ptr<MailgunClient> client;
};

inline OutgoingMessage batchTo(const QStringList &addresses)
{
    OutgoingMessage message;
    message.from = QStringLiteral("Billing <billing@mg.example.org>");
    message.to = addresses;
    message.subject = QStringLiteral("Bill %recipient.no%");
    message.text = QStringLiteral("Dear %recipient.name%, 100 % of %recipient.missing% to %recipient%");
    QJsonObject variables;
    for (qsizetype i = 0; i < addresses.size(); ++i)
        variables.insert(addresses[i], QJsonObject{{QStringLiteral("no"), QString::number(i)},
                                                   {QStringLiteral("name"), QStringLiteral("N%1").arg(i)}});
    message.recipientVariables = QJsonDocument(variables).toJson(QJsonDocument::Compact);
    message.options = {{"v:backer_id", QStringLiteral("B%recipient.no%")}, {"v:bouncedesk", QStringLiteral("x.1.2")}};
    return message;
}

inline QStringList people(int count, const QString &domain = QStringLiteral("example.org"))
{
    QStringList addresses;
    for (int i = 0; i < count; ++i)
        addresses += QStringLiteral("p%1@%2").arg(i).arg(domain);
    return addresses;
}

inline QJsonObject getJson(const QString &url)
{
    QNetworkAccessManager manager;
    QNetworkReply *reply = manager.get(QNetworkRequest(QUrl(url)));
    (void)QTest::qWaitFor([&] { return reply->isFinished(); }, kPatienceMs);
    return QJsonDocument::fromJson(reply->readAll()).object();
}

} // namespace bouncedesk::test
