// SPDX-License-Identifier: GPL-3.0-or-later
// billing preview: every backer, and whether he gets the bill of a month.
#include "core/base/email_address.h"
#include "core/billing/audience_service.h"
#include "core/billing/value_check.h"
#include "core/commands/all_commands.h"
#include "core/commands/billing_run.h"
#include "core/commands/command_line.h"
#include "core/phrases/audience_phrases.h"
#include "core/phrases/error_phrases.h"
#include "core/storage/transaction.h"

namespace bouncedesk::commands {

static QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

// What is wrong with an address, so that it can be mended.
static QString adviceFor(const CommandContext &context, const billing::Candidate &candidate, billing::LeftOut reason)
{
    if (reason != billing::LeftOut::BadAddress)
        return {};
    const auto checked = base::checkAddress(candidate.address);
    return checked ? phrases::refusedAddressAdvice(context.settings.language)
                   : phrases::errorPhrase(context.settings.language, checked.error());
}

static base::Result<int> preview(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const base::Period period, periodOf(parser, context, *connection));
    BD_ASSIGN(auto snapshot, storage::Transaction::begin(*connection, storage::Transaction::Read));
    RowOutput rows(context.out, chosenFormat(parser, context),
                   {QStringLiteral("backer_id"), QStringLiteral("email"), QStringLiteral("included"),
                    QStringLiteral("reason"), QStringLiteral("advice"), QStringLiteral("change")});
    BD_ASSIGN(const auto sums,
              billing::previewAudience(
                  *connection, period,
                  [&](const billing::Candidate &candidate, billing::LeftOut reason, billing::AudienceChange change) {
                      return rows.row({candidate.key, orNull(candidate.email), reason == billing::LeftOut::No,
                                       orNull(billing::leftOutName(reason)),
                                       orNull(adviceFor(context, candidate, reason)),
                                       orNull(billing::audienceChangeName(change))});
                  }));
    BD_TRY(rows.finish());
    for (const QString &line : phrases::audiencePhrases(context.settings.language, period, sums))
        say(context, line);
    BD_ASSIGN(const auto check, billing::checkValues(*connection, period, context.settings.language));
    for (const QString &line : phrases::missingValuePhrases(context.settings.language, check))
        say(context, line);
    return Done;
}

Command billingPreviewCommand()
{
    return {{QStringLiteral("billing"), QStringLiteral("preview")},
            QStringLiteral("[--period P] [--format table|json|csv]"),
            QStringLiteral("Shows who would get a bill, and who would not, and why"),
            {periodOption(), formatOption()},
            {},
            preview,
            checkPeriod};
}

} // namespace bouncedesk::commands
