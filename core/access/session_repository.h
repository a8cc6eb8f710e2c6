// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions of the account pages, by the hash of their token: SQL only, on the caller's connection.
#pragma once

#include "core/base/ids.h"
#include "core/storage/connection.h"

namespace bouncedesk::access {

struct Session {
    base::BackerRow backer;
    qint64 createdAtMs = 0;
    qint64 seenAtMs = 0;
    qint64 expiresAtMs = 0;
};

base::Result<void> insertSession(storage::Connection &connection, const QByteArray &tokenHash, const Session &session);
// None when it expired.
base::Result<std::optional<Session>> findSession(storage::Connection &connection, const QByteArray &tokenHash,
                                                 qint64 nowMs);
base::Result<void> extendSession(storage::Connection &connection, const QByteArray &tokenHash, qint64 seenAtMs,
                                 qint64 expiresAtMs);
base::Result<void> removeSession(storage::Connection &connection, const QByteArray &tokenHash);
base::Result<void> removeSessionsOf(storage::Connection &connection, base::BackerRow backer);
base::Result<void> removeExpiredSessions(storage::Connection &connection, qint64 nowMs);

} // namespace bouncedesk::access
