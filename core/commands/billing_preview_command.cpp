// SPDX-License-Identifier: GPL-3.0-or-later
// billing preview: every backer, and whether he gets the bill of a month.
#include "core/billing/audience_service.h"
#include "core/commands/all_commands.h"
#include "core/commands/billing_run.h"
#include "core/commands/command_line.h"
#include "core/storage/transaction.h"

namespace bouncedesk::commands {

static QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

static base::Result<int> preview(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const base::Period period, periodOf(parser, context, *connection));
    BD_ASSIGN(auto snapshot, storage::Transaction::begin(*connection, storage::Transaction::Read));
    RowOutput rows(
        context.out, chosenFormat(parser, context),
        {QStringLiteral("backer_id"), QStringLiteral("email"), QStringLiteral("included"), QStringLiteral("reason")});
    BD_ASSIGN(const auto sums,
              billing::previewAudience(
                  *connection, period, [&](const billing::Candidate &candidate, billing::LeftOut reason) {
                      return rows.row({candidate.key, orNull(candidate.email), reason == billing::LeftOut::No,
                                       orNull(billing::leftOutName(reason))});
                  }));
    BD_TRY(rows.finish());
    if (context.errIsTerminal)
        say(context, QStringLiteral("%1 would get a bill for %2, in %3 calls.")
                         .arg(sums.included)
                         .arg(period.text())
                         .arg(sums.calls()));
    return Done;
}

Command billingPreviewCommand()
{
    return {{QStringLiteral("billing"), QStringLiteral("preview")},
            QStringLiteral("[--period P] [--format table|json|csv]"),
            QStringLiteral("Shows who would get a bill, and who would not, and why"),
            {periodOption(), formatOption()},
            {},
            preview};
}

} // namespace bouncedesk::commands
