// SPDX-License-Identifier: GPL-3.0-or-later
// db info: where the database is and what is in it, one row.
#include "core/commands/all_commands.h"
#include "core/commands/command_line.h"
#include "core/storage/database_properties.h"
#include "core/storage/migrator.h"
#include "core/storage/transaction.h"

namespace bouncedesk::commands {

constexpr const char *kCounted[]{"projects", "backers", "mails", "events"};

static base::Result<int> showDatabase(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(auto snapshot, storage::Transaction::begin(*connection, storage::Transaction::Read));
    BD_ASSIGN(const storage::SchemaState schema, storage::schemaState(*connection));
    BD_ASSIGN(const auto zone, storage::property(*connection, storage::kReportingZone));
    BD_ASSIGN(const bool sample, storage::isSample(*connection));
    QStringList columns{QStringLiteral("database"), QStringLiteral("kind"), QStringLiteral("schema"),
                        QStringLiteral("reporting_zone"), QStringLiteral("sample")};
    Cells cells{connection->url().display(),
                connection->isSqlite() ? QStringLiteral("sqlite") : QStringLiteral("postgresql"), schema.present,
                zone ? QJsonValue(*zone) : QJsonValue(), sample};
    for (const char *table : kCounted) {
        BD_ASSIGN(const qint64 rows, connection->number("SELECT COUNT(*) FROM " + std::string(table)));
        columns.append(QLatin1String(table));
        cells.append(rows);
    }
    RowOutput rows(context.out, chosenFormat(parser, context), columns);
    BD_TRY(rows.row(cells));
    BD_TRY(rows.finish());
    return Done;
}

Command dbInfoCommand()
{
    return {{QStringLiteral("db"), QStringLiteral("info")},
            QStringLiteral("[--format table|json|csv]"),
            QStringLiteral("Says where the database is and what is in it"),
            {formatOption()},
            {},
            showDatabase};
}

} // namespace bouncedesk::commands
