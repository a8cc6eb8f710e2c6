// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/command_line.h"

#include "core/base/text.h"
#include "core/phrases/error_phrases.h"

namespace bouncedesk::commands {

namespace {

bool isHelp(const QString &word)
{
    return word == QLatin1String("--help") || word == QLatin1String("-h") || word == QLatin1String("help");
}

bool isOptional(const QString &argument)
{
    return argument.startsWith(u'[') || argument.endsWith(u'…');
}

QString padded(const QString &text, qsizetype width)
{
    return QStringLiteral("  ") + text.leftJustified(width + 2);
}

QString optionText(const QCommandLineOption &option)
{
    const QString value = option.valueName().isEmpty() ? QString() : u' ' + option.valueName();
    return QStringLiteral("--") + option.names().constLast() + value;
}

bool startsWithWords(const QStringList &arguments, const QStringList &words)
{
    return arguments.size() >= words.size() && std::equal(words.begin(), words.end(), arguments.begin());
}

} // namespace

base::Result<ProgramOptions> takeProgramOptions(const QStringList &arguments)
{
    ProgramOptions options;
    const QString config = QStringLiteral("--config");
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == QLatin1String("--")) {
            options.rest += arguments.mid(i);
            break;
        }
        if (argument == QLatin1String("--version")) {
            options.version = true;
        } else if (argument.startsWith(config + u'=')) {
            options.configFile = argument.mid(config.size() + 1);
        } else if (argument == config) {
            if (i + 1 == arguments.size())
                return base::fail(base::ErrorCode::InvalidInput, config, QStringLiteral("option_without_value"));
            options.configFile = arguments[++i];
        } else {
            options.rest += argument;
        }
    }
    return options;
}

CommandLine::CommandLine(QString program, QList<Command> commands, QString language)
    : m_program(std::move(program)), m_commands(std::move(commands)), m_language(std::move(language))
{
}

const Command *CommandLine::find(const QStringList &arguments) const
{
    const Command *best = nullptr;
    for (const Command &command : m_commands) {
        if (startsWithWords(arguments, command.words) && (!best || command.words.size() > best->words.size()))
            best = &command;
    }
    return best;
}

int CommandLine::run(const QStringList &arguments, CommandContext &context) const
{
    QStringList words;
    for (const QString &argument : arguments) {
        if (argument.startsWith(u'-'))
            break;
        words.append(argument);
    }
    const bool helpWanted = std::any_of(arguments.begin(), arguments.end(), isHelp);
    if (const Command *command = find(arguments))
        return runCommand(*command, arguments.mid(command->words.size()), context);
    words.removeAll(QStringLiteral("help"));
    const QString topics = programHelp(words.mid(0, 1));
    if (helpWanted || arguments.isEmpty()) {
        if (!words.isEmpty() && topics.isEmpty())
            return usage(QStringLiteral("There is no command “%1”.").arg(words.join(u' ')), programHelp({}), context);
        const QByteArray text = (topics.isEmpty() ? programHelp({}) : topics).toUtf8();
        (helpWanted ? context.out : context.err).write(text);
        return helpWanted ? Done : Usage;
    }
    const QString unknown = words.isEmpty() ? arguments.constFirst() : words.mid(0, 2).join(u' ');
    return usage(QStringLiteral("There is no command “%1”.").arg(unknown), topics.isEmpty() ? programHelp({}) : topics,
                 context);
}

int CommandLine::usage(const QString &sentence, const QString &hint, CommandContext &context) const
{
    say(context, m_program + QStringLiteral(": ") + sentence);
    context.err.write(hint.toUtf8());
    return Usage;
}

