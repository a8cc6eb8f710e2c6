// SPDX-License-Identifier: GPL-3.0-or-later
// Raw bodies of events, kept apart so that they can be dropped by age.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::ingest {

// The raw bodies of a group, one after the other, as one row; returns its id.
base::Result<qint64> storeBodies(storage::Connection &connection, const QByteArray &bytes, qint64 receivedAtMs);

} // namespace bouncedesk::ingest
