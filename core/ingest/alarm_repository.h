// SPDX-License-Identifier: GPL-3.0-or-later
// Alarms that staff see: one row a kind, counted up while it lasts.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::ingest {

// Raises an alarm that staff see, or counts one up that is raised already.
base::Result<void> raiseAlarm(storage::Connection &connection, const QString &kind, const QString &detail,
                              qint64 nowMs);
struct Alarm {
    QString kind;
    qint64 firstAtMs = 0;
    qint64 lastAtMs = 0;
    qint64 times = 0;
    QString detail;
};
base::Result<QList<Alarm>> openAlarms(storage::Connection &connection);
base::Result<void> clearAlarm(storage::Connection &connection, const QString &kind, qint64 nowMs);

} // namespace bouncedesk::ingest
