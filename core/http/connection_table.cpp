// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection_table.h"

#include "core/http/connection_guard.h"

#include <QTcpSocket>

namespace bouncedesk::http {

namespace {

// Fine enough for the shortest limit, coarse enough to cost nothing.
int tickMs(const GuardLimits &limits)
{
    const int shortest = std::min({limits.idleMs, limits.requestMs, limits.handshakeMs, limits.lingerMs});
    return std::clamp(shortest / 8, 5, 500);
}

} // namespace

ConnectionTable::ConnectionTable(const GuardLimits &limits, const Router &router, const TrustedProxies &proxies,
                                 const base::Clock &clock, HttpStatistics *statistics)
    : m_limits(limits), m_router(router), m_proxies(proxies), m_clock(clock), m_statistics(statistics)
{
    m_elapsed.start();
    connect(&m_tick, &QTimer::timeout, this, &ConnectionTable::tick);
    m_tick.start(tickMs(limits));
}

ConnectionTable::~ConnectionTable() = default;

ConnectionGuard *ConnectionTable::admit(QTcpSocket *socket)
{
    ++m_statistics->connections;
    if (m_draining)
        return nullptr;
    if (!mayHaveAnother(socket)) {
        countRefusal(RefusalCause::PerAddress);
        return nullptr;
    }
    if (m_byNumber.size() >= m_limits.maxConnections)
        evictOne();
    if (m_byNumber.size() >= m_limits.maxConnections) {
        countRefusal(RefusalCause::Evicted);
        return nullptr;
    }
    auto *guard = new ConnectionGuard(++m_lastNumber, socket, this);
    m_byNumber.insert(guard->number(), guard);
    m_bySocket.insert(socket, guard);
    m_statistics->openConnections = m_byNumber.size();
    return guard;
}

bool ConnectionTable::mayHaveAnother(QTcpSocket *socket) const
{
    const QHostAddress peer = socket->peerAddress();
    if (m_byNumber.size() < m_limits.maxUnprovenPerAddress || peer.isLoopback() || m_proxies.contains(peer))
        return true;
    const QByteArray client = clientKey(peer);
    const auto unproven = std::count_if(m_byNumber.cbegin(), m_byNumber.cend(), [&client](ConnectionGuard *guard) {
        return !guard->hasProvenItself() && guard->client() == client;
    });
    return unproven < m_limits.maxUnprovenPerAddress;
}

void ConnectionTable::evictOne()
{
    ConnectionGuard *longest = nullptr;
    for (ConnectionGuard *guard : std::as_const(m_byNumber)) {
        if (!guard->waitsForUs() && (!longest || guard->provenOrder() < longest->provenOrder()))
            longest = guard;
    }
    if (!longest)
        return;
    longest->closeNow(RefusalCause::Evicted);
    // The socket is deleted later; its place is free now.
    const QTcpSocket *socket = longest->socket();
    m_byNumber.remove(longest->number());
    m_bySocket.remove(const_cast<QTcpSocket *>(socket));
}

ConnectionGuard *ConnectionTable::largest(HeldBytes bytes) const
{
    ConnectionGuard *found = nullptr;
    qint64 most = 0;
    for (ConnectionGuard *guard : m_byNumber) {
        if (const qint64 held = (guard->*bytes)(); held > most) {
            most = held;
            found = guard;
        }
    }
    return found;
}

void ConnectionTable::relieveMemory()
{
    // Who rests between two requests loses nothing but the connection; then who does not fetch his answers.
    closeLargest(&ConnectionGuard::restingBytes, RefusalCause::MemoryFull);
    closeLargest(&ConnectionGuard::unreadBytes, RefusalCause::SlowReader);
    while (isOverMemory()) {
        ConnectionGuard *unfinished = largest(&ConnectionGuard::incompleteBytes);
        if (!unfinished)
            return;
        unfinished->refuse({503, QStringLiteral("memory_full"), RefusalCause::MemoryFull});
    }
}

void ConnectionTable::closeLargest(HeldBytes bytes, RefusalCause cause)
{
    while (isOverMemory()) {
        ConnectionGuard *guard = largest(bytes);
        if (!guard)
            return;
        guard->closeNow(cause);
    }
}

void ConnectionTable::drain()
{
    m_draining = true;
    const QList<ConnectionGuard *> guards = m_byNumber.values();
    for (ConnectionGuard *guard : guards)
        guard->drain();
    if (isEmpty())
        Q_EMIT emptied();
}

void ConnectionTable::closeAll()
{
    const QList<ConnectionGuard *> guards = m_byNumber.values();
    for (ConnectionGuard *guard : guards)
        guard->socket()->abort();
}

void ConnectionTable::forget(ConnectionGuard *guard, qsizetype openAnswers, qint64 heldBytes)
{
    m_byNumber.remove(guard->number());
    m_bySocket.remove(guard->socket());
    m_statistics->openConnections = m_byNumber.size();
    m_statistics->heldBytes -= heldBytes;
    m_statistics->openAnswers -= openAnswers;
    if (m_draining && isEmpty())
        Q_EMIT emptied();
}

void ConnectionTable::countAnswer(int status)
{
    if (status >= 100 && status < 600)
        ++m_statistics->answersByClass[size_t(status / 100)];
}

QByteArray ConnectionTable::date()
{
    const qint64 now = m_clock.nowMs();
    if (now / 1000 != m_dateSecond) {
        m_dateSecond = now / 1000;
        m_date = httpDate(now);
    }
    return m_date;
}

void ConnectionTable::tick()
{
    const qint64 now = nowMs();
    const QList<ConnectionGuard *> guards = m_byNumber.values();
    for (ConnectionGuard *guard : guards)
        guard->checkTime(now);
}

} // namespace bouncedesk::http
