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
                                 const base::Clock &clock, HttpStatistics *statistics, Dispatch dispatch)
    : m_limits(limits), m_router(router), m_proxies(proxies), m_clock(clock), m_statistics(statistics),
      m_dispatch(std::move(dispatch)), m_readBuffer(size_t(limits.readBufferBytes)),
      m_leastRankedBytes(limits.maxAllBytes / (12 * std::max(1, limits.maxConnections)) + 1)
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
    guard->setPlace(m_byProof.insert(m_byProof.end(), guard));
    ++m_unproven[guard->client()];
    m_statistics->openConnections = m_byNumber.size();
    return guard;
}

bool ConnectionTable::mayHaveAnother(QTcpSocket *socket) const
{
    const QHostAddress peer = socket->peerAddress();
    if (m_byNumber.size() < m_limits.maxUnprovenPerAddress || peer.isLoopback() || m_proxies.contains(peer))
        return true;
    return m_unproven.value(clientKey(peer)) < m_limits.maxUnprovenPerAddress;
}

void ConnectionTable::requestCompleted(ConnectionGuard *guard, bool isFirst)
{
    m_byProof.splice(m_byProof.end(), m_byProof, guard->place());
    if (isFirst)
        countProven(guard->client());
}

void ConnectionTable::countProven(const QByteArray &client)
{
    const auto unproven = m_unproven.find(client);
    if (unproven != m_unproven.end() && --*unproven <= 0)
        m_unproven.remove(client);
}

void ConnectionTable::giveUpPlace(ConnectionGuard *guard)
{
    if (!m_byNumber.remove(guard->number()))
        return;
    m_byProof.erase(guard->place());
    if (!guard->hasProvenItself())
        countProven(guard->client());
}

void ConnectionTable::evictOne()
{
    // Who waits for us asked lately, and stands near the end.
    const auto longest = std::find_if(m_byProof.begin(), m_byProof.end(),
                                      [](const ConnectionGuard *guard) { return !guard->waitsForUs(); });
    if (longest == m_byProof.end())
        return;
    ConnectionGuard *const guard = *longest;
    guard->closeNow(RefusalCause::Evicted);
    giveUpPlace(guard); // the socket is deleted later; its place is free now
}

void ConnectionTable::rank(ConnectionGuard *guard, Holding holding, qint64 before, qint64 now)
{
    auto &ranked = m_ranked[size_t(holding)];
    auto node = before > 0 ? ranked.extract({before, guard}) : decltype(ranked.extract(ranked.begin())){};
    if (now <= 0)
        return;
    if (!node) {
        ranked.insert({now, guard});
        return;
    }
    node.value() = {now, guard};
    ranked.insert(std::move(node));
}

ConnectionGuard *ConnectionTable::takeLargest(Holding holding)
{
    auto &ranked = m_ranked[size_t(holding)];
    return ranked.empty() ? nullptr : ranked.extract(std::prev(ranked.end())).value().second;
}

void ConnectionTable::relieveMemory()
{
    while (isOverMemory()) {
        ConnectionGuard *lazy = takeLargest(Holding::Unread);
        if (!lazy)
            break;
        lazy->closeNow(RefusalCause::SlowReader);
    }
    while (isOverMemory()) {
        ConnectionGuard *unfinished = takeLargest(Holding::Incomplete);
        if (!unfinished)
            return;
        unfinished->refuse({503, QStringLiteral("memory_full"), RefusalCause::MemoryFull});
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
    giveUpPlace(guard);
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
