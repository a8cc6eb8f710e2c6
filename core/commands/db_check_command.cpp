// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/all_commands.h"
#include "core/commands/command_line.h"
#include "core/ingest/database_check.h"

namespace bouncedesk::commands {

static base::Result<int> checkDatabase(const QCommandLineParser &, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    const auto progress = [&](qint64 mails) {
        if (context.errIsTerminal)
            context.err.write("\r" + QByteArray::number(mails) + " mails");
    };
    BD_ASSIGN(const ingest::CheckFindings findings, ingest::checkDatabase(*connection, progress));
    if (context.errIsTerminal)
        context.err.write("\n");
    for (const QString &difference : findings.differences)
        context.out.write(difference.toUtf8() + '\n');
    say(context,
        QStringLiteral("%1 mails, %2 events: %3")
            .arg(findings.mails)
            .arg(findings.events)
            .arg(findings.differences.isEmpty() ? QStringLiteral("everything agrees")
                                                : QStringLiteral("%1 differences").arg(findings.differences.size())));
    return findings.differences.isEmpty() ? Done : Failed;
}

Command dbCheckCommand()
{
    return {{QStringLiteral("db"), QStringLiteral("check")},
            {},
            QStringLiteral("Compares every stored count with a recount from events and ledger"),
            {},
            {},
            checkDatabase};
}

} // namespace bouncedesk::commands
