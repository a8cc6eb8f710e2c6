// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/retention_service.h"

#include "core/audit/audit_repository.h"
#include "core/ingest/token_repository.h"
#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"

namespace bouncedesk::ingest {

using storage::Connection;

constexpr qint64 kDaySeconds = 24 * 3600;
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

namespace {

base::Result<std::optional<int>> keptDays(Connection &connection, const char *name)
{
    BD_ASSIGN(const auto days, storage::property(connection, name));
    return days && days->toInt() > 0 ? std::optional<int>(days->toInt()) : std::nullopt;
}

base::Result<void> recordChange(Connection &connection, const char *name, std::optional<int> before, int after,
                                const QString &actor, qint64 nowMs)
{
    const std::optional<QString> was = before ? std::optional<QString>(QString::number(*before)) : std::nullopt;
    return audit::record(connection, {0, nowMs, actor, QStringLiteral("setting"), QStringLiteral("setting"),
                                      QStringLiteral("retention.") + QLatin1String(name), was, QString::number(after)});
}

base::Result<int> raise(Connection &connection, const char *name, int wanted, int atFirst, const QString &actor,
                        qint64 nowMs)
{
    BD_ASSIGN(const auto before, keptDays(connection, name)); // no write transaction for nothing
    if (before && *before >= wanted)
        return *before;
    return storage::inTransaction(connection, [&]() -> base::Result<int> {
        const int atLeast = wanted > 0 ? wanted : atFirst;
        BD_ASSIGN(const bool raised, storage::raiseProperty(connection, name, atLeast));
        if (raised && before)
            BD_TRY(recordChange(connection, name, before, atLeast, actor, nowMs));
        BD_ASSIGN(const auto kept, keptDays(connection, name));
        return kept.value_or(atLeast);
    });
}

base::Result<void> change(Connection &connection, const char *name, std::optional<int> days, int fewest,
                          const QString &actor, qint64 nowMs)
{
    if (!days)
        return {};
    if (*days < fewest || *days > RetentionPeriods::kMostDays)
        return base::fail(base::ErrorCode::InvalidInput, QLatin1String(name),
                          QStringLiteral("setting_wants_number\n%1\n%2").arg(fewest).arg(RetentionPeriods::kMostDays));
    BD_ASSIGN(const auto before, keptDays(connection, name));
    if (before == *days)
        return {};
    BD_TRY(storage::setProperty(connection, name, QString::number(*days)));
    return recordChange(connection, name, before, *days, actor, nowMs);
}

} // namespace

RetentionPeriods wantedPeriods(const config::Settings &settings)
{
    const qint64 tokenSeconds = 2LL * settings.webhookWindowSeconds;
    const int tokenDays = int((tokenSeconds + kDaySeconds - 1) / kDaySeconds);
    return {std::max(tokenDays, RetentionPeriods::kFewestTokenDays), settings.bodyRetentionDays};
}

base::Result<RetentionPeriods> keptPeriods(Connection &connection)
{
    BD_ASSIGN(const auto tokenDays, keptDays(connection, storage::kTokensKeptDays));
    BD_ASSIGN(const auto rawEventDays, keptDays(connection, storage::kRawEventsKeptDays));
    return RetentionPeriods{tokenDays.value_or(RetentionPeriods::kFewestTokenDays),
                            rawEventDays.value_or(RetentionPeriods::kRawEventDaysAtFirst)};
}

base::Result<RetentionPeriods> keepAtLeast(Connection &connection, const RetentionPeriods &wanted, const QString &actor,
                                           qint64 nowMs)
{
    RetentionPeriods kept;
    BD_ASSIGN(kept.tokenDays, raise(connection, storage::kTokensKeptDays, wanted.tokenDays,
                                    RetentionPeriods::kFewestTokenDays, actor, nowMs));
    BD_ASSIGN(kept.rawEventDays, raise(connection, storage::kRawEventsKeptDays, wanted.rawEventDays,
                                       RetentionPeriods::kRawEventDaysAtFirst, actor, nowMs));
    return kept;
}

base::Result<void> changeRetention(Connection &connection, const RetentionChange &wanted, const QString &actor,
                                   qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_TRY(change(connection, storage::kTokensKeptDays, wanted.tokenDays, RetentionPeriods::kFewestTokenDays, actor,
                      nowMs));
        return change(connection, storage::kRawEventsKeptDays, wanted.rawEventDays, 1, actor, nowMs);
    });
}

RetentionLimits retentionLimits(qint64 nowMs, const RetentionPeriods &kept)
{
    return {nowMs / 1000 - kept.tokenDays * kDaySeconds, nowMs - kept.rawEventDays * kDaySeconds * 1000};
}

base::Result<bool> removeExpired(Connection &connection, const RetentionLimits &limits)
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
