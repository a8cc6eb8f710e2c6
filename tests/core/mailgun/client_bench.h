// SPDX-License-Identifier: GPL-3.0-or-later
// Our client and a server of raw answers, plain or TLS. In the test's thread.
#pragma once

#include "core/mailgun/mailgun_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/raw_http_server.h"

#include <QTest>

namespace bouncedesk::test {

using namespace bouncedesk::mailgun;
using Transport = RawHttpServer::Transport;

inline const QByteArray kQueued = QByteArrayLiteral("{\"id\":\"<m1@mg.example.org>\",\"message\":\"Queued.\"}");

inline MailgunSettings settingsFor(const QUrl &baseUrl)
{
    MailgunSettings settings;
    settings.baseUrl = baseUrl;
    settings.domain = QStringLiteral("mg.example.org");
    settings.key = base::SecretString(QByteArrayLiteral("key-1"));
    settings.timeoutMs = 60'000;
    return settings;
}

inline OutgoingMessage batch(int bytes = 1000)
{
    OutgoingMessage message;
    message.from = QStringLiteral("Billing <billing@mg.example.org>");
    message.to = {QStringLiteral("a@example.org"), QStringLiteral("b@example.org")};
    message.subject = QStringLiteral("Bill ä %recipient.no%");
    message.text = QString(bytes, u'x');
    message.html = QStringLiteral("<p>--x</p>");
    message.recipientVariables = "{\"a@example.org\":{\"no\":\"1\"},\"b@example.org\":{\"no\":\"2\"}}";
    message.options = {{"v:backer_id", QStringLiteral("%recipient.id%")}, {"o:tracking", QStringLiteral("no")}};
    return message;
}

struct ClientBench {
    ClientBench(Transport transport, RawHttpServer::Script script)
        : server(transport, std::move(script)), client(settingsFor(server.url()), clock)
    {
        if (transport == Transport::Tls)
            client.transport().setCertificateAuthority({server.certificate()});
    }

    std::optional<SendOutcome> send(const OutgoingMessage &message = batch(), std::function<bool()> mayStillWrite = {})
    {
        std::optional<SendOutcome> outcome;
        QObject context;
        client.send(message, std::move(mayStillWrite), &context, [&](SendOutcome o) { outcome = std::move(o); });
        (void)QTest::qWaitFor([&] { return outcome.has_value(); }, 90'000);
        return outcome;
    }

    template <typename T>
    ApiResult<T> wait(const std::function<void(QObject *, MailgunClient::Done<T>)> &ask)
    {
        std::optional<ApiResult<T>> result;
        QObject context;
        ask(&context, [&](ApiResult<T> r) { result = std::move(r); });
        (void)QTest::qWaitFor([&] { return result.has_value(); }, 90'000);
        return result.value_or(tl::unexpected(ApiFailure{{base::ErrorCode::Internal, {}, {}}, -1, 0}));
    }

    FakeClock clock;
    RawHttpServer server;
    MailgunClient client;
};

inline RawHttpServer::Script always(const RawReply &reply)
{
    return [reply](const RawRequest &) { return reply; };
}

} // namespace bouncedesk::test
