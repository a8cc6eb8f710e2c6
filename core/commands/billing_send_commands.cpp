// SPDX-License-Identifier: GPL-3.0-or-later
// billing send, resume, settle: what makes mail leave. Without Mailgun's key they ask a program that has it (R-key).
#include "core/audit/audit_repository.h"
#include "core/billing/audience_service.h"
#include "core/billing/billing_settings.h"
#include "core/billing/billing_tasks.h"
#include "core/billing/run_repository.h"
#include "core/billing/value_check.h"
#include "core/commands/all_commands.h"
#include "core/commands/billing_run.h"
#include "core/commands/command_line.h"
#include "core/phrases/audience_phrases.h"

#include <QFile>

namespace bouncedesk::commands {

using billing::BillingTask;
using billing::BillingWish;

namespace {

const QString kYes = QStringLiteral("yes");
const QString kWait = QStringLiteral("wait");
const QString kNoPilot = QStringLiteral("no-pilot");

base::Result<int> askOther(CommandContext &context, storage::Connection &connection, const BillingTask &task,
                           bool waits)
{
    BD_TRY(billing::askHolder(connection, task, context.clock.nowMs()));
    say(context, QStringLiteral("This program has no key for Mailgun (BOUNCEDESK_MAILGUN_API_KEY): what you asked for "
                                "waits in the database for one that has, such as “bouncedeskd serve”."));
    return waits ? waitForOther(context, connection, task.period ? task.period->text() : QString())
                 : base::Result<int>(Done);
}

// What was looked at, when it was: nothing else is sent then.
struct Confirmation {
    bool isGiven = true;
    std::optional<billing::AudienceMark> list = {};
};

// Whoever sits at a terminal types the period; the number stands in the question. Where nobody is left, nobody is
// asked: it will be said.
base::Result<Confirmation> askAtTerminal(CommandContext &context, storage::Connection &connection, base::Period period)
{
    BD_ASSIGN(const auto sums, billing::previewAudience(connection, period, {}));
    Confirmation confirmation{true, sums.mark};
    if (sums.included == 0)
        return confirmation;
    for (const QString &line : phrases::audiencePhrases(context.settings.language, period, sums))
        say(context, line);
    context.err.write(QStringLiteral("Send %1 bills for %2? Type the period to confirm: ")
                          .arg(sums.included)
                          .arg(period.text())
                          .toUtf8());
    if (auto *file = qobject_cast<QFileDevice *>(&context.err))
        file->flush();
    QFile in;
    const bool isOpen = in.open(stdin, QIODevice::ReadOnly);
    confirmation.isGiven = isOpen && QString::fromUtf8(in.readLine()).trimmed() == period.text();
    return confirmation;
}

// Named before anything is sent; whoever said --yes reads it afterwards.
base::Result<void> nameMissingValues(CommandContext &context, storage::Connection &connection, base::Period period)
{
    BD_ASSIGN(const auto missing, billing::checkValues(connection, period, context.settings.language));
    for (const QString &line : phrases::missingValuePhrases(context.settings.language, missing))
        say(context, line);
    return {};
}

base::Result<int> sendConfirmed(const QCommandLineParser &parser, CommandContext &context,
                                storage::Connection &connection, const BillingTask &task)
{
    if (!billing::holdsKey(context.settings))
        return askOther(context, connection, task, parser.isSet(kWait));
    BD_TRY(billing::checkMayMail(connection, context.settings));
    billing::PaceLimits limits = billing::paceLimits(context.settings);
    if (!task.withPilot)
        limits.pilot = 0;
    BD_ASSIGN(const auto run, billing::freezeAudience(connection, {*task.period, task.actor, context.clock.nowMs(),
                                                                   limits, context.settings.language, task.expected}));
    if (!run) {
        say(context, QStringLiteral("Nobody is left to bill for %1.").arg(task.period->text()));
        return Done;
    }
    return sendHere(context, connection, *run, {parser.isSet(kWait), false});
}

base::Result<int> send(const QCommandLineParser &parser, CommandContext &context)
{
    const bool confirmed = parser.isSet(kYes);
    if (!confirmed && !context.inIsTerminal) {
        say(context,
            QStringLiteral("billing send: nobody can be asked here. Look at “billing preview”, then add --yes."));
        return Usage;
    }
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const base::Period period, periodOf(parser, context, *connection));
    BD_TRY(nameMissingValues(context, *connection, period));
    Confirmation confirmation;
    if (!confirmed) {
        BD_ASSIGN(confirmation, askAtTerminal(context, *connection, period));
    }
    if (!confirmation.isGiven) {
        say(context, QStringLiteral("Nothing was sent."));
        return Failed;
    }
    return sendConfirmed(parser, context, *connection,
                         {BillingWish::Send, period, !parser.isSet(kNoPilot), audit::staffActor(), confirmation.list});
}

base::Result<int> resume(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const QString period, periodOrAny(parser));
    BD_ASSIGN(const auto run, billing::newestUnfinishedRun(*connection, period));
    if (!run) {
        say(context, QStringLiteral("There is no unfinished run."));
        return Done;
    }
    if (!billing::holdsKey(context.settings)) {
        BD_ASSIGN(const base::Period itsPeriod, base::Period::parse(run->period));
        return askOther(context, *connection, {BillingWish::Resume, itsPeriod, true, audit::staffActor()},
                        parser.isSet(kWait));
    }
    BD_TRY(billing::checkMayMail(*connection, context.settings));
    // Once, of what is paused now: a later pause is news that nobody has seen.
    if (run->state == billing::RunState::Paused)
        BD_TRY(billing::startRun(*connection, run->id, audit::staffActor(), context.clock.nowMs()));
    return sendHere(context, *connection, *run, {parser.isSet(kWait), false});
}

