// SPDX-License-Identifier: GPL-3.0-or-later
// What keeps apart those who decide by all that is known about an address (its mails, its orphans, its facts): two
// programs that write about one address do so one after the other. Until the write transaction ends. On SQLite, which
// has one writer, nothing to do.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::storage {

// Goes with the next statement that is waited for; what is read after it is all that others have committed. Holds all
// that the transaction will need at once, behind shareWriteHold and before any row is locked: two that hold in other
// orders would wait for each other.
base::Result<void> holdAddresses(Connection &connection, const QList<QString> &addresses);

} // namespace bouncedesk::storage
