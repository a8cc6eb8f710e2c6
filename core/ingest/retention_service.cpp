// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/retention_service.h"

#include "core/ingest/token_repository.h"
#include "core/storage/transaction.h"

namespace bouncedesk::ingest {

constexpr int kTokensAStep = 2000;
constexpr int kTokenRowsAStep = 100; // SQLite: of up to a group's tokens each, some ten KiB
constexpr int kBodiesAStep = 20;     // up to some hundred KiB each
constexpr int kQuarantinedAStep = 200;
// The newest row stays, emptied: its id is what the next one's is counted from, and events name their row for ever.
constexpr auto kRemoveBodies = "DELETE FROM bodies WHERE id IN (SELECT id FROM bodies WHERE received_at < $1 "
                               "AND id < (SELECT MAX(id) FROM bodies) ORDER BY received_at, id LIMIT $2)";
constexpr auto kEmptyNewestBody = "UPDATE bodies SET bytes = x'' WHERE id = (SELECT MAX(id) FROM bodies) "
                                  "AND received_at < $1 AND length(bytes) > 0";
// On PostgreSQL the rest goes by whole months (partition_service.h).
constexpr auto kRemoveDefaultBodies =
    "DELETE FROM bodies_default WHERE (received_at, id) IN "
    "(SELECT received_at, id FROM bodies_default WHERE received_at < $1 ORDER BY received_at, id LIMIT $2)";
// What was replayed stands among the events, and samples are seen once; what waits for a newer program stays.
constexpr auto kRemoveQuarantined =
    "DELETE FROM quarantine WHERE id IN (SELECT id FROM quarantine WHERE received_at < $1 "
    "AND (replayed_at IS NOT NULL OR reason IN ('test_mode', 'test_button')) ORDER BY id LIMIT $2)";

RetentionLimits retentionLimits(qint64 nowMs, int webhookWindowSeconds, int bodyRetentionDays)
{
    constexpr qint64 kDaySeconds = 24 * 3600;
    const qint64 keepSeconds = std::max<qint64>(2LL * webhookWindowSeconds, 7 * kDaySeconds);
    return {nowMs / 1000 - keepSeconds, nowMs - bodyRetentionDays * kDaySeconds * 1000};
}

base::Result<bool> removeExpired(storage::Connection &connection, const RetentionLimits &limits)
{
    return storage::inTransaction(connection, [&]() -> base::Result<bool> {
        const int tokensAStep = connection.isSqlite() ? kTokenRowsAStep : kTokensAStep;
        BD_ASSIGN(const qint64 tokens, removeTokensBefore(connection, limits.tokensBeforeSecond, tokensAStep));
        BD_ASSIGN(const qint64 bodies, connection.run(connection.isSqlite() ? kRemoveBodies : kRemoveDefaultBodies,
                                                      {limits.bodiesBeforeMs, kBodiesAStep}));
        if (connection.isSqlite())
            BD_TRY(connection.run(kEmptyNewestBody, {limits.bodiesBeforeMs}));
        BD_ASSIGN(const qint64 quarantined,
                  connection.run(kRemoveQuarantined, {limits.bodiesBeforeMs, kQuarantinedAStep}));
        return tokens == tokensAStep || bodies == kBodiesAStep || quarantined == kQuarantinedAStep;
    });
}

} // namespace bouncedesk::ingest
