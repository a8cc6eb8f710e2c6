// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/partition_service.h"

#include "core/base/time_format.h"
#include "core/storage/transaction.h"

#include <QTimeZone>

namespace bouncedesk::ingest {

using base::Period;
using storage::Connection;

namespace {

constexpr int kMonthsAhead = 2;
constexpr auto kPartitions = "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid "
                             "WHERE i.inhparent = CAST(CAST($1 AS TEXT) AS regclass) ORDER BY c.relname LIMIT 2000";
constexpr auto kInDefaultBodies = "SELECT COUNT(*) FROM (SELECT 1 FROM bodies_default WHERE received_at >= $1 "
                                  "AND received_at < $2 LIMIT 1) AS one";
constexpr auto kInDefaultEvents = "SELECT COUNT(*) FROM (SELECT 1 FROM events_default WHERE second >= $1 "
                                  "AND second < $2 LIMIT 1) AS one";
// Whoever holds the table a moment must not have everybody wait behind us.
constexpr auto kBePolite = "SET LOCAL lock_timeout = '1s'";
// The month that rows come for now is made between two of them. PostgreSQL reads the default partition meanwhile: where
// that takes long, the month stays there.
constexpr auto kHoldWriters = "SET LOCAL statement_timeout = '2s'; LOCK TABLE $table IN ACCESS EXCLUSIVE MODE";
constexpr auto kMakeNow = "CREATE TABLE $name PARTITION OF $table FOR VALUES FROM ($from) TO ($until)";
// Months to come: a check that the rows of the default partition are proven to hold lets PostgreSQL make the new one
// without reading them under its lock. From the check on the default partition refuses rows of the month, so this is
// not for the present one. $name, $table, $column, $from, $until.
constexpr auto kPrepare = "ALTER TABLE $table_default ADD CONSTRAINT $name_apart "
                          "CHECK ($column < $from OR $column >= $until) NOT VALID";
constexpr auto kProve = "ALTER TABLE $table_default VALIDATE CONSTRAINT $name_apart";
constexpr auto kMake = "CREATE TABLE $name PARTITION OF $table FOR VALUES FROM ($from) TO ($until); "
                       "ALTER TABLE $table_default DROP CONSTRAINT $name_apart";
constexpr auto kForget = "ALTER TABLE $table_default DROP CONSTRAINT IF EXISTS $name_apart";
constexpr auto kDrop = "DROP TABLE $name";

struct Table {
    const char *name;
    const char *column;
    qint64 unitsASecond; // of the column
    const char *inDefault;
};
constexpr Table kEvents{"events", "second", 1, kInDefaultEvents};
constexpr Table kBodies{"bodies", "received_at", 1000, kInDefaultBodies};

qint64 startOf(const Period &month, const Table &table)
{
    return month.firstDay().startOfDay(Qt::UTC).toSecsSinceEpoch() * table.unitsASecond;
}

QString nameOf(const Period &month, const Table &table)
{
    return QLatin1String(table.name) + u'_' + month.text().replace(u'-', u'_');
}

Period monthAt(qint64 ms)
{
    return Period::of(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).date());
}

QByteArray filled(const char *sql, const Period &month, const Table &table)
{
    return QByteArray(sql)
        .replace("$name", nameOf(month, table).toLatin1())
        .replace("$table", table.name)
        .replace("$column", table.column)
        .replace("$from", QByteArray::number(startOf(month, table)))
        .replace("$until", QByteArray::number(startOf(month.next(), table)));
}

base::Result<void> apply(Connection &connection, const QByteArray &sql)
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_TRY(connection.script(kBePolite));
        return connection.script(sql);
    });
}

base::Result<QStringList> partitionsOf(Connection &connection, const Table &table)
{
    return connection.list(kPartitions, {QString::fromLatin1(table.name)},
                           [](const storage::Row &row) { return row.text(0); });
}

base::Result<bool> isInDefault(Connection &connection, const Period &month, const Table &table)
{
    BD_ASSIGN(const qint64 rows,
              connection.number(table.inDefault, {startOf(month, table), startOf(month.next(), table)}));
    return rows > 0;
}

base::Result<void> makePresent(Connection &connection, const Period &month, const Table &table)
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_TRY(connection.script(kBePolite));
        BD_TRY(connection.script(filled(kHoldWriters, month, table)));
        BD_ASSIGN(const bool isTaken, isInDefault(connection, month, table));
        return isTaken ? base::Result<void>() : connection.script(filled(kMakeNow, month, table));
    });
}

base::Result<void> makeAhead(Connection &connection, const Period &month, const Table &table)
{
    BD_TRY(apply(connection, filled(kPrepare, month, table)));
    BD_TRY(apply(connection, filled(kProve, month, table)));
    return apply(connection, filled(kMake, month, table));
}

base::Result<void> makeMonths(Connection &connection, const Table &table, qint64 nowMs)
{
    BD_ASSIGN(const QStringList present, partitionsOf(connection, table));
    Period month = monthAt(nowMs);
    for (int ahead = 0; ahead <= kMonthsAhead; ++ahead, month = month.next()) {
        if (present.contains(nameOf(month, table)))
            continue;
        BD_TRY(apply(connection, filled(kForget, month, table))); // of an attempt that was cut off
        BD_ASSIGN(const bool isTaken, isInDefault(connection, month, table));
        if (!isTaken)
            BD_TRY(ahead == 0 ? makePresent(connection, month, table) : makeAhead(connection, month, table));
    }
    return {};
}

} // namespace

base::Result<void> makePartitionsAhead(Connection &connection, qint64 nowMs)
{
    if (connection.isSqlite())
        return {};
    BD_TRY(makeMonths(connection, kEvents, nowMs));
    return makeMonths(connection, kBodies, nowMs);
}

base::Result<bool> dropExpiredBodies(Connection &connection, qint64 beforeMs)
{
    if (connection.isSqlite())
        return false;
    BD_ASSIGN(const QStringList present, partitionsOf(connection, kBodies));
    const QString prefix = QLatin1String(kBodies.name) + u'_';
    for (const QString &name : present) {
        const auto month = Period::parse(name.mid(prefix.size()).replace(u'_', u'-'));
        if (!month || startOf(month->next(), kBodies) > beforeMs)
            continue;
        BD_TRY(apply(connection, filled(kDrop, *month, kBodies)));
        return true;
    }
    return false;
}

} // namespace bouncedesk::ingest
