// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/http_adapter.h"

#include "core/http/connection_guard.h"
#include "core/http/guarded_server.h"

#include <QHttpServerRequest>
#include <QSslSocket>

namespace bouncedesk::http {

HttpAdapter::HttpAdapter(const GuardLimits &limits, const Router &router, const TrustedProxies &proxies,
                         const base::Clock &clock, HttpStatistics *statistics)
    : m_router(router), m_proxies(proxies), m_statistics(statistics),
      m_table(limits, router, proxies, clock, statistics),
      m_outbox(std::make_shared<AnswerOutbox>(this, [this](const AddressedAnswer &answer) { deliver(answer); }))
{
}

HttpAdapter::~HttpAdapter()
{
    m_outbox->close();
    // The sockets' guards speak to the table when they go.
    delete m_server;
}

base::Result<quint16> HttpAdapter::listen(const QHostAddress &address, quint16 port,
                                          const std::optional<QSslConfiguration> &tls)
{
    auto server = std::make_unique<GuardedServer>(&m_table, tls);
    if (!server->listen(address, port)) {
        const bool taken = server->serverError() == QAbstractSocket::AddressInUseError;
        return base::fail(taken ? base::ErrorCode::Conflict : base::ErrorCode::Unavailable, {}, server->errorString());
    }
    m_server = server.release();
    bind(m_server);
    return m_server->serverPort();
}

void HttpAdapter::stopAccepting()
{
    if (m_server)
        m_server->close();
}

void HttpAdapter::drain(std::function<void()> done)
{
    stopAccepting();
    connect(&m_table, &ConnectionTable::emptied, this, std::move(done));
    m_table.drain();
}

bool HttpAdapter::handleRequest(const QHttpServerRequest &received, QTcpSocket *socket)
{
    ConnectionGuard *guard = m_table.guardOf(socket);
    const QByteArray body = received.body();
    auto taken = guard ? guard->take(received.headers().size(), body.size()) : std::nullopt;
    if (!taken)
        return true;
    ++m_statistics->requests;
    HttpRequest request;
    request.method = taken->head.method;
    request.setTarget(taken->head.target);
    request.headers = std::move(taken->head.headers);
    request.body = body;
    request.peer = m_proxies.clientOf(socket->peerAddress(), request.headers);
    request.isSecure =
        m_proxies.isSecure(socket->peerAddress(), qobject_cast<QSslSocket *>(socket) != nullptr, request.headers);
    m_router.handle(std::move(request), Answer([outbox = m_outbox, connection = guard->number(),
                                                number = taken->number](HttpResponse response) {
                        outbox->push({connection, number, std::move(response)});
                    }));
    return true;
}

void HttpAdapter::missingHandler(const QHttpServerRequest &, QTcpSocket *) {}

// Not at once: the request may still be in QHttpServer's hands.
void HttpAdapter::closeLater(quint64 connection)
{
    QMetaObject::invokeMethod(
        this,
        [this, connection] {
            if (ConnectionGuard *guard = m_table.guard(connection))
                guard->socket()->abort();
        },
        Qt::QueuedConnection);
}

void HttpAdapter::deliver(const AddressedAnswer &answer)
{
    if (answer.response.status() == 0) {
        closeLater(answer.connection);
        return;
    }
    m_table.countAnswer(answer.response.status());
    ConnectionGuard *guard = m_table.guard(answer.connection);
    if (!guard || !guard->settle(answer.request, answer.response))
        ++m_statistics->unheardAnswers;
}

} // namespace bouncedesk::http
