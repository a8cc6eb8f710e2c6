// SPDX-License-Identifier: GPL-3.0-or-later
// How a connection to PostgreSQL is asked for.
#pragma once

#include "core/storage/database_url.h"
#include "core/storage/driver.h"

#include <libpq-fe.h>

namespace bouncedesk::storage {

// Never null; PQstatus tells whether it came about. The caller ends it with PQfinish.
PGconn *connectPostgresql(const DatabaseUrl &url, const OpenOptions &options);

} // namespace bouncedesk::storage
