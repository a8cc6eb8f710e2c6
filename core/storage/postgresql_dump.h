// SPDX-License-Identifier: GPL-3.0-or-later
// The backup of a PostgreSQL database, made by pg_dump.
#pragma once

#include "core/base/result.h"
#include "core/storage/database_url.h"

namespace bouncedesk::storage {

// Waits until pg_dump has written the file, in its custom format. Unavailable, in pg_dump's words.
base::Result<void> dumpPostgresql(const DatabaseUrl &url, const QString &file);

} // namespace bouncedesk::storage
