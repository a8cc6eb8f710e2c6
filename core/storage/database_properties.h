// SPDX-License-Identifier: GPL-3.0-or-later
// Facts about the database itself: its reporting time zone, whether it holds sample data, how far background jobs got.
#pragma once

#include "core/base/reporting_zone.h"
#include "core/storage/connection.h"

namespace bouncedesk::storage {

// Names of properties; each is read and written by the room in brackets.
inline constexpr auto kReportingZone = "reporting_zone";      // IANA id, set at first start
inline constexpr auto kSampleMark = "sample";                 // "1": made-up data; mail goes only to loopback (R-safe)
inline constexpr auto kRolledUpThrough = "rolled_up_through"; // [deliverability] last closed day in rolled_counts
inline constexpr auto kErasureKey = "erasure_key";            // [backers] hex key of the keyed hash of erased addresses
inline constexpr auto kEventsSince = "events_since";    // [ingest] ms: from when on this database wants all events
inline constexpr auto kLastHeard = "last_heard";        // [ingest] ms: when the newest event happened, as last seen
inline constexpr auto kLostGapNoted = "lost_gap_noted"; // [ingest] ms: where the last gap began that staff were told of
inline constexpr auto kTokensKeptDays = "tokens_kept_days";        // [ingest] used tokens
inline constexpr auto kRawEventsKeptDays = "raw_events_kept_days"; // [ingest] Mailgun's own text
inline constexpr auto kBatchSize = "batch_size";                   // [billing] shrunk on Mailgun's words

base::Result<std::optional<QString>> property(Connection &connection, const char *name);
// value is called when the connection settles, if there is one.
base::Result<void> askProperty(Connection &connection, const char *name,
                               const std::function<void(const QString &)> &value);
// Writes it where there is none, and returns what stands there: one value, however many do so at once.
base::Result<QString> setFirstProperty(Connection &connection, const char *name, const QString &value);
base::Result<void> setProperty(Connection &connection, const char *name, const QString &value);
// Of a number: sets it when there is none or a smaller one, whatever others do meanwhile. True: it was set.
base::Result<bool> raiseProperty(Connection &connection, const char *name, qint64 atLeast);
// The same with none or a larger one.
base::Result<bool> lowerProperty(Connection &connection, const char *name, qint64 atMost);

// The reporting zone of this database; the first caller sets it to what it would like (interface.md, TIME_ZONE).
base::Result<base::ReportingZone> reportingZone(Connection &connection, const QByteArray &wantedAtFirstStart = "UTC");
base::Result<bool> isSample(Connection &connection);
// What the database takes on disk, its log apart.
base::Result<qint64> sizeInBytes(Connection &connection);
// The folder of this machine in which its data lie. Empty where that is not known: on a PostgreSQL server elsewhere,
// whose free space no SQL tells, and of one here for a role that may not read its settings (pg_read_all_settings).
base::Result<QString> folderHere(Connection &connection);

} // namespace bouncedesk::storage
