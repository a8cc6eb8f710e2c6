// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/listening_repository.h"

namespace bouncedesk::ingest {

constexpr auto kNote = "INSERT INTO listening_spans (from_at, until_at) VALUES ($1, $2) "
                       "ON CONFLICT (from_at) DO UPDATE SET until_at = excluded.until_at";
constexpr auto kNewest = "SELECT from_at, until_at FROM listening_spans ORDER BY from_at DESC LIMIT $1";

base::Result<void> noteListening(storage::Connection &connection, qint64 fromMs, qint64 untilMs)
{
    BD_TRY(connection.run(kNote, {fromMs, untilMs}));
    return {};
}

base::Result<QList<ListeningSpan>> listeningSpans(storage::Connection &connection, int limit)
{
    return connection.list(kNewest, {limit}, [](const storage::Row &row) {
        return ListeningSpan{row.integer(0), row.integer(1)};
    });
}

} // namespace bouncedesk::ingest
