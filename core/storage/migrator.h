// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a database to the form that this program needs: numbered files per dialect, each in one transaction. Runs in
// the thread of the connection, before anything else uses it.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::storage {

struct SchemaState {
    int present = 0; // 0: empty
    int newest = 0;  // what this program brings
};

base::Result<SchemaState> schemaState(Connection &connection);

// Applies what is missing. Newer than this program: TooNew.
base::Result<SchemaState> migrate(Connection &connection);

// What every program does when it opens: an empty or older SQLite file and an empty PostgreSQL database are migrated,
// an older PostgreSQL database is refused (TooOld: others may be using it), a newer one on both (TooNew).
base::Result<void> prepareSchema(Connection &connection);

} // namespace bouncedesk::storage
