// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/newest_counts.h"

#include "core/deliverability/counts_repository.h"

namespace bouncedesk::deliverability {

using storage::Connection;
using storage::Row;

constexpr qint64 kMostGroups = 256;

constexpr auto kKeep = "INSERT INTO newest_counts (packed) VALUES ($1) RETURNING id"; // ids begin anew when it is empty
constexpr auto kAll = "SELECT packed FROM newest_counts ORDER BY id";
constexpr auto kForget = "DELETE FROM newest_counts";

// Seven bits a byte, the lowest first; the sign in the lowest bit. Most numbers here are small.
static void append(QByteArray &bytes, qint64 value)
{
    quint64 rest = (quint64(value) << 1) ^ quint64(value >> 63);
    for (; rest >= 0x80; rest >>= 7)
        bytes += char(rest | 0x80);
    bytes += char(rest);
}

static qint64 take(QByteArrayView bytes, qsizetype &at)
{
    quint64 value = 0;
    for (int shift = 0; at < bytes.size() && shift < 64; shift += 7) {
        const auto byte = quint8(bytes[at++]);
        value |= quint64(byte & 0x7F) << shift;
        if (byte < 0x80)
            break;
    }
    return qint64(value >> 1) ^ -qint64(value & 1);
}

static bool isKeptApart(CountGrain grain)
{
    return grain == CountGrain::ProjectSubjectDay || grain == CountGrain::DomainDay;
}

static bool isKeptApart(const CountKey &key)
{
    return isKeptApart(CountGrain(key[0]));
}

base::Result<void> keepNewestCounts(Connection &connection, CountRows &rows)
{
    if (!connection.isSqlite())
        return {};
    QByteArray bytes;
    for (const auto &[key, mails] : rows) {
        if (!isKeptApart(key))
            continue;
        for (const qint64 column : key)
            append(bytes, column);
        append(bytes, mails);
    }
    if (bytes.isEmpty())
        return {};
    std::erase_if(rows, [](const auto &row) { return isKeptApart(row.first); });
    qint64 groups = 0;
    BD_TRY(connection.each(kKeep, {bytes}, [&groups](const Row &row) { groups = row.integer(0); }));
    return groups < kMostGroups ? base::Result<void>() : sortInNewestCounts(connection);
}

base::Result<CountRows> newestCounts(Connection &connection)
{
    CountRows rows;
    if (!connection.isSqlite())
        return rows;
    BD_TRY(connection.each(kAll, {}, [&rows](const Row &row) {
        const QByteArray bytes = row.bytes(0);
        for (qsizetype at = 0; at < bytes.size();) {
            CountKey key;
            for (qint64 &column : key)
                column = take(bytes, at);
            rows.emplace_back(key, take(bytes, at));
        }
    }));
    return rows;
}

base::Result<CountRows> newestCounts(Connection &connection, CountGrain grain)
{
    if (!isKeptApart(grain))
        return CountRows();
    BD_ASSIGN(CountRows rows, newestCounts(connection));
    std::erase_if(rows, [grain](const auto &row) { return row.first[0] != qint64(grain); });
    return rows;
}

base::Result<void> sortInNewestCounts(Connection &connection)
{
    BD_ASSIGN(CountRows rows, newestCounts(connection));
    fold(rows);
    BD_TRY(addToCounts(connection, rows));
    if (connection.isSqlite())
        BD_TRY(connection.run(kForget));
    return {};
}

} // namespace bouncedesk::deliverability
