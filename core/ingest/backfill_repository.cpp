// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/backfill_repository.h"

#include "core/storage/transaction.h"

namespace bouncedesk::ingest {

constexpr auto kTouching = "SELECT MIN(from_at), MAX(until_at) FROM read_spans WHERE from_at <= $2 AND until_at >= $1 "
                           "HAVING COUNT(*) > 0";
constexpr auto kRemoveTouching = "DELETE FROM read_spans WHERE from_at <= $2 AND until_at >= $1";
constexpr auto kInsert = "INSERT INTO read_spans (from_at, until_at) VALUES ($1, $2)";
constexpr auto kList = "SELECT from_at, until_at FROM read_spans ORDER BY from_at LIMIT 10000";

base::Result<void> noteRead(storage::Connection &connection, const TimeSpan &span)
{
    if (span.isEmpty())
        return {};
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_ASSIGN(const auto touching,
                  connection.first(kTouching, {span.fromMs, span.untilMs}, [](const storage::Row &row) {
                      return TimeSpan{row.integer(0), row.integer(1)};
                  }));
        TimeSpan all = span;
        if (touching)
            all = {std::min(span.fromMs, touching->fromMs), std::max(span.untilMs, touching->untilMs)};
        BD_TRY(connection.run(kRemoveTouching, {span.fromMs, span.untilMs}));
        BD_TRY(connection.run(kInsert, {all.fromMs, all.untilMs}));
        return {};
    });
}

base::Result<QList<TimeSpan>> readSpans(storage::Connection &connection)
{
    return connection.list(kList, {}, [](const storage::Row &row) { return TimeSpan{row.integer(0), row.integer(1)}; });
}

} // namespace bouncedesk::ingest
