// SPDX-License-Identifier: GPL-3.0-or-later
// db backup FILE: a whole copy, beside a running program (SQLite: a database file; PostgreSQL: pg_dump's own format).
#include "core/commands/all_commands.h"
#include "core/commands/command_line.h"

#include <QFileInfo>

namespace bouncedesk::commands {

static base::Result<int> backUp(const QCommandLineParser &parser, CommandContext &context)
{
    const QString file = QFileInfo(parser.positionalArguments().constFirst()).absoluteFilePath();
    if (QFileInfo::exists(file))
        return base::fail(base::ErrorCode::Conflict, file, QStringLiteral("file_exists"));
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_TRY(connection->driver().backupTo(file));
    RowOutput rows(context.out, chosenFormat(parser, context), {QStringLiteral("file"), QStringLiteral("bytes")});
    BD_TRY(rows.row({file, QFileInfo(file).size()}));
    BD_TRY(rows.finish());
    return Done;
}

Command dbBackupCommand()
{
    return {{QStringLiteral("db"), QStringLiteral("backup")},
            QStringLiteral("FILE [--format table|json|csv]"),
            QStringLiteral("Copies the whole database into a new file, beside a running program"),
            {formatOption()},
            {QStringLiteral("FILE")},
            backUp};
}

} // namespace bouncedesk::commands
