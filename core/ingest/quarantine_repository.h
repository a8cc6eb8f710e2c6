// SPDX-License-Identifier: GPL-3.0-or-later
// Genuine but unusable events, kept whole, and samples (R-quarantine).
#pragma once

#include "core/ingest/inbound_event.h"
#include "core/storage/connection.h"

namespace bouncedesk::ingest {

// Reasons besides the parser's own.
inline constexpr auto kRefusedByDatabase = "refused_by_database";
inline constexpr auto kTestMode = "test_mode";     // a sample
inline constexpr auto kTestButton = "test_button"; // a sample: far older than its signature

struct QuarantinedEvent {
    qint64 id = 0;
    qint64 receivedAtMs = 0;
    QString reason;
    std::optional<qint64> signedSecond;
    QByteArray contentType;
    QByteArray body;
    std::optional<qint64> replayedAtMs;
};

// Of an event about an erased person no body is kept, and it counts as done with, as what the erasure found here: no
// program can use it later. False: this very event stands there already, from another webhook or out of the logs.
base::Result<bool> quarantine(storage::Connection &connection, const InboundEvent &event, const QString &reason);
// Newest first, not replayed yet; ids below before (0: from the newest on).
base::Result<QList<QuarantinedEvent>> quarantined(storage::Connection &connection, qint64 before, int limit);
// Not replayed yet, samples apart.
base::Result<qint64> countUnusable(storage::Connection &connection);
base::Result<void> markReplayed(storage::Connection &connection, qint64 id, qint64 atMs);

} // namespace bouncedesk::ingest
