// SPDX-License-Identifier: GPL-3.0-or-later
// Raw bodies of events, kept apart so that they can be dropped by age.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::ingest {

// An id for the raw bodies of a group; filled when the connection settles.
base::Result<void> askBodyId(storage::Connection &connection, qint64 &id);
// The raw bodies of a group, one after the other, as one row.
base::Result<void> storeBodies(storage::Connection &connection, qint64 id, const QByteArray &bytes,
                               qint64 receivedAtMs);

} // namespace bouncedesk::ingest
