// SPDX-License-Identifier: GPL-3.0-or-later
// What staff must see: one row a kind, with how often and since when. In the thread of the connection, inside the
// transaction of whoever found the trouble.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::tasks {

struct Alarm {
    QString kind; // a short closed code of the room that raises it: "billed_twice" …
    qint64 firstMs = 0;
    qint64 lastMs = 0;
    qint64 times = 0;
    QString detail; // facts of the latest time, for people who know the kind
};

// Raises it, or counts it once more; one that was cleared starts anew.
base::Result<void> raiseAlarm(storage::Connection &connection, const QString &kind, qint64 nowMs,
                              const QString &detail);
base::Result<void> clearAlarm(storage::Connection &connection, const QString &kind, qint64 nowMs);
// Those that are not cleared, latest first.
base::Result<QList<Alarm>> openAlarms(storage::Connection &connection);

} // namespace bouncedesk::tasks
