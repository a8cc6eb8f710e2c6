// SPDX-License-Identifier: GPL-3.0-or-later
// Looks after what staff must see about the way of events into this database, and raises and clears its alarms (what
// they mean for people stands in ui). Stateless; thread of the connection, in a transaction of its own.
#pragma once

#include "core/ingest/backfill_planner.h"
#include "core/storage/connection.h"

namespace bouncedesk::ingest {

namespace alarm {
inline constexpr auto kWrongSignatures = "wrong_signatures"; // detail: how many in a row
inline constexpr auto kEventsLate = "events_late";           // detail: minutes
inline constexpr auto kNoEvents = "no_events";               // detail: hours of silence, hours that were usual
inline constexpr auto kNothingHeard = "nothing_heard";       // Mailgun took our mail, and then nothing
inline constexpr auto kDiskNearlyFull = "disk_nearly_full";  // detail: megabytes left
inline constexpr auto kGapLost = "gap_lost";                 // detail: from and until, instants
inline constexpr auto kTokenReused = "token_reused";         // raised by ingest; detail: the token
} // namespace alarm

// So many wrong signatures without a right one between them: the key was changed at Mailgun.
inline constexpr quint64 kManyWrongInARow = 10;

struct WatchFacts {
    qint64 nowMs = 0;
    quint64 wrongInARow = 0;   // webhooks since the last right one
    quint64 verified = 0;      // right ones since the start
    qint64 lateMs = 0;         // how long after it happened an event comes lately
    qint64 diskFreeBytes = -1; // where the database is; -1: not known here
    qint64 diskTotalBytes = -1;
    BackfillRules rules;
};

base::Result<void> watchEvents(storage::Connection &connection, const WatchFacts &facts);

// For what happened once and stays until somebody has seen it; the others clear themselves.
base::Result<void> dismissAlarm(storage::Connection &connection, const QString &kind, const QString &actor,
                                qint64 nowMs);

} // namespace bouncedesk::ingest
