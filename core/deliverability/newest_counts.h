// SPDX-License-Identifier: GPL-3.0-or-later
// The newest changes of the counts by project and subject and by domain in a SQLite database. A group of events
// changes a hundred of these rows all over the table, and each would cost its commit a page; so they are appended, one
// row a group, and sorted in when a hundred groups have come. Whoever reads such counts adds them. PostgreSQL, which
// logs changes and not pages, has none.
#pragma once

#include "core/deliverability/count_grains.h"
#include "core/storage/connection.h"

namespace bouncedesk::deliverability {

// Inside a write transaction: takes the rows of these grains out of folded ones and keeps them.
base::Result<void> keepNewestCounts(storage::Connection &connection, CountRows &rows);
// What the table counts does not have yet; a key may come more than once. Nothing is read for a grain that has none.
base::Result<CountRows> newestCounts(storage::Connection &connection);
base::Result<CountRows> newestCounts(storage::Connection &connection, CountGrain grain);
// Inside a write transaction: the table has them all.
base::Result<void> sortInNewestCounts(storage::Connection &connection);

} // namespace bouncedesk::deliverability