base::Result<int> settle(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const QList<base::RunRow> open, billing::runsWithOpenCalls(*connection));
    if (open.isEmpty()) {
        say(context, QStringLiteral("Nothing is open."));
        return Done;
    }
    if (!billing::holdsKey(context.settings))
        return askOther(context, *connection, {BillingWish::Settle, std::nullopt, true, audit::staffActor()},
                        parser.isSet(kWait));
    BD_TRY(billing::checkMayMail(*connection, context.settings));
    int worst = Done;
    for (const base::RunRow id : open) {
        BD_ASSIGN(const auto run, billing::findRun(*connection, id));
        if (!run)
            continue;
        BD_ASSIGN(const int status, sendHere(context, *connection, *run, {parser.isSet(kWait), true}));
        worst = std::max(worst, status);
    }
    return worst;
}

} // namespace

Command billingSendCommand()
{
    return {{QStringLiteral("billing"), QStringLiteral("send")},
            QStringLiteral("[--period P] [--yes] [--wait] [--no-pilot]"),
            QStringLiteral("Sends the bills of a month to all who have none yet"),
            {periodOption(),
             {kYes, QStringLiteral("do not ask")},
             waitOption(),
             {kNoPilot, QStringLiteral("do not send a few first and wait for what becomes of them")}},
            {},
            send,
            checkPeriod};
}

Command billingResumeCommand()
{
    return {{QStringLiteral("billing"), QStringLiteral("resume")},
            QStringLiteral("[--period P] [--wait]"),
            QStringLiteral("Goes on with the newest unfinished run, however it was left"),
            {periodOption(), waitOption()},
            {},
            resume,
            checkPeriod};
}

Command billingSettleCommand()
{
    return {{QStringLiteral("billing"), QStringLiteral("settle")},
            QStringLiteral("[--wait]"),
            QStringLiteral("Looks up calls whose outcome is open, and sends again what was lost"),
            {waitOption()},
            {},
            settle};
}

} // namespace bouncedesk::commands
