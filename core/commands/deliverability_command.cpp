// SPDX-License-Identifier: GPL-3.0-or-later
// deliverability: how mail is doing, by one of ten groups.
#include "core/backers/backer_repository.h"
#include "core/base/email_address.h"
#include "core/base/time_format.h"
#include "core/commands/all_commands.h"
#include "core/commands/command_line.h"
#include "core/deliverability/deliverability_service.h"

namespace bouncedesk::commands {

using base::ErrorCode;
using base::fail;
using deliverability::GroupBy;
using deliverability::Question;

namespace {

constexpr auto kBy = "by";
constexpr auto kProject = "project";
constexpr auto kBacker = "backer";
constexpr auto kSubject = "subject";
constexpr auto kDomain = "domain";
constexpr auto kFrom = "from";
constexpr auto kTo = "to";
constexpr auto kLimit = "limit";

QCommandLineOption option(const char *name, const char *description, const char *value)
{
    return QCommandLineOption(QString::fromLatin1(name), QString::fromUtf8(description), QString::fromLatin1(value));
}

std::optional<QString> given(const QCommandLineParser &parser, const char *name)
{
    const QString option = QString::fromLatin1(name);
    return parser.isSet(option) ? std::optional(parser.value(option)) : std::nullopt;
}

// What is wrong with the options, as a sentence; empty: nothing.
QString readOptions(const QCommandLineParser &parser, Question &question)
{
    const auto by = deliverability::groupOfName(given(parser, kBy).value_or(QString()));
    if (!by)
        return QStringLiteral("--by must be one of %1.").arg(deliverability::groupNames().join(QLatin1String(", ")));
    question.by = *by;
    question.project = given(parser, kProject);
    question.subject = given(parser, kSubject);
    question.domain = given(parser, kDomain);
    for (const auto &[name, date] : {std::pair{kFrom, &question.from}, std::pair{kTo, &question.to}}) {
        const auto text = given(parser, name);
        const auto parsed = base::parseIsoDate(text.value_or(QString()));
        if (text && !parsed)
            return QStringLiteral("--%1 takes a date like 2026-11-30, not “%2”.").arg(QLatin1String(name), *text);
        if (text)
            *date = *parsed;
    }
    if (const auto limit = given(parser, kLimit)) {
        bool isNumber = false;
        question.limit = limit->toInt(&isNumber);
        if (!isNumber || question.limit < 1)
            return QStringLiteral("--limit takes a number from 1 up, not “%1”.").arg(*limit);
    }
    return {};
}

// The id that mails carry: of the backer with this id or address, else the text as it is, for a mail may name somebody
// who is no backer.
base::Result<QString> backerKeyOf(storage::Connection &connection, const QString &text)
{
    BD_ASSIGN(const auto byKey, backers::backerByKey(connection, text));
    if (byKey || !text.contains(u'@'))
        return text;
    const QString address = base::normalisedAddress(base::addressFromPasted(text));
    BD_ASSIGN(const auto found, backers::backersWithAddress(connection, address, 2));
    if (found.size() > 1)
        return fail(ErrorCode::Ambiguous, text,
                    QStringLiteral("two_backers\n%1\n%2").arg(found[0].key.text, found[1].key.text));
    return found.isEmpty() ? text : found.constFirst().key.text;
}

Cells cellsOf(GroupBy by, const QStringList &columns, const deliverability::GroupRow &row)
{
    const QJsonObject json = deliverability::jsonOf(by, row);
    Cells cells;
    for (const QString &column : columns)
        cells.append(json.value(column));
    return cells;
}

base::Result<int> run(const QCommandLineParser &parser, CommandContext &context)
{
    Question question;
    if (const QString wrong = readOptions(parser, question); !wrong.isEmpty()) {
        say(context, wrong);
        return Usage;
    }
    BD_ASSIGN(const auto connection, context.openDatabase());
    if (const auto backer = given(parser, kBacker)) {
        BD_ASSIGN(question.backer, backerKeyOf(*connection, *backer));
    }
    BD_ASSIGN(const auto rows, deliverability::answer(*connection, question));
    const QStringList columns = deliverability::columnsOf(question.by);
    RowOutput output(context.out, chosenFormat(parser, context), columns);
    for (const auto &row : rows)
        BD_TRY(output.row(cellsOf(question.by, columns, row)));
    BD_TRY(output.finish());
    return Done;
}

} // namespace

Command deliverabilityCommand()
{
    return {{QStringLiteral("deliverability")},
            QStringLiteral("--by status|day|month|project|backer|family|subject|project-subject|domain|reason|run "
                           "[--project ID] [--backer KEY] [--subject TEXT] [--domain D] [--from DATE] [--to DATE] "
                           "[--limit N] [--format table|json|csv]"),
            QStringLiteral("Counts mails by what became of them"),
            {option(kBy, "what a row stands for", "GROUP"), option(kProject, "only mails of this project", "ID"),
             option(kBacker, "only mails to this backer (id or address)", "KEY"),
             option(kSubject, "only mails with this subject", "TEXT"),
             option(kDomain, "only mails to recipients of this domain", "D"), option(kFrom, "from this day on", "DATE"),
             option(kTo, "up to and with this day", "DATE"), option(kLimit, "at most so many rows", "N"),
             formatOption()},
            {},
            run};
}

} // namespace bouncedesk::commands
