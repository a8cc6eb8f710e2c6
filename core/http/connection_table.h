// SPDX-License-Identifier: GPL-3.0-or-later
// All connections of one server: who gets a place, who has to give way, how much memory they hold together, and the
// one tick that watches their time limits. Lives in the http thread, owned by the dispatcher.
#pragma once

#include "core/base/clock.h"
#include "core/http/guard_limits.h"
#include "core/http/http_statistics.h"
#include "core/http/request_reader.h"
#include "core/http/router.h"
#include "core/http/trusted_proxies.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

#include <array>
#include <list>
#include <set>
#include <span>
#include <vector>

class QTcpSocket;

namespace bouncedesk::http {

class ConnectionGuard;

// What a connection holds that closing it would free.
enum class Holding { Unread, Incomplete }; // answers that it did not fetch yet; a request that is still coming
inline constexpr std::array kHoldings{Holding::Unread, Holding::Incomplete};
using HeldAmounts = std::array<qint64, kHoldings.size()>;

class ConnectionTable : public QObject {
    Q_OBJECT

public:
    // Those who went longest without a complete request first.
    using ByProof = std::list<ConnectionGuard *>;

    // What becomes of a complete request; the number is its answer's within the connection.
    using Dispatch = std::function<void(ConnectionGuard *, quint64 number, RequestReader::Request)>;

    ConnectionTable(const GuardLimits &limits, const Router &router, const TrustedProxies &proxies,
                    const base::Clock &clock, HttpStatistics *statistics, Dispatch dispatch);
    ~ConnectionTable() override;

    // Makes the guard of a new socket, closing another connection for it where all places are taken; null when it
    // cannot have a place.
    ConnectionGuard *admit(QTcpSocket *socket);
    ConnectionGuard *guard(quint64 number) const { return m_byNumber.value(number); }
    void evictOne();
    // No further requests; emptied() when the last connection is gone.
    void drain();
    void closeAll();
    bool isEmpty() const { return m_byNumber.isEmpty(); }
    bool isDraining() const { return m_draining; }

    const GuardLimits &limits() const { return m_limits; }
    const Router &router() const { return m_router; }
    // Milliseconds that never jump.
    qint64 nowMs() const { return m_elapsed.elapsed(); }
    QByteArray date();

    // What is read passes through here: one for all, since each reads within one call.
    std::span<char> readBuffer() { return m_readBuffer; }

    // From the guards:
    void dispatch(ConnectionGuard *guard, quint64 number, RequestReader::Request request)
    {
        m_dispatch(guard, number, std::move(request));
    }
    void requestCompleted(ConnectionGuard *guard, bool isFirst);
    void forget(ConnectionGuard *guard, qsizetype openAnswers, qint64 heldBytes);
    void answerOpened() { ++m_statistics->openAnswers; }
    void answersClosed(qsizetype count) { m_statistics->openAnswers -= count; }
    void countAnswer(int status);
    void countRefusal(RefusalCause cause) { m_statistics->countRefusal(cause); }
    void heldChanged(qint64 by) { m_statistics->heldBytes += by; }
    void rank(ConnectionGuard *guard, Holding holding, qint64 before, qint64 now);
    // Less of a kind is not worth closing anybody for: all of both kinds would be a sixth of the limit.
    qint64 leastRankedBytes() const { return m_leastRankedBytes; }
    bool isOverMemory() const { return m_statistics->heldBytes > m_limits.maxAllBytes; }
    // Closes connections that do not read, then refuses unfinished requests, until there is room; each time those that
    // hold most first.
    void relieveMemory();

Q_SIGNALS:
    void emptied();

private:
    void tick();
    // Out of the ranking: it is to be closed. Null when nobody holds much.
    ConnectionGuard *takeLargest(Holding holding);
    bool mayHaveAnother(QTcpSocket *socket) const;
    void giveUpPlace(ConnectionGuard *guard);
    void countProven(const QByteArray &client);

    const GuardLimits m_limits;
    const Router &m_router;
    const TrustedProxies m_proxies;
    const base::Clock &m_clock;
    HttpStatistics *const m_statistics;
    const Dispatch m_dispatch;
    std::vector<char> m_readBuffer;
    QElapsedTimer m_elapsed;
    QTimer m_tick;
    QHash<quint64, ConnectionGuard *> m_byNumber;
    ByProof m_byProof;
    QHash<QByteArray, int> m_unproven; // by address
    const qint64 m_leastRankedBytes;
    std::array<std::set<std::pair<qint64, ConnectionGuard *>>, kHoldings.size()> m_ranked;
    quint64 m_lastNumber = 0;
    bool m_draining = false;
    qint64 m_dateSecond = -1;
    QByteArray m_date;
};

} // namespace bouncedesk::http
