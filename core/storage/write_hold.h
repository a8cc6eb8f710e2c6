// SPDX-License-Identifier: GPL-3.0-or-later
// What keeps groups of events and the jobs that tidy up after them apart: groups share the hold, a job that must see
// each of them whole takes it alone. Until the write transaction ends. On SQLite, which has one writer, nothing to do.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::storage {

// Goes with the next statement that is waited for.
base::Result<void> shareWriteHold(Connection &connection);
// Not after shareWriteHold in the same transaction: two that do so would wait for each other.
base::Result<void> takeWriteHold(Connection &connection);

} // namespace bouncedesk::storage
