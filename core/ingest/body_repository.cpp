// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/body_repository.h"

namespace bouncedesk::ingest {

constexpr auto kStore = "INSERT INTO bodies (received_at, bytes) VALUES ($1, $2) RETURNING id";

base::Result<qint64> storeBodies(storage::Connection &connection, const QByteArray &bytes, qint64 receivedAtMs)
{
    return connection.number(kStore, {receivedAtMs, bytes});
}

} // namespace bouncedesk::ingest
