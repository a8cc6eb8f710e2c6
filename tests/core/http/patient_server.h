// SPDX-License-Identifier: GPL-3.0-or-later
// The listener over a real socket, for tests with clients that behave: a route that answers at once, and one whose
// answers wait until the test gives them.
#pragma once

#include "core/http/http_server.h"
#include "tests/support/fake_clock.h"

#include <QMutex>
#include <QMutexLocker>
#include <QSemaphore>
#include <QTest>

namespace bouncedesk::test {

// In any thread.
class LaterAnswers {
public:
    void keep(const http::HttpRequest &request, const http::Answer &answer)
    {
        const QMutexLocker lock(&m_mutex);
        m_kept.append({request.rawPath, answer});
        m_arrived.release();
    }
    // Waits for that many requests.
    bool arrived(int count) { return m_arrived.tryAcquire(count, 5000); }
    http::Answer take(const QByteArray &path)
    {
        const QMutexLocker lock(&m_mutex);
        for (qsizetype i = 0; i < m_kept.size(); ++i) {
            if (m_kept[i].first == path)
                return m_kept.takeAt(i).second;
        }
        return {};
    }

private:
    QMutex m_mutex;
    QSemaphore m_arrived;
    QList<QPair<QByteArray, http::Answer>> m_kept;
};

inline QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: test\r\n" + fields + "\r\n";
}

class PatientServer {
protected:
    http::Router router()
    {
        http::Router router;
        router.add({http::Method::Get, "/now", http::Permission::Anyone, 0, http::RateClass::Unlimited,
                    [](const http::HttpRequest &request, const http::Answer &answer) {
                        answer(http::HttpResponse::text(200, "now " + request.query));
                    }});
        router.add(
            {http::Method::Get, "/later/{name}", http::Permission::Anyone, 0, http::RateClass::Unlimited,
             [this](const http::HttpRequest &request, const http::Answer &answer) { m_later->keep(request, answer); }});
        return router;
    }

    void start(http::Router router, http::HttpServerOptions options = {})
    {
        m_later = std::make_unique<LaterAnswers>();
        m_server = std::make_unique<http::HttpServer>(std::move(router), std::move(options), m_clock);
        const auto port = m_server->listen(QStringLiteral("127.0.0.1"), 0);
        QVERIFY(port);
        m_port = *port;
    }

    void stop()
    {
        m_server.reset();
        m_later.reset();
    }

    FakeClock m_clock;
    std::unique_ptr<LaterAnswers> m_later;
    std::unique_ptr<http::HttpServer> m_server;
    quint16 m_port = 0;
};

} // namespace bouncedesk::test
