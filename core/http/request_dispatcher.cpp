// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/request_dispatcher.h"

#include "core/http/connection_guard.h"
#include "core/http/guarded_server.h"

#include <QTcpSocket>

namespace bouncedesk::http {

RequestDispatcher::RequestDispatcher(const GuardLimits &limits, const Router &router, const TrustedProxies &proxies,
                                     const base::Clock &clock, HttpStatistics *statistics)
    : m_router(router), m_proxies(proxies), m_statistics(statistics),
      m_table(limits, router, proxies, clock, statistics,
              [this](ConnectionGuard *guard, quint64 number, RequestReader::Request request) {
                  dispatch(guard, number, std::move(request));
              }),
      m_outbox(std::make_shared<AnswerOutbox>(this, [this](const AddressedAnswer &answer) { deliver(answer); }))
{
}

RequestDispatcher::~RequestDispatcher()
{
    m_outbox->close();
    m_server.reset();
}

base::Result<quint16> RequestDispatcher::listen(const QHostAddress &address, quint16 port,
                                                const std::optional<QSslConfiguration> &tls)
{
    auto server = std::make_unique<GuardedServer>(&m_table, tls);
    if (!server->listen(address, port)) {
        const bool taken = server->serverError() == QAbstractSocket::AddressInUseError;
        return base::fail(taken ? base::ErrorCode::Conflict : base::ErrorCode::Unavailable, {}, server->errorString());
    }
    m_server = std::move(server);
    return m_server->serverPort();
}

void RequestDispatcher::stopAccepting()
{
    if (m_server)
        m_server->close();
}

void RequestDispatcher::drain(std::function<void()> done)
{
    stopAccepting();
    connect(&m_table, &ConnectionTable::emptied, this, std::move(done));
    m_table.drain();
}

void RequestDispatcher::dispatch(ConnectionGuard *guard, quint64 number, RequestReader::Request received)
{
    ++m_statistics->requests;
    const QTcpSocket *socket = guard->socket();
    HttpRequest request;
    request.method = received.head.method;
    request.setTarget(received.head.target);
    request.headers = std::move(received.head.headers);
    request.body = std::move(received.body);
    request.peer = m_proxies.clientOf(socket->peerAddress(), request.headers);
    request.isSecure = m_proxies.isSecure(socket->peerAddress(), guard->isTls(), request.headers);
    m_router.handle(std::move(request),
                    Answer([outbox = m_outbox, connection = guard->number(), number](HttpResponse response) {
                        outbox->push({connection, number, std::move(response)});
                    }));
}

// Not at once: its guard may be handing over the request right now.
void RequestDispatcher::closeLater(quint64 connection)
{
    QMetaObject::invokeMethod(
        this,
        [this, connection] {
            if (ConnectionGuard *guard = m_table.guard(connection))
                guard->socket()->abort();
        },
        Qt::QueuedConnection);
}

void RequestDispatcher::deliver(const AddressedAnswer &answer)
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
