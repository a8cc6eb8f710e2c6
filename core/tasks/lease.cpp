// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/lease.h"

namespace bouncedesk::tasks {

using base::Result;
using storage::Connection;

constexpr auto kNow = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
constexpr auto kHolder = "SELECT host, boot_id, pid, process_started, heartbeat_at, lease_until, detail FROM holders "
                         "WHERE role = $1";
constexpr auto kInsert = "INSERT INTO holders (role, host, boot_id, pid, process_started, heartbeat_at, lease_until, "
                         "detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (role) DO NOTHING";
// Only from the very holder that was looked at.
constexpr auto kReplace = "UPDATE holders SET host = $2, boot_id = $3, pid = $4, process_started = $5, "
                          "heartbeat_at = $6, lease_until = $7, detail = $8 WHERE role = $1 AND host = $9 "
                          "AND boot_id = $10 AND pid = $11 AND process_started = $12 AND heartbeat_at = $13";
constexpr auto kRenew = "UPDATE holders SET heartbeat_at = $6, lease_until = $7 WHERE role = $1 AND host = $2 "
                        "AND boot_id = $3 AND pid = $4 AND process_started = $5";
constexpr auto kRelease = "DELETE FROM holders WHERE role = $1 AND host = $2 AND boot_id = $3 AND pid = $4 "
                          "AND process_started = $5";

// One clock for all holders: the server's, or that of the one machine a file is on.
static Result<qint64> databaseNowMs(Connection &connection, const base::Clock &clock)
{
    return connection.isSqlite() ? Result<qint64>(clock.nowMs()) : connection.number(kNow);
}

Result<std::optional<Holder>> holderOf(Connection &connection, const QString &role)
{
    return connection.first(kHolder, {role}, [](const storage::Row &row) {
        return Holder{
            {row.text(0), row.text(1), row.integer(2), row.integer(3)}, row.integer(4), row.integer(5), row.text(6)};
    });
}

Lease::Lease(QString role, const base::Clock &clock, ProcessIdentity self, qint64 leaseMs)
    : m_role(std::move(role)), m_clock(clock), m_self(std::move(self)), m_leaseMs(leaseMs)
{
}

Result<LeaseTaking> Lease::take(Connection &connection, const QString &detail)
{
    const qint64 bootMs = m_clock.bootMs(); // before the question: the lease must end for us no later than for others
    BD_ASSIGN(const qint64 nowMs, databaseNowMs(connection, m_clock));
    BD_ASSIGN(const auto holder, holderOf(connection, m_role));
    storage::Parameters row{m_role,         m_self.host, m_self.bootId,     m_self.pid,
                            m_self.started, nowMs,       nowMs + m_leaseMs, detail};
    if (!holder) {
        BD_ASSIGN(const qint64 inserted, connection.run(kInsert, row));
        if (inserted > 0)
            countFrom(bootMs);
        return inserted > 0 ? LeaseTaking::Taken : LeaseTaking::HeldByOther;
    }
    const bool isOurs = holder->process == m_self;
    const Liveness liveness = isOurs ? Liveness::Dead : livenessOf(holder->process);
    const bool ranOut = holder->leaseUntilMs <= nowMs;
    if (liveness != Liveness::Dead && !ranOut)
        return LeaseTaking::HeldByOther;
    for (const storage::Parameter &old :
         storage::Parameters{holder->process.host, holder->process.bootId, holder->process.pid, holder->process.started,
                             holder->heartbeatMs})
        row.push_back(old);
    BD_ASSIGN(const qint64 replaced, connection.run(kReplace, row));
    if (replaced == 0)
        return LeaseTaking::HeldByOther;
    countFrom(bootMs);
    return liveness == Liveness::Dead ? LeaseTaking::Taken : LeaseTaking::TakenFromAfar;
}

Result<bool> Lease::renew(Connection &connection)
{
    const qint64 bootMs = m_clock.bootMs();
    BD_ASSIGN(const qint64 nowMs, databaseNowMs(connection, m_clock));
    BD_ASSIGN(const qint64 renewed, connection.run(kRenew, {m_role, m_self.host, m_self.bootId, m_self.pid,
                                                            m_self.started, nowMs, nowMs + m_leaseMs}));
    if (renewed > 0)
        countFrom(bootMs);
    else
        m_untilBootMs = 0;
    return renewed > 0;
}

Result<void> Lease::release(Connection &connection)
{
    m_untilBootMs = 0;
    BD_TRY(connection.run(kRelease, {m_role, m_self.host, m_self.bootId, m_self.pid, m_self.started}));
    return {};
}

} // namespace bouncedesk::tasks
