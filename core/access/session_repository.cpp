// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/session_repository.h"

namespace bouncedesk::access {

namespace {

constexpr auto kInsert = "INSERT INTO sessions (token_hash, backer, created_at, seen_at, expires_at) "
                         "VALUES ($1, $2, $3, $4, $5)";
constexpr auto kFind = "SELECT backer, created_at, seen_at, expires_at FROM sessions "
                       "WHERE token_hash = $1 AND expires_at > $2";
constexpr auto kExtend = "UPDATE sessions SET seen_at = $2, expires_at = $3 WHERE token_hash = $1";
constexpr auto kRemove = "DELETE FROM sessions WHERE token_hash = $1";
constexpr auto kRemoveOf = "DELETE FROM sessions WHERE backer = $1";
constexpr auto kRemoveExpired = "DELETE FROM sessions WHERE expires_at <= $1";

base::Result<void> done(const base::Result<qint64> &changed)
{
    BD_TRY(changed);
    return {};
}

} // namespace

base::Result<void> insertSession(storage::Connection &connection, const QByteArray &tokenHash, const Session &session)
{
    return done(connection.run(
        kInsert, {tokenHash, session.backer, session.createdAtMs, session.seenAtMs, session.expiresAtMs}));
}

base::Result<std::optional<Session>> findSession(storage::Connection &connection, const QByteArray &tokenHash,
                                                 qint64 nowMs)
{
    return connection.first(kFind, {tokenHash, nowMs}, [](const storage::Row &row) {
        return Session{base::BackerRow{row.integer(0)}, row.integer(1), row.integer(2), row.integer(3)};
    });
}

base::Result<void> extendSession(storage::Connection &connection, const QByteArray &tokenHash, qint64 seenAtMs,
                                 qint64 expiresAtMs)
{
    return done(connection.run(kExtend, {tokenHash, seenAtMs, expiresAtMs}));
}

base::Result<void> removeSession(storage::Connection &connection, const QByteArray &tokenHash)
{
    return done(connection.run(kRemove, {tokenHash}));
}

base::Result<void> removeSessionsOf(storage::Connection &connection, base::BackerRow backer)
{
    return done(connection.run(kRemoveOf, {backer}));
}

base::Result<void> removeExpiredSessions(storage::Connection &connection, qint64 nowMs)
{
    return done(connection.run(kRemoveExpired, {nowMs}));
}

} // namespace bouncedesk::access
