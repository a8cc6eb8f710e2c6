// SPDX-License-Identifier: GPL-3.0-or-later
// The stored counts: changed by ingest in the transaction that changes the mails, rolled up when days close.
#pragma once

#include "core/base/reporting_zone.h"
#include "core/deliverability/count_grains.h"
#include "core/storage/connection.h"

#include <QHash>

namespace bouncedesk::deliverability {

using CountDeltas = QHash<CountCell, qint64>; // how many mails more (or, below 0, fewer) a cell has

// Inside the caller's write transaction: changes every level that counts these cells, closed days included, in the
// order of the keys. A row that comes to 0 stays until its day closes and counts as none.
base::Result<void> applyCounts(storage::Connection &connection, const CountDeltas &deltas);
// The same when the last closed day was asked for already in this transaction.
base::Result<void> applyCounts(storage::Connection &connection, const CountDeltas &deltas,
                               std::optional<int> rolledThrough);
// Fills day when the connection settles; it stays the last closed one until the transaction ends.
base::Result<void> askRolledUpThrough(storage::Connection &connection, std::optional<int> &day);

// The last closed day, if any. Held alone, it stays so until the write transaction ends.
enum class Hold { None, Alone };
base::Result<std::optional<int>> rolledUpThrough(storage::Connection &connection, Hold hold = Hold::None);

// The reporting zone for whoever only reads: where none is set yet it is UTC, and stays unset.
base::Result<base::ReportingZone> storedZone(storage::Connection &connection);

// Adds folded rows (see count_grains.h) to their table; inside a write transaction.
base::Result<void> addToCounts(storage::Connection &connection, const CountRows &rows);
base::Result<void> addToRolledCounts(storage::Connection &connection, const CountRows &rows);

} // namespace bouncedesk::deliverability
