// SPDX-License-Identifier: GPL-3.0-or-later
// db retention: how long the database keeps raw events and used tokens, for all programs on it; shortens it too.
#include "core/audit/audit_repository.h"
#include "core/base/time_format.h"
#include "core/commands/all_commands.h"
#include "core/commands/command_line.h"
#include "core/ingest/retention_service.h"

namespace bouncedesk::commands {

namespace {

const QString kRawDays = QStringLiteral("raw-days");
const QString kTokenDays = QStringLiteral("token-days");

base::Result<std::optional<int>> daysOf(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return std::nullopt;
    bool isNumber = false;
    const int days = parser.value(option).toInt(&isNumber);
    return isNumber ? days : 0; // which nothing is kept for: refused as every senseless number
}

base::Result<void> printKept(const QCommandLineParser &parser, CommandContext &context,
                             const ingest::RetentionPeriods &kept)
{
    const ingest::RetentionPeriods own = ingest::wantedPeriods(context.settings);
    const ingest::RetentionLimits limits = ingest::retentionLimits(context.clock.nowMs(), kept);
    RowOutput rows(context.out, chosenFormat(parser, context),
                   {QStringLiteral("kept"), QStringLiteral("days"), QStringLiteral("own_setting"),
                    QStringLiteral("removed_before")});
    BD_TRY(rows.row({QStringLiteral("raw_events"), kept.rawEventDays,
                     own.rawEventDays > 0 ? QJsonValue(own.rawEventDays) : QJsonValue(),
                     base::isoInstant(limits.bodiesBeforeMs)}));
    BD_TRY(rows.row(
        {QStringLiteral("tokens"), kept.tokenDays, own.tokenDays, base::isoInstant(limits.tokensBeforeSecond * 1000)}));
    return rows.finish();
}

base::Result<int> keep(const QCommandLineParser &parser, CommandContext &context)
{
    const qint64 nowMs = context.clock.nowMs();
    const QString actor = audit::staffActor();
    ingest::RetentionChange wanted;
    BD_ASSIGN(wanted.rawEventDays, daysOf(parser, kRawDays));
    BD_ASSIGN(wanted.tokenDays, daysOf(parser, kTokenDays));
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_TRY(ingest::changeRetention(*connection, wanted, actor, nowMs));
    BD_ASSIGN(const auto kept, ingest::keptPeriods(*connection));
    BD_TRY(printKept(parser, context, kept));
    if (wanted.rawEventDays || wanted.tokenDays)
        say(context, QStringLiteral("What is older goes for ever while a program runs; events and counts stay. A "
                                    "program whose own setting is longer raises it again."));
    return Done;
}

} // namespace

Command dbRetentionCommand()
{
    return {{QStringLiteral("db"), QStringLiteral("retention")},
            QStringLiteral("[--raw-days N] [--token-days N] [--format table|json|csv]"),
            QStringLiteral("Shows or changes how long raw events and used tokens are kept, for all programs"),
            {{kRawDays, QStringLiteral("days to keep Mailgun's own text of events"), QStringLiteral("N")},
             {kTokenDays, QStringLiteral("days to keep used tokens: twice the window of any program on this database"),
              QStringLiteral("N")},
             formatOption()},
            {},
            keep};
}

} // namespace bouncedesk::commands
