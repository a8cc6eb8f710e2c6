// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/retention_service.h"

#include "core/ingest/token_repository.h"
#include "core/storage/transaction.h"

namespace bouncedesk::ingest {

constexpr int kTokensAStep = 2000;
constexpr int kBodiesAStep = 20; // up to some hundred KiB each
constexpr auto kRemoveBodies = "DELETE FROM bodies WHERE id IN "
                               "(SELECT id FROM bodies WHERE received_at < $1 ORDER BY received_at, id LIMIT $2)";

RetentionLimits retentionLimits(qint64 nowMs, int webhookWindowSeconds, int bodyRetentionDays)
{
    constexpr qint64 kDaySeconds = 24 * 3600;
    const qint64 keepSeconds = std::max<qint64>(2LL * webhookWindowSeconds, 7 * kDaySeconds);
    return {nowMs / 1000 - keepSeconds, nowMs - bodyRetentionDays * kDaySeconds * 1000};
}

base::Result<bool> removeExpired(storage::Connection &connection, const RetentionLimits &limits)
{
    return storage::inTransaction(connection, [&]() -> base::Result<bool> {
        BD_ASSIGN(const qint64 tokens, removeTokensBefore(connection, limits.tokensBeforeSecond, kTokensAStep));
        BD_ASSIGN(const qint64 bodies, connection.run(kRemoveBodies, {limits.bodiesBeforeMs, kBodiesAStep}));
        return tokens == kTokensAStep || bodies == kBodiesAStep;
    });
}

} // namespace bouncedesk::ingest
