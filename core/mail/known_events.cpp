// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/known_events.h"

namespace bouncedesk::mail {

using storage::Connection;
using storage::Row;

constexpr qint64 kMostToCatchUp = 10'000; // rows of other programs; after more everything is learnt anew

constexpr auto kLastRow = "SELECT MAX(id) FROM events";
constexpr auto kLater = "SELECT second, event_id, kind FROM events WHERE id > $1";
constexpr auto kOfSecond = "SELECT second, event_id, kind FROM events WHERE second = $1";

static EventIdentity identityFromRow(const Row &row)
{
    return {row.integer(0), row.text(1), EventKind(row.smallInteger(2))};
}

base::Result<void> KnownEvents::refresh(Connection &connection)
{
    m_seconds.makeRoom();
    BD_ASSIGN(const qint64 last, connection.number(kLastRow));
    const qint64 before = std::exchange(m_lastRow, last);
    if (last < before || last > before + kMostToCatchUp)
        m_seconds.forget();
    if (m_seconds.isEmpty() || last == before)
        return {};
    return connection.each(kLater, {before}, [this](const Row &row) {
        const EventIdentity stored = identityFromRow(row);
        m_seconds.add(stored.second, stored, {});
    });
}

base::Result<bool> KnownEvents::contains(Connection &connection, const EventIdentity &identity)
{
    if (!m_seconds.knows(identity.second))
        BD_TRY(learn(connection, identity.second));
    return m_seconds.find(identity.second, identity) != nullptr;
}

void KnownEvents::add(const EventIdentity &stored)
{
    ++m_lastRow;
    m_seconds.add(stored.second, stored, {});
}

base::Result<void> KnownEvents::learn(Connection &connection, qint64 second)
{
    QList<EventIdentity> stored;
    BD_TRY(connection.each(kOfSecond, {second}, [&stored](const Row &row) { stored.append(identityFromRow(row)); }));
    m_seconds.begin(second);
    for (const EventIdentity &identity : std::as_const(stored))
        m_seconds.add(second, identity, {});
    return {};
}

} // namespace bouncedesk::mail
