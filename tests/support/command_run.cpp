// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/command_run.h"

#include "core/commands/all_commands.h"
#include "core/storage/migrator.h"

#include <QBuffer>
#include <QJsonDocument>

namespace bouncedesk::test {

using storage::Connection;

QJsonArray CommandResult::rows() const
{
    return QJsonDocument::fromJson(out).array();
}

CommandResult CommandRun::run(const QStringList &arguments, bool onTerminal)
{
    return run(commands::allCommands(), arguments, onTerminal);
}

CommandResult CommandRun::run(const QList<commands::Command> &commands, const QStringList &arguments, bool onTerminal)
{
    CommandResult result;
    QBuffer out(&result.out);
    QBuffer err(&result.err);
    out.open(QIODevice::WriteOnly);
    err.open(QIODevice::WriteOnly);
    const auto openAsItIs = [this] { return Connection::open(m_url); };
    const auto openPrepared = [this]() -> base::Result<std::unique_ptr<Connection>> {
        BD_ASSIGN(auto connection, Connection::open(m_url));
        BD_TRY(storage::prepareSchema(*connection));
        return connection;
    };
    commands::CommandContext context{m_settings, m_clock,    out,          err,       onTerminal,
                                     onTerminal, onTerminal, openPrepared, openAsItIs};
    result.status = commands::CommandLine(QStringLiteral("bouncedeskd"), commands).run(arguments, context);
    return result;
}

} // namespace bouncedesk::test
