// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/body_repository.h"

namespace bouncedesk::ingest {

constexpr auto kNextSqlite = "SELECT COALESCE(MAX(id), 0) + 1 FROM bodies";
constexpr auto kNextPostgresql = "SELECT nextval('body_ids')";
constexpr auto kStore = "INSERT INTO bodies (id, received_at, bytes) VALUES ($1, $2, $3)";

base::Result<void> askBodyId(storage::Connection &connection, qint64 &id)
{
    return connection.ask(connection.isSqlite() ? kNextSqlite : kNextPostgresql, {},
                          [&id](const storage::Row &row) { id = row.integer(0); });
}

base::Result<void> storeBodies(storage::Connection &connection, qint64 id, const QByteArray &bytes, qint64 receivedAtMs)
{
    return connection.post(kStore, {id, receivedAtMs, bytes});
}

} // namespace bouncedesk::ingest
