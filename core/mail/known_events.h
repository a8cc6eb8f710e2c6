// SPDX-License-Identifier: GPL-3.0-or-later
// Which events a SQLite database has: their rows lie in the order of their coming, so that a commit writes few pages,
// and what it has of a second is learnt when the first event of it comes. In the transactions and the thread of the
// group that stores them; owned by the ingest service.
#pragma once

#include "core/mail/stored_event.h"
#include "core/storage/connection.h"
#include "core/storage/known_seconds.h"

namespace bouncedesk::mail {

class KnownEvents {
public:
    // First of all in each transaction: learns what other programs stored meanwhile.
    base::Result<void> refresh(storage::Connection &connection);
    base::Result<bool> contains(storage::Connection &connection, const EventIdentity &identity);
    // The row of the next event that is stored.
    qint64 nextRow() const { return m_lastRow + 1; }
    void add(const EventIdentity &stored);
    // The transaction was rolled back.
    void forget() { m_seconds.forget(); }

private:
    base::Result<void> learn(storage::Connection &connection, qint64 second);

    storage::KnownSeconds<EventIdentity, std::monostate> m_seconds;
    qint64 m_lastRow = 0;
};

} // namespace bouncedesk::mail
