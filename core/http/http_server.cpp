// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/http_server.h"

#include "core/http/port_holder.h"
#include "core/http/request_dispatcher.h"

#include <QSemaphore>

namespace bouncedesk::http {

namespace {

base::Result<QHostAddress> addressOf(QString host)
{
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    if (host == u"localhost")
        return QHostAddress(QHostAddress::LocalHost);
    if (host == u"*")
        return QHostAddress(QHostAddress::Any);
    const QHostAddress address(host);
    if (address.isNull())
        return base::fail(base::ErrorCode::InvalidInput, host, QStringLiteral("listen_not_an_address"));
    return address;
}

QString takenPort(quint16 port)
{
    const QString holder = portHolder(port);
    return holder.isEmpty() ? QStringLiteral("port_taken") : QStringLiteral("port_taken_by\n") + holder;
}

QString hostPort(const QHostAddress &address, quint16 port)
{
    if (address == QHostAddress(QHostAddress::Any))
        return QStringLiteral("0.0.0.0:%1").arg(port);
    const bool isV6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (isV6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(address.toString()).arg(port);
}

} // namespace

HttpServer::HttpServer(Router router, HttpServerOptions options, const base::Clock &clock)
    : m_router(std::move(router)), m_options(std::move(options)), m_clock(clock), m_thread(QStringLiteral("http"))
{
    m_thread.run([this] {
        m_dispatcher =
            new RequestDispatcher(m_options.limits, m_router, m_options.trustedProxies, m_clock, &m_statistics);
    });
}

HttpServer::~HttpServer()
{
    stop();
}

base::Result<quint16> HttpServer::listen(const QString &host, quint16 port)
{
    BD_ASSIGN(const QHostAddress address, addressOf(host));
    base::Result<quint16> got = 0;
    m_thread.run([this, &got, &address, port] { got = m_dispatcher->listen(address, port, m_options.tls); });
    if (!got) {
        base::Error error = got.error();
        error.what = hostPort(address, port);
        if (error.code == base::ErrorCode::Conflict)
            error.detail = takenPort(port);
        return base::fail(std::move(error));
    }
    m_url = (m_options.tls ? QStringLiteral("https://") : QStringLiteral("http://")) + hostPort(address, *got);
    return got;
}

void HttpServer::stopAccepting()
{
    m_thread.run([this] { m_dispatcher->stopAccepting(); });
}

bool HttpServer::drainAndStop(int timeoutMs)
{
    if (m_stopped)
        return true;
    // Shared with the thread: it may report after the time is over.
    const auto drained = std::make_shared<QSemaphore>();
    m_thread.post([this, drained] { m_dispatcher->drain([drained] { drained->release(); }); });
    const bool inTime = drained->tryAcquire(1, timeoutMs);
    stop();
    return inTime;
}

void HttpServer::stop()
{
    if (m_stopped)
        return;
    m_stopped = true;
    m_thread.run([this] {
        m_dispatcher->stopAccepting();
        m_dispatcher->closeAll();
        delete m_dispatcher;
        m_dispatcher = nullptr;
    });
    m_thread.stop();
}

} // namespace bouncedesk::http
