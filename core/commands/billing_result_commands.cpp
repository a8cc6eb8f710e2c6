// SPDX-License-Identifier: GPL-3.0-or-later
// billing result: what became of everybody's bill. billing resend: a copy for one.
#include "core/audit/audit_repository.h"
#include "core/backers/backer_service.h"
#include "core/billing/audience_service.h"
#include "core/billing/billing_settings.h"
#include "core/billing/copy_service.h"
#include "core/billing/mailing_report.h"
#include "core/billing/result_service.h"
#include "core/billing/run_repository.h"
#include "core/commands/all_commands.h"
#include "core/commands/billing_mail.h"
#include "core/commands/billing_run.h"
#include "core/commands/command_line.h"
#include "core/phrases/reach_phrases.h"
#include "core/storage/transaction.h"

namespace bouncedesk::commands {

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

base::Result<int> result(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const base::Period period, periodOf(parser, context, *connection));
    BD_ASSIGN(auto snapshot, storage::Transaction::begin(*connection, storage::Transaction::Read));
    BD_ASSIGN(const auto mailing, billing::findMailing(*connection, billing::billMailingKey(period)));
    RowOutput rows(
        context.out, chosenFormat(parser, context),
        {QStringLiteral("backer_id"), QStringLiteral("email"), QStringLiteral("outcome"), QStringLiteral("reason")});
    if (mailing)
        BD_TRY(billing::eachResult(*connection, *mailing, [&](const billing::ResultRow &row) {
            return rows.row({row.backerKey, orNull(row.email), row.outcome, orNull(row.reason)});
        }));
    BD_TRY(rows.finish());
    BD_ASSIGN(const auto report, billing::mailingReport(*connection, period, context.clock.nowMs()));
    for (const QString &line : report ? phrases::reachPhrases(context.settings.language, *report) : QStringList())
        say(context, line);
    return Done;
}

base::Result<int> resend(const QCommandLineParser &parser, CommandContext &context)
{
    if (!parser.isSet(QStringLiteral("period"))) {
        say(context, QStringLiteral("billing resend: say which bill, with --period P."));
        return Usage;
    }
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const base::Period period, periodOf(parser, context, *connection));
    BD_TRY(billing::checkMayMail(*connection, context.settings));
    const QString key = parser.positionalArguments().constFirst();
    BD_ASSIGN(const backers::Backer backer, backers::backerOfKey(*connection, key));
    BD_ASSIGN(const auto copy,
              billing::beginCopy(*connection, period, backer.id, audit::staffActor(), context.clock.nowMs()));
    BD_ASSIGN(const auto mail, billing::copyMail(*connection, copy, billing::senderSettings(context.settings).bill));
    BD_TRY(billing::endCopy(*connection, copy, sendOne(context, mail)));
    say(context, QStringLiteral("A copy is on its way to %1.").arg(copy.person.email));
    return Done;
}

} // namespace

Command billingResultCommand()
{
    return {{QStringLiteral("billing"), QStringLiteral("result")},
            QStringLiteral("[--period P] [--format table|json|csv]"),
            QStringLiteral("Shows what became of everybody's bill"),
            {periodOption(), formatOption()},
            {},
            result,
            checkPeriod};
}

Command billingResendCommand()
{
    return {{QStringLiteral("billing"), QStringLiteral("resend")},
            QStringLiteral("KEY --period P"),
            QStringLiteral("Mails one backer a copy of a bill that was sent"),
            {periodOption()},
            {QStringLiteral("KEY")},
            resend,
            checkPeriod};
}

} // namespace bouncedesk::commands
