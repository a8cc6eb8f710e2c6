// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/counts_repository.h"

#include "core/deliverability/newest_counts.h"
#include "core/storage/database_properties.h"
#include "core/storage/write_hold.h"

namespace bouncedesk::deliverability {

constexpr auto kAddCount =
    "INSERT INTO counts (grain, period, key1, key2, status, class, mails) VALUES ($1, $2, $3, $4, $5, $6, $7) "
    "ON CONFLICT (grain, period, key1, key2, status, class) DO UPDATE SET mails = counts.mails + excluded.mails";
constexpr auto kAddRolled =
    "INSERT INTO rolled_counts (grain, key1, key2, period, status, class, mails) VALUES ($1, $2, $3, $4, $5, $6, $7) "
    "ON CONFLICT (grain, key1, key2, period, status, class) "
    "DO UPDATE SET mails = rolled_counts.mails + excluded.mails";
constexpr auto kAddManyCounts =
    "INSERT INTO counts (grain, period, key1, key2, status, class, mails) "
    "SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7) "
    "ON CONFLICT (grain, period, key1, key2, status, class) DO UPDATE SET mails = counts.mails + excluded.mails";
constexpr auto kAddManyRolled = "INSERT INTO rolled_counts (grain, key1, key2, period, status, class, mails) "
                                "SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7) "
                                "ON CONFLICT (grain, key1, key2, period, status, class) "
                                "DO UPDATE SET mails = rolled_counts.mails + excluded.mails";

constexpr size_t kRowsPerStatement = 5000;

base::Result<std::optional<int>> rolledUpThrough(storage::Connection &connection, Hold hold)
{
    if (hold == Hold::Alone)
        BD_TRY(storage::takeWriteHold(connection));
    BD_ASSIGN(const std::optional<QString> day, storage::property(connection, storage::kRolledUpThrough));
    return day ? std::optional<int>(day->toInt()) : std::nullopt;
}

base::Result<void> askRolledUpThrough(storage::Connection &connection, std::optional<int> &day)
{
    // Days close while no group of events is between reading the last closed day and its commit.
    BD_TRY(storage::shareWriteHold(connection));
    return storage::askProperty(connection, storage::kRolledUpThrough,
                                [&day](const QString &value) { day = value.toInt(); });
}

base::Result<base::ReportingZone> storedZone(storage::Connection &connection)
{
    BD_ASSIGN(const std::optional<QString> zone, storage::property(connection, storage::kReportingZone));
    return base::ReportingZone(zone.value_or(QStringLiteral("UTC")).toLatin1());
}

static base::Result<void> addOneByOne(storage::Connection &connection, const char *sql, const CountRows &rows)
{
    for (const auto &[key, mails] : rows)
        BD_TRY(connection.run(sql, {key[0], key[1], key[2], key[3], key[4], key[5], mails}));
    return {};
}

static base::Result<void> addAtOnce(storage::Connection &connection, const char *sql, const CountRows &rows)
{
    for (size_t begin = 0; begin < rows.size(); begin += kRowsPerStatement) {
        const size_t end = std::min(begin + kRowsPerStatement, rows.size());
        std::array<QList<qint64>, 7> columns;
        for (QList<qint64> &column : columns)
            column.reserve(qsizetype(end - begin));
        for (size_t i = begin; i < end; ++i) {
            for (size_t column = 0; column < 6; ++column)
                columns[column].append(rows[i].first[column]);
            columns[6].append(rows[i].second);
        }
        BD_TRY(connection.post(sql, storage::Parameters(columns.begin(), columns.end())));
    }
    return {};
}

base::Result<void> addToCounts(storage::Connection &connection, const CountRows &rows)
{
    return connection.isSqlite() ? addOneByOne(connection, kAddCount, rows)
                                 : addAtOnce(connection, kAddManyCounts, rows);
}

base::Result<void> addToRolledCounts(storage::Connection &connection, const CountRows &rows)
{
    return connection.isSqlite() ? addOneByOne(connection, kAddRolled, rows)
                                 : addAtOnce(connection, kAddManyRolled, rows);
}

base::Result<void> applyCounts(storage::Connection &connection, const CountDeltas &deltas)
{
    std::optional<int> rolledThrough;
    BD_TRY(askRolledUpThrough(connection, rolledThrough));
    BD_TRY(connection.settle());
    return applyCounts(connection, deltas, rolledThrough);
}

base::Result<void> applyCounts(storage::Connection &connection, const CountDeltas &deltas,
                               std::optional<int> rolledThrough)
{
    CountLevels levels;
    for (auto delta = deltas.cbegin(); delta != deltas.cend(); ++delta)
        addLevels(delta.key(), delta.value(), rolledThrough, levels);
    fold(levels.counts);
    fold(levels.rolled);
    BD_TRY(keepNewestCounts(connection, levels.counts));
    BD_TRY(addToCounts(connection, levels.counts));
    return addToRolledCounts(connection, levels.rolled);
}

} // namespace bouncedesk::deliverability
