// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database_properties.h"

#include <QFileInfo>

namespace bouncedesk::storage {

constexpr auto kRead = "SELECT value FROM database_properties WHERE name = $1";
constexpr auto kWrite = "INSERT INTO database_properties (name, value) VALUES ($1, $2) "
                        "ON CONFLICT (name) DO UPDATE SET value = excluded.value";
#define BD_WRITE_IF                                                                                                    \
    "INSERT INTO database_properties (name, value) VALUES ($1, $2) "                                                   \
    "ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE CAST(database_properties.value AS BIGINT) "
constexpr auto kRaise = BD_WRITE_IF "< CAST(excluded.value AS BIGINT)";
constexpr auto kLower = BD_WRITE_IF "> CAST(excluded.value AS BIGINT)";
constexpr auto kWriteFirst =
    "INSERT INTO database_properties (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
constexpr auto kSqliteSize = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
constexpr auto kPostgresqlSize = "SELECT pg_database_size(current_database())";
constexpr auto kSqliteFile = "SELECT file FROM pragma_database_list() WHERE name = 'main'";
// A socket, or one address at both ends: a server in a container or behind a proxy has another one than its client.
constexpr auto kPostgresqlFolder =
    "SELECT CASE WHEN pg_has_role('pg_read_all_settings', 'USAGE') AND (inet_server_addr() IS NULL "
    "OR inet_server_addr() = inet_client_addr()) THEN current_setting('data_directory') ELSE '' END";

base::Result<std::optional<QString>> property(Connection &connection, const char *name)
{
    return connection.first(kRead, {QString::fromLatin1(name)}, [](const Row &row) { return row.text(0); });
}

base::Result<void> askProperty(Connection &connection, const char *name,
                               const std::function<void(const QString &)> &value)
{
    return connection.ask(kRead, {QString::fromLatin1(name)}, [value](const Row &row) { value(row.text(0)); });
}

base::Result<void> setProperty(Connection &connection, const char *name, const QString &value)
{
    BD_TRY(connection.run(kWrite, {QString::fromLatin1(name), value}));
    return {};
}

base::Result<bool> raiseProperty(Connection &connection, const char *name, qint64 atLeast)
{
    BD_ASSIGN(const qint64 raised, connection.run(kRaise, {QString::fromLatin1(name), QString::number(atLeast)}));
    return raised > 0;
}

base::Result<bool> lowerProperty(Connection &connection, const char *name, qint64 atMost)
{
    BD_ASSIGN(const qint64 lowered, connection.run(kLower, {QString::fromLatin1(name), QString::number(atMost)}));
    return lowered > 0;
}

base::Result<QString> setFirstProperty(Connection &connection, const char *name, const QString &value)
{
    BD_TRY(connection.run(kWriteFirst, {QString::fromLatin1(name), value}));
    BD_ASSIGN(const std::optional<QString> stored, property(connection, name));
    return stored.value_or(value);
}

base::Result<base::ReportingZone> reportingZone(Connection &connection, const QByteArray &wantedAtFirstStart)
{
    BD_ASSIGN(std::optional<QString> zone, property(connection, kReportingZone));
    if (!zone) {
        const QByteArray wanted =
            base::ReportingZone::isKnown(wantedAtFirstStart) ? wantedAtFirstStart : QByteArray("UTC");
        BD_ASSIGN(zone, setFirstProperty(connection, kReportingZone, QString::fromLatin1(wanted)));
    }
    return base::ReportingZone(zone.value_or(QStringLiteral("UTC")).toLatin1());
}

base::Result<bool> isSample(Connection &connection)
{
    BD_ASSIGN(const std::optional<QString> mark, property(connection, kSampleMark));
    return mark == QLatin1String("1");
}

base::Result<qint64> sizeInBytes(Connection &connection)
{
    return connection.number(connection.isSqlite() ? kSqliteSize : kPostgresqlSize);
}

base::Result<QString> folderHere(Connection &connection)
{
    const auto text = [](const Row &row) { return row.text(0); };
    BD_ASSIGN(const std::optional<QString> place,
              connection.first(connection.isSqlite() ? kSqliteFile : kPostgresqlFolder, {}, text));
    if (!place || place->isEmpty())
        return QString();
    return connection.isSqlite() ? QFileInfo(*place).path() : *place;
}

} // namespace bouncedesk::storage
