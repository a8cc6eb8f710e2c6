// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guarded_server.h"

#include "core/http/connection_table.h"

#include <QSslSocket>
#include <QTimer>

#include <algorithm>

namespace bouncedesk::http {

namespace {

constexpr int backlog = 1024;
constexpr int acceptAgainMs = 100;
constexpr int maxPending = 30; // QTcpServer's own default; none ever waits, its guard takes it at once

// Qt accepts all who wait in one turn of the event loop. More than there are places would push each other out before
// what they say is read: a few a turn, so that who comes has its turn before others take its place.
int acceptsPerTurn(const GuardLimits &limits)
{
    return std::clamp(limits.maxConnections / 8, 1, 64);
}

} // namespace

GuardedServer::GuardedServer(ConnectionTable *table, std::optional<QSslConfiguration> tls)
    : m_table(table), m_tls(std::move(tls))
{
    setListenBacklogSize(backlog);
    connect(this, &QTcpServer::acceptError, this, &GuardedServer::acceptFailed);
}

void GuardedServer::incomingConnection(qintptr descriptor)
{
    if (++m_acceptedThisTurn == acceptsPerTurn(m_table->limits()))
        endTurn();
    auto *secured = m_tls ? new QSslSocket(this) : nullptr;
    QTcpSocket *socket = secured ? secured : new QTcpSocket(this);
    if (secured)
        secured->setSslConfiguration(*m_tls);
    if (!socket->setSocketDescriptor(descriptor) || !m_table->admit(socket)) {
        delete socket;
        return;
    }
    if (secured)
        secured->startServerEncryption();
}

void GuardedServer::endTurn()
{
    setMaxPendingConnections(0); // Qt stops accepting before the next one
    QTimer::singleShot(0, this, [this] {
        m_acceptedThisTurn = 0;
        setMaxPendingConnections(maxPending);
        acceptOn();
    });
}

// No descriptor left (ulimit -n): Qt stops accepting for good unless told otherwise.
void GuardedServer::acceptFailed()
{
    m_table->evictOne();
    QTimer::singleShot(acceptAgainMs, this, &GuardedServer::acceptOn);
}

// It may be closed by now, and Qt does not look.
void GuardedServer::acceptOn()
{
    if (isListening())
        resumeAccepting();
}

} // namespace bouncedesk::http
