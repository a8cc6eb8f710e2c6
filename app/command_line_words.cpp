// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line_words.h"

#include <QCommandLineParser>

namespace bouncedesk::app {

base::Result<DesktopWords> desktopWords(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("demo"), {}},
                       {QStringLiteral("version"), {}},
                       {{QStringLiteral("h"), QStringLiteral("help")}, {}},
                       {QStringLiteral("database"), {}, QStringLiteral("URL")},
                       {QStringLiteral("config"), {}, QStringLiteral("FILE")}});
    if (!parser.parse(QStringList{QStringLiteral("bouncedesk")} + arguments))
        return base::fail(base::ErrorCode::InvalidInput, {}, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return base::fail(base::ErrorCode::InvalidInput, {},
                          QStringLiteral("“%1” is no option. Commands are bouncedeskd's.")
                              .arg(parser.positionalArguments().constFirst()));
    DesktopWords words;
    words.demo = parser.isSet(QStringLiteral("demo"));
    words.version = parser.isSet(QStringLiteral("version"));
    words.help = parser.isSet(QStringLiteral("help"));
    words.database = parser.value(QStringLiteral("database"));
    words.configFile = parser.value(QStringLiteral("config"));
    if (words.demo && !(words.database.isEmpty() && words.configFile.isEmpty()))
        return base::fail(
            base::ErrorCode::InvalidInput, {},
            QStringLiteral("--demo has its own database and settings: leave out --database and --config."));
    return words;
}

const char *desktopUsage()
{
    return "Usage: bouncedesk [--database URL] [--config FILE] [--demo] [--version]\n"
           "\n"
           "  --demo           sample data and a simulated Mailgun; nothing leaves this computer\n"
           "  --database URL   sqlite:///ABSOLUTE/PATH or postgresql://USER@HOST:PORT/NAME\n"
           "  --config FILE    settings from this file\n"
           "  --version        which this is\n";
}

} // namespace bouncedesk::app