QString CommandLine::parse(const Command &command, const QStringList &arguments, QCommandLineParser &parser) const
{
    for (const QCommandLineOption &option : command.options)
        parser.addOption(option);
    if (!parser.parse(QStringList(m_program) + arguments))
        return parser.errorText();
    const QStringList given = parser.positionalArguments();
    const auto needed = std::count_if(command.arguments.begin(), command.arguments.end(),
                                      [](const QString &argument) { return !isOptional(argument); });
    const bool many = !command.arguments.isEmpty() && command.arguments.constLast().endsWith(u'…');
    if (given.size() < needed)
        return QStringLiteral("%1 is missing.").arg(command.arguments.value(given.size()));
    if (!many && given.size() > command.arguments.size())
        return QStringLiteral("“%1” is one argument too many.").arg(given[command.arguments.size()]);
    for (const QCommandLineOption &option : command.options) {
        if (option.names().contains(QStringLiteral("format")) && parser.isSet(option) &&
            !rowFormatOfName(parser.value(option)))
            return QStringLiteral("--format is table, json or csv, not “%1”.").arg(parser.value(option));
    }
    return {};
}

int CommandLine::runCommand(const Command &command, const QStringList &arguments, CommandContext &context) const
{
    const QStringList beforeDashes = arguments.mid(0, arguments.indexOf(QStringLiteral("--")));
    if (beforeDashes.contains(QStringLiteral("--help")) || beforeDashes.contains(QStringLiteral("-h"))) {
        context.out.write(commandHelp(command).toUtf8());
        return Done;
    }
    QCommandLineParser parser;
    QString wrong = parse(command, arguments, parser);
    const auto checked = wrong.isEmpty() && command.check ? command.check(parser) : base::Result<void>();
    if (!checked)
        wrong = phrases::errorPhrase(m_language, checked.error());
    if (!wrong.isEmpty())
        return usage(wrong,
                     QStringLiteral("Usage: %1 %2 %3\n").arg(m_program, command.words.join(u' '), command.synopsis),
                     context);
    const auto status = command.run(parser, context);
    if (!status) {
        say(context, m_program + QStringLiteral(": ") + phrases::errorPhrase(m_language, status.error()));
        return Failed;
    }
    return *status;
}

QString CommandLine::programHelp(const QStringList &words) const
{
    QStringList lines;
    qsizetype width = 0;
    QList<const Command *> shown;
    for (const Command &command : m_commands) {
        if (!startsWithWords(command.words, words))
            continue;
        shown.append(&command);
        width = std::max(width, command.words.join(u' ').size());
    }
    if (shown.isEmpty())
        return {};
    lines << QStringLiteral("Usage: %1 [--config FILE] COMMAND …").arg(m_program) << QString()
          << QStringLiteral("Commands:");
    for (const Command *command : shown)
        lines << padded(command->words.join(u' '), width) + command->summary;
    lines << QString()
          << QStringLiteral("“%1 COMMAND --help” tells more; “%1 --version” says which this is.").arg(m_program)
          << QString();
    return lines.join(u'\n');
}

QString CommandLine::commandHelp(const Command &command) const
{
    QStringList lines;
    const QString synopsis = command.synopsis.isEmpty() ? QString() : u' ' + command.synopsis;
    lines << QStringLiteral("Usage: %1 %2%3").arg(m_program, command.words.join(u' '), synopsis) << QString()
          << command.summary << QString() << QStringLiteral("Options:");
    qsizetype width = QStringLiteral("--config FILE").size();
    for (const QCommandLineOption &option : command.options)
        width = std::max(width, optionText(option).size());
    for (const QCommandLineOption &option : command.options)
        lines << padded(optionText(option), width) + option.description();
    lines << padded(QStringLiteral("--config FILE"), width) + QStringLiteral("the settings file")
          << padded(QStringLiteral("--help"), width) + QStringLiteral("this text") << QString();
    return lines.join(u'\n');
}

RowFormat chosenFormat(const QCommandLineParser &parser, const CommandContext &context)
{
    const auto asked =
        parser.isSet(QStringLiteral("format")) ? rowFormatOfName(parser.value(QStringLiteral("format"))) : std::nullopt;
    return asked.value_or(context.outIsTerminal ? RowFormat::Table : RowFormat::Json);
}

void say(CommandContext &context, const QString &line)
{
    context.err.write(base::displayText(line, true).toUtf8() + '\n');
}

} // namespace bouncedesk::commands
