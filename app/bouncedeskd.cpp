// SPDX-License-Identifier: GPL-3.0-or-later
// bouncedeskd: everything without a screen.
#include "app/database_opening.h"
#include "app/serve_command.h"
#include "app/simulate_command.h"
#include "core/commands/all_commands.h"
#include "core/commands/command_line.h"
#include "core/config/keyring_secret_store.h"
#include "core/config/settings_loader.h"
#include "core/phrases/error_phrases.h"

#include <QCoreApplication>
#include <QFile>

#include <unistd.h>

using namespace bouncedesk;

namespace {

QList<commands::Command> programCommands()
{
    QList<commands::Command> all{app::serveCommand(), app::simulateCommand()};
    all.append(commands::allCommands());
    return all;
}

int failWith(QFile &err, const base::Error &error)
{
    err.write("bouncedeskd: " + phrases::errorPhrase(QStringLiteral("en"), error).toUtf8() + '\n');
    return commands::Failed;
}

int runCommand(const commands::ProgramOptions &options, QFile &out, QFile &err)
{
    config::SettingSources sources;
    sources.environment = QProcessEnvironment::systemEnvironment();
    sources.configFile = options.configFile;
    // What the desktop keeps here is known here as well.
    config::FileSecretStore files(config::usualSecretsFolder(sources.environment));
    const config::KeyringSecretStore keyring(&files, sources.environment);
    sources.keyring = &keyring;
    const auto loaded = config::loadSettings(sources);
    if (!loaded)
        return failWith(err, loaded.error());
    const config::Settings &settings = loaded->settings;
    const base::SystemClock clock;
    commands::CommandContext context{settings, clock, out, err, false, false, false, {}, {}};
    context.outIsTerminal = isatty(STDOUT_FILENO);
    context.errIsTerminal = isatty(STDERR_FILENO);
    context.inIsTerminal = isatty(STDIN_FILENO);
    context.openDatabase = [&]() -> base::Result<std::unique_ptr<storage::Connection>> {
        BD_ASSIGN(const storage::DatabaseUrl url, app::databaseUrl(settings));
        return app::openPrepared(url);
    };
    context.openDatabaseAsItIs = [&]() -> base::Result<std::unique_ptr<storage::Connection>> {
        BD_ASSIGN(const storage::DatabaseUrl url, app::databaseUrl(settings));
        return app::openAsItIs(url);
    };
    return commands::CommandLine(QStringLiteral("bouncedeskd"), programCommands()).run(options.rest, context);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("bouncedesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BOUNCEDESK_VERSION));
    QFile out, err;
    if (!out.open(stdout, QIODevice::WriteOnly) || !err.open(stderr, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return commands::Failed;
    const auto options = commands::takeProgramOptions(QCoreApplication::arguments().mid(1));
    if (!options)
        return failWith(err, options.error()) == commands::Failed ? commands::Usage : commands::Done;
    if (options->version) {
        out.write("bouncedeskd " BOUNCEDESK_VERSION "\n");
        return commands::Done;
    }
    return runCommand(*options, out, err);
}
