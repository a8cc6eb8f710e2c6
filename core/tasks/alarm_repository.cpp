// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/alarm_repository.h"

namespace bouncedesk::tasks {

constexpr auto kRaise =
    "INSERT INTO alarms (kind, first_at, last_at, times, detail) VALUES ($1, $2, $2, 1, $3) "
    "ON CONFLICT (kind) DO UPDATE SET "
    "first_at = CASE WHEN alarms.cleared_at IS NULL THEN alarms.first_at ELSE excluded.first_at END, "
    "times = CASE WHEN alarms.cleared_at IS NULL THEN alarms.times + 1 ELSE 1 END, "
    "last_at = excluded.last_at, detail = excluded.detail, cleared_at = NULL";
constexpr auto kClear = "UPDATE alarms SET cleared_at = $2 WHERE kind = $1 AND cleared_at IS NULL";
constexpr auto kOpen = "SELECT kind, first_at, last_at, times, detail FROM alarms WHERE cleared_at IS NULL "
                       "ORDER BY last_at DESC, kind LIMIT 100";

base::Result<void> raiseAlarm(storage::Connection &connection, const QString &kind, qint64 nowMs, const QString &detail)
{
    BD_TRY(connection.run(kRaise, {kind, nowMs, detail}));
    return {};
}

base::Result<void> clearAlarm(storage::Connection &connection, const QString &kind, qint64 nowMs)
{
    BD_TRY(connection.run(kClear, {kind, nowMs}));
    return {};
}

base::Result<QList<Alarm>> openAlarms(storage::Connection &connection)
{
    return connection.list(kOpen, {}, [](const storage::Row &row) {
        return Alarm{row.text(0), row.integer(1), row.integer(2), row.integer(3), row.text(4)};
    });
}

} // namespace bouncedesk::tasks
