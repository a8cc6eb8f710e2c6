// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/alarm_repository.h"

namespace bouncedesk::ingest {

using storage::Connection;
using storage::Row;

constexpr auto kRaise =
    "INSERT INTO alarms (kind, first_at, last_at, times, detail, cleared_at) "
    "VALUES ($1, $2, $2, 1, $3, NULL) ON CONFLICT (kind) DO UPDATE SET "
    "first_at = CASE WHEN alarms.cleared_at IS NULL THEN alarms.first_at ELSE excluded.first_at END, "
    "times = CASE WHEN alarms.cleared_at IS NULL THEN alarms.times + 1 ELSE 1 END, "
    "last_at = excluded.last_at, detail = excluded.detail, cleared_at = NULL";
constexpr auto kOpen = "SELECT kind, first_at, last_at, times, detail FROM alarms WHERE cleared_at IS NULL "
                       "ORDER BY last_at DESC, kind LIMIT 100";
constexpr auto kClear = "UPDATE alarms SET cleared_at = $2 WHERE kind = $1 AND cleared_at IS NULL";

base::Result<void> raiseAlarm(Connection &connection, const QString &kind, const QString &detail, qint64 nowMs)
{
    BD_TRY(connection.run(kRaise, {kind, nowMs, detail}));
    return {};
}

base::Result<QList<Alarm>> openAlarms(Connection &connection)
{
    return connection.list(kOpen, {}, [](const Row &row) {
        return Alarm{row.text(0), row.integer(1), row.integer(2), row.integer(3), row.text(4)};
    });
}

base::Result<void> clearAlarm(Connection &connection, const QString &kind, qint64 nowMs)
{
    BD_TRY(connection.run(kClear, {kind, nowMs}));
    return {};
}

} // namespace bouncedesk::ingest
