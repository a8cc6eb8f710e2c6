// SPDX-License-Identifier: GPL-3.0-or-later
// Raw bodies of events, apart from the events so that they can be dropped by age. Those of a group stand one after the
// other in one row, packed together: they say nearly the same, so a sixth of the bytes is left to write and to keep.
#pragma once

#include "core/mail/stored_event.h"
#include "core/storage/connection.h"

namespace bouncedesk::mail {

// An id for the raw bodies of a group; filled when the connection settles.
base::Result<void> askBodyId(storage::Connection &connection, qint64 &id);
base::Result<void> storeBodies(storage::Connection &connection, qint64 id, const QByteArray &bytes,
                               qint64 receivedAtMs);
// The raw body of an event as it came; empty when it was dropped by age.
base::Result<QByteArray> rawBody(storage::Connection &connection, const StoredEvent &event);
// Puts spaces in its place.
base::Result<void> blankBody(storage::Connection &connection, const StoredEvent &event);

} // namespace bouncedesk::mail
