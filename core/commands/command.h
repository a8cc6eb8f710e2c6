// SPDX-License-Identifier: GPL-3.0-or-later
// One command of bouncedeskd: arguments in, rows or a sentence out. Runs in the main thread with a connection of its
// own; long-running ones (serve, simulate) are app's, not this room's.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/config/settings.h"
#include "core/storage/connection.h"

#include <QCommandLineParser>
#include <QJsonArray>

#include <functional>

namespace bouncedesk::commands {

// What a command works with. The streams are standard output and standard error, or a test's buffers.
struct CommandContext {
    const config::Settings &settings;
    const base::Clock &clock;
    QIODevice &out;
    QIODevice &err;
    bool outIsTerminal = false;
    bool errIsTerminal = false;
    bool inIsTerminal = false;
    // Opens (making and migrating as interface.md says) the database that the settings name.
    std::function<base::Result<std::unique_ptr<storage::Connection>>()> openDatabase;
    // Opens it and leaves its form alone: for "db migrate".
    std::function<base::Result<std::unique_ptr<storage::Connection>>()> openDatabaseAsItIs;
};

enum ExitStatus { Done = 0, Failed = 1, Usage = 2 };

// A row of "bouncedeskd WORD [WORD2] …": words lead to it, options are its own, run does it. An Error that run returns
// becomes one line on standard error (core/phrases) and exit status 1.
struct Command {
    QStringList words; // {"backers", "list"}
    QString synopsis;  // "[--locked] [--search TEXT]", for --help
    QString summary;   // one line, for --help
    QList<QCommandLineOption> options;
    QStringList arguments; // names of positional arguments; a trailing "…" or "[name]" is optional
    std::function<base::Result<int>(const QCommandLineParser &, CommandContext &)> run;
    // What is wrong with the values of its options and arguments, before run opens anything: exit status 2.
    std::function<base::Result<void>(const QCommandLineParser &)> check = {};
};

} // namespace bouncedesk::commands
