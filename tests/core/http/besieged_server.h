// SPDX-License-Identifier: GPL-3.0-or-later
// The listener over a real socket, for tests with clients that mean harm: routes that answer at once, much, or never.
#pragma once

#include "core/http/http_server.h"
#include "tests/support/fake_clock.h"

#include <QMutex>
#include <QMutexLocker>
#include <QTest>

namespace bouncedesk::test {

inline const QByteArray goodRequest = "GET /now HTTP/1.1\r\nHost: h\r\n\r\n";

// Short enough for a test, long enough for a busy machine.
inline http::HttpServerOptions shortLimits()
{
    http::HttpServerOptions options;
    options.limits.idleMs = 300;
    options.limits.requestMs = 600;
    options.limits.lingerMs = 300;
    options.limits.handshakeMs = 300;
    return options;
}

class BesiegedServer {
protected:
    void start(http::HttpServerOptions options, const QString &host = QStringLiteral("127.0.0.1"))
    {
        http::Router router;
        router.add({http::Method::Get, "/now", http::Permission::Anyone, 0, http::RateClass::Unlimited,
                    [](const http::HttpRequest &, const http::Answer &answer) {
                        answer(http::HttpResponse::text(200, "now"));
                    }});
        router.add({http::Method::Get, "/large", http::Permission::Anyone, 0, http::RateClass::Unlimited,
                    [](const http::HttpRequest &, const http::Answer &answer) {
                        answer(http::HttpResponse::text(200, QByteArray(8 * 1024 * 1024, 'x')));
                    }});
        router.add({http::Method::Post, "/echo", http::Permission::Anyone, 1024 * 1024, http::RateClass::Unlimited,
                    [](const http::HttpRequest &request, const http::Answer &answer) {
                        answer(http::HttpResponse::text(200, QByteArray::number(request.body.size())));
                    }});
        const http::Handler never = [this](const http::HttpRequest &, const http::Answer &answer) {
            const QMutexLocker lock(&m_mutex);
            m_kept.append(answer);
        };
        router.add({http::Method::Get, "/never", http::Permission::Anyone, 0, http::RateClass::Unlimited, never});
        router.add(
            {http::Method::Post, "/never", http::Permission::Anyone, 1024 * 1024, http::RateClass::Unlimited, never});
        m_server = std::make_unique<http::HttpServer>(std::move(router), std::move(options), m_clock);
        const auto port = m_server->listen(host, 0);
        QVERIFY(port);
        m_port = *port;
    }

    void stop()
    {
        m_server.reset();
        m_kept.clear();
    }

    quint64 refused(http::RefusalCause cause) const { return m_server->statistics().refusals(cause); }
    qint64 open() const { return m_server->statistics().openConnections; }

    FakeClock m_clock;
    QMutex m_mutex;
    QList<http::Answer> m_kept;
    std::unique_ptr<http::HttpServer> m_server;
    quint16 m_port = 0;
};

} // namespace bouncedesk::test
