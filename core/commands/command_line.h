// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of a program: finds the one that the leading words name, checks its options, runs it, and turns what
// went wrong into one sentence on standard error. In the main thread; made by main or by a test.
#pragma once

#include "core/commands/command.h"
#include "core/commands/row_output.h"

namespace bouncedesk::commands {

// What stands before or among a command's words and belongs to the program: taken out of the arguments.
struct ProgramOptions {
    bool version = false;
    QString configFile; // empty: the default one
    QStringList rest;
};
// InvalidInput when --config has no value.
base::Result<ProgramOptions> takeProgramOptions(const QStringList &arguments);

class CommandLine {
public:
    // language is that of the sentences on standard error (core/phrases).
    CommandLine(QString program, QList<Command> commands, QString language = QStringLiteral("en"));

    // arguments without the program's name. Returns the exit status: 0 done, 1 failed, 2 usage.
    int run(const QStringList &arguments, CommandContext &context) const;

private:
    const Command *find(const QStringList &arguments) const;
    int runCommand(const Command &command, const QStringList &arguments, CommandContext &context) const;
    QString parse(const Command &command, const QStringList &arguments, QCommandLineParser &parser) const;
    int usage(const QString &sentence, const QString &hint, CommandContext &context) const;
    QString programHelp(const QStringList &words) const;
    QString commandHelp(const Command &command) const;

    QString m_program;
    QList<Command> m_commands;
    QString m_language;
};

// The format that --format asks for, else by what standard output is.
RowFormat chosenFormat(const QCommandLineParser &parser, const CommandContext &context);
// One line for people on standard error.
void say(CommandContext &context, const QString &line);

} // namespace bouncedesk::commands
