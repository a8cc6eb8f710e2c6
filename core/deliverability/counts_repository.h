// SPDX-License-Identifier: GPL-3.0-or-later
// The stored counts: changed by ingest in the transaction that changes the mails, rolled up when days close.
#pragma once

#include "core/base/reporting_zone.h"
#include "core/deliverability/count_grains.h"
#include "core/storage/connection.h"

#include <QHash>

namespace bouncedesk::deliverability {

using CountDeltas = QHash<CountCell, qint64>; // how many mails more (or, below 0, fewer) a cell has

// Inside the caller's write transaction, after it has locked its mails: changes every level that counts these cells,
// closed days included, in the order of the keys. A row that comes to 0 stays until its day closes and counts as none.
base::Result<void> applyCounts(storage::Connection &connection, const CountDeltas &deltas);

// The last closed day, if any. Inside a write transaction the day stays so until its end when held.
enum class Hold { None, Shared, Alone };
base::Result<std::optional<int>> rolledUpThrough(storage::Connection &connection, Hold hold = Hold::None);

// The reporting zone for whoever only reads: where none is set yet it is UTC, and stays unset.
base::Result<base::ReportingZone> storedZone(storage::Connection &connection);

// Adds folded rows (see count_grains.h) to their table; inside a write transaction.
base::Result<void> addToCounts(storage::Connection &connection, const CountRows &rows);
base::Result<void> addToRolledCounts(storage::Connection &connection, const CountRows &rows);

} // namespace bouncedesk::deliverability
