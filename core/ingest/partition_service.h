// SPDX-License-Identifier: GPL-3.0-or-later
// Monthly partitions of events and raw bodies on PostgreSQL: made ahead, and those of bodies dropped when all of them
// has expired, which costs nothing however much they hold. Nothing to do on SQLite. Thread of the connection; not the
// writer's while much lies in the default partitions.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::ingest {

// This month's and the next two; a month of which something lies in the default partition already stays there.
base::Result<void> makePartitionsAhead(storage::Connection &connection, qint64 nowMs);
// Drops one month of bodies that were all received before. True: there may be more.
base::Result<bool> dropExpiredBodies(storage::Connection &connection, qint64 beforeMs);

} // namespace bouncedesk::ingest
