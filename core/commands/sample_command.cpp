// SPDX-License-Identifier: GPL-3.0-or-later
// sample: a believable history in an empty database.
#include "core/commands/all_commands.h"
#include "core/commands/command_line.h"
#include "core/ingest/sample_service.h"

namespace bouncedesk::commands {

namespace {

struct NumberOption {
    const char *name;
    const char *description;
    qint64 most;
    bool needed;
};

constexpr NumberOption kOptions[]{
    {"backers", "How many people.", 100'000'000, true},
    {"projects", "How many projects.", 1'000'000, true},
    {"emails", "How many mails, bills included.", 1'000'000'000, true},
    {"months", "How far back.", 1200, true},
    {"seed", "The same number gives the same history.", std::numeric_limits<qint64>::max(), false},
};

// Empty: all are fine.
QString readNumbers(const QCommandLineParser &parser, QHash<QString, qint64> &numbers)
{
    for (const NumberOption &option : kOptions) {
        const QString name = QLatin1String(option.name);
        if (!parser.isSet(name)) {
            if (option.needed)
                return QStringLiteral("--%1 is missing.").arg(name);
            continue;
        }
        bool isNumber = false;
        const qint64 number = parser.value(name).toLongLong(&isNumber);
        if (!isNumber || number < (option.needed ? 1 : 0) || number > option.most)
            return QStringLiteral("--%1 takes a number from 1 to %2, not “%3”.")
                .arg(name)
                .arg(option.most)
                .arg(parser.value(name));
        numbers.insert(name, number);
    }
    return {};
}

base::Result<int> makeSample(const QCommandLineParser &parser, CommandContext &context)
{
    QHash<QString, qint64> numbers;
    if (const QString fault = readNumbers(parser, numbers); !fault.isEmpty()) {
        say(context, fault);
        return Usage;
    }
    ingest::SampleRequest request;
    request.backers = int(numbers.value(QStringLiteral("backers")));
    request.projects = int(numbers.value(QStringLiteral("projects")));
    request.emails = numbers.value(QStringLiteral("emails"));
    request.months = int(numbers.value(QStringLiteral("months")));
    request.seed = quint64(numbers.value(QStringLiteral("seed"), 1));
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_TRY(ingest::fillWithSample(*connection, request, context.clock, [&](qint64 mails) {
        if (context.errIsTerminal)
            context.err.write("\r" + QByteArray::number(mails) + " of " + QByteArray::number(request.emails) +
                              " mails");
    }));
    if (context.errIsTerminal)
        context.err.write("\n");
    return Done;
}

} // namespace

Command sampleCommand()
{
    QList<QCommandLineOption> options;
    for (const NumberOption &option : kOptions)
        options.append({QLatin1String(option.name), QLatin1String(option.description), QStringLiteral("N")});
    return {{QStringLiteral("sample")},
            QStringLiteral("--backers N --projects N --emails N --months N [--seed N]"),
            QStringLiteral("Fills an empty database with a believable history that ends now"),
            options,
            {},
            makeSample};
}

} // namespace bouncedesk::commands
