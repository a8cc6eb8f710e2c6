// SPDX-License-Identifier: GPL-3.0-or-later
// Who is signed in: starts, finds and ends sessions of the account pages. Stateless but for its limits; in the thread
// of the connection it is given.
#pragma once

#include "core/access/session_repository.h"
#include "core/base/clock.h"

namespace bouncedesk::access {

struct SessionLimits {
    qint64 idleMs = 24LL * 3600 * 1000;
    qint64 absoluteMs = 30LL * 24 * 3600 * 1000;
    qint64 extendEveryMs = 10LL * 60 * 1000; // a page view writes no more often than this
};

class SessionService {
public:
    explicit SessionService(const base::Clock &clock, SessionLimits limits = {}) : m_clock(clock), m_limits(limits) {}

    // Always a new token, whatever the browser brought: nobody plants a session. Removes expired ones by the way.
    base::Result<QByteArray> start(storage::Connection &connection, base::BackerRow backer) const;
    // Reads only; none for an unknown, malformed or expired token.
    base::Result<std::optional<Session>> find(storage::Connection &connection, const QByteArray &token) const;
    bool isDueForExtension(const Session &session) const;
    base::Result<void> extend(storage::Connection &connection, const QByteArray &token) const;
    base::Result<void> end(storage::Connection &connection, const QByteArray &token) const;
    // After a new password: whoever else was signed in is not any more.
    base::Result<void> endAllOf(storage::Connection &connection, base::BackerRow backer) const;

private:
    const base::Clock &m_clock;
    SessionLimits m_limits;
};

} // namespace bouncedesk::access
