// SPDX-License-Identifier: GPL-3.0-or-later
// db migrate: brings the database to the form of this program, on PostgreSQL too.
#include "core/commands/all_commands.h"
#include "core/commands/command_line.h"
#include "core/storage/migrator.h"

namespace bouncedesk::commands {

static base::Result<int> migrateDatabase(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabaseAsItIs());
    BD_ASSIGN(const storage::SchemaState before, storage::schemaState(*connection));
    BD_ASSIGN(const storage::SchemaState after, storage::migrate(*connection));
    RowOutput rows(context.out, chosenFormat(parser, context),
                   {QStringLiteral("database"), QStringLiteral("schema_before"), QStringLiteral("schema_after")});
    BD_TRY(rows.row({connection->url().display(), before.present, after.present}));
    BD_TRY(rows.finish());
    return Done;
}

Command dbMigrateCommand()
{
    return {{QStringLiteral("db"), QStringLiteral("migrate")},
            QStringLiteral("[--format table|json|csv]"),
            QStringLiteral("Brings the database to the form that this version needs"),
            {formatOption()},
            {},
            migrateDatabase};
}

} // namespace bouncedesk::commands
