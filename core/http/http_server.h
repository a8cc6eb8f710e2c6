// SPDX-License-Identifier: GPL-3.0-or-later
// The listener: HTTP/1.1 in a thread of its own. Made, started and stopped by one thread (the composition root's); the
// router's handlers run in the http thread and answer from any.
#pragma once

#include "core/base/clock.h"
#include "core/base/worker_thread.h"
#include "core/http/guard_limits.h"
#include "core/http/http_statistics.h"
#include "core/http/router.h"
#include "core/http/trusted_proxies.h"

#include <QSslConfiguration>

namespace bouncedesk::http {

class RequestDispatcher;

struct HttpServerOptions {
    GuardLimits limits;
    TrustedProxies trustedProxies;
    std::optional<QSslConfiguration> tls; // loadTlsIdentity(); none: plain http
};

class HttpServer {
public:
    // The clock outlives the server.
    HttpServer(Router router, HttpServerOptions options, const base::Clock &clock);
    ~HttpServer(); // closes what is open without an answer; drainAndStop() first

    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    // Host: an IPv4 or IPv6 address ("::1" or "[::1]"), "localhost", or "*" for all. Port 0: any free one. Gives the
    // port. Conflict: taken (what: HOST:PORT; detail: port_taken, or port_taken_by and the program).
    base::Result<quint16> listen(const QString &host, quint16 port);
    // "http://127.0.0.1:8025", "https://[::1]:8443"; empty before listen().
    QString url() const { return m_url; }

    // Lets the port go; open connections go on.
    void stopAccepting();
    // Answers every request that came in whole, closes, and ends the thread. Waits; true when all were answered in
    // time. Whoever answers must not need the calling thread meanwhile.
    bool drainAndStop(int timeoutMs);

    const HttpStatistics &statistics() const { return m_statistics; }
    // Lives in the http thread: for callbacks and timers that belong there.
    QObject *context() const { return m_thread.context(); }

private:
    void stop();

    const Router m_router;
    const HttpServerOptions m_options;
    const base::Clock &m_clock;
    HttpStatistics m_statistics;
    base::WorkerThread m_thread;
    RequestDispatcher *m_dispatcher = nullptr; // made, used and deleted in m_thread
    QString m_url;
    bool m_stopped = false;
};

} // namespace bouncedesk::http
