// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/session_service.h"

#include "core/access/token.h"
#include "core/storage/transaction.h"

namespace bouncedesk::access {

base::Result<QByteArray> SessionService::start(storage::Connection &connection, base::BackerRow backer) const
{
    const qint64 now = m_clock.nowMs();
    return storage::inTransaction(connection, [&]() -> base::Result<QByteArray> {
        const QByteArray token = newToken();
        BD_TRY(removeExpiredSessions(connection, now));
        BD_TRY(insertSession(connection, tokenHash(token),
                             {backer, now, now, now + std::min(m_limits.idleMs, m_limits.absoluteMs)}));
        return token;
    });
}

base::Result<std::optional<Session>> SessionService::find(storage::Connection &connection,
                                                          const QByteArray &token) const
{
    const QByteArray hash = tokenHash(token);
    if (hash.isEmpty())
        return std::optional<Session>();
    return findSession(connection, hash, m_clock.nowMs());
}

bool SessionService::isDueForExtension(const Session &session) const
{
    return m_clock.nowMs() - session.seenAtMs >= m_limits.extendEveryMs;
}

base::Result<void> SessionService::extend(storage::Connection &connection, const QByteArray &token) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_ASSIGN(const std::optional<Session> session, find(connection, token));
        if (!session)
            return {};
        const qint64 now = m_clock.nowMs();
        return extendSession(connection, tokenHash(token), now,
                             std::min(now + m_limits.idleMs, session->createdAtMs + m_limits.absoluteMs));
    });
}

base::Result<void> SessionService::end(storage::Connection &connection, const QByteArray &token) const
{
    const QByteArray hash = tokenHash(token);
    return hash.isEmpty() ? base::Result<void>() : removeSession(connection, hash);
}

base::Result<void> SessionService::endAllOf(storage::Connection &connection, base::BackerRow backer) const
{
    return removeSessionsOf(connection, backer);
}

} // namespace bouncedesk::access
