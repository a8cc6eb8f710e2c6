// SPDX-License-Identifier: GPL-3.0-or-later
// backers why and timeline: the one answer about a bill, and all that happened, oldest first.
#include "core/base/time_format.h"
#include "core/commands/all_commands.h"
#include "core/commands/backer_rows.h"
#include "core/phrases/error_phrases.h"
#include "core/phrases/story_phrases.h"
#include "core/story/answer_service.h"

namespace bouncedesk::commands {

static const QString kPeriod = QStringLiteral("period");

static base::Result<int> tellWhy(const QCommandLineParser &parser, CommandContext &context)
{
    if (const auto period = base::Period::parse(parser.value(kPeriod)); parser.isSet(kPeriod) && !period) {
        say(context, phrases::errorPhrase(context.settings.language, period.error()));
        return Usage;
    }
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const backers::Backer backer,
              backers::backerOfKey(*connection, parser.positionalArguments().constFirst()));
    const story::AnswerService service;
    QString period = parser.value(kPeriod);
    if (period.isEmpty()) {
        BD_ASSIGN(period, service.usualPeriod(*connection, context.clock.nowMs()));
    }
    BD_ASSIGN(const story::Answer answer, service.answer(*connection, backer, period));
    const QString language = context.settings.language;
    RowOutput rows(
        context.out, chosenFormat(parser, context),
        {QStringLiteral("code"), QStringLiteral("summary"), QStringLiteral("next"), QStringLiteral("facts")});
    BD_TRY(rows.row({story::answerName(answer.code), phrases::answerSummary(language, answer),
                     phrases::answerNext(language, answer), answer.facts}));
    BD_TRY(rows.finish());
    return Done;
}

static base::Result<int> showTimeline(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const backers::Backer backer,
              backers::backerOfKey(*connection, parser.positionalArguments().constFirst()));
    BD_ASSIGN(const QList<story::TimelineEntry> entries, story::timelineOf(*connection, backer));
    RowOutput rows(context.out, chosenFormat(parser, context),
                   {QStringLiteral("at"), QStringLiteral("kind"), QStringLiteral("summary"), QStringLiteral("detail")});
    for (const story::TimelineEntry &entry : entries) {
        const QString detail = phrases::timelineDetail(entry);
        BD_TRY(rows.row({base::isoInstant(entry.atMs), story::timelineKindName(entry),
                         phrases::timelineSummary(context.settings.language, entry),
                         detail.isEmpty() ? QJsonValue() : QJsonValue(detail)}));
    }
    BD_TRY(rows.finish());
    return Done;
}

Command backersWhyCommand()
{
    return {{QStringLiteral("backers"), QStringLiteral("why")},
            QStringLiteral("KEY [--period YYYY-MM] [--format table|json|csv]"),
            QStringLiteral("Says what became of a backer's bill, and what to do next"),
            {{kPeriod, QStringLiteral("the month; default: this one, or the latest that was billed"),
              QStringLiteral("YYYY-MM")},
             formatOption()},
            {QStringLiteral("KEY")},
            tellWhy};
}

Command backersTimelineCommand()
{
    return {{QStringLiteral("backers"), QStringLiteral("timeline")},
            QStringLiteral("KEY [--format table|json|csv]"),
            QStringLiteral("Lists what happened with a backer, oldest first"),
            {formatOption()},
            {QStringLiteral("KEY")},
            showTimeline};
}

} // namespace bouncedesk::commands
