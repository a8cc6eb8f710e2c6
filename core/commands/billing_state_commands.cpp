// SPDX-License-Identifier: GPL-3.0-or-later
// billing pause, cancel, status: the state of runs, changed or shown. A sender in any program heeds it within seconds.
#include "core/audit/audit_repository.h"
#include "core/billing/run_repository.h"
#include "core/billing/run_service.h"
#include "core/commands/all_commands.h"
#include "core/commands/billing_run.h"
#include "core/commands/command_line.h"

#include <QJsonObject>

namespace bouncedesk::commands {

using billing::CallState;
using billing::Run;
using billing::RunState;

namespace {

base::Result<Run> unfinishedRun(const QCommandLineParser &parser, storage::Connection &connection)
{
    BD_ASSIGN(const QString period, periodOrAny(parser));
    BD_ASSIGN(const auto run, billing::newestUnfinishedRun(connection, period));
    if (!run)
        return base::fail(base::ErrorCode::NotFound, period, QStringLiteral("no_unfinished_run"));
    return *run;
}

base::Result<int> pause(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const Run run, unfinishedRun(parser, *connection));
    BD_TRY(billing::pauseRun(*connection, run.id, QLatin1String(billing::pause_reason::kAsked), {}, audit::staffActor(),
                             context.clock.nowMs()));
    say(context, QStringLiteral("The run for %1 is paused. Calls in flight come home; “billing resume” goes on.")
                     .arg(run.period));
    return Done;
}

base::Result<int> cancel(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const Run run, unfinishedRun(parser, *connection));
    BD_TRY(billing::cancelRun(*connection, run.id, audit::staffActor(), context.clock.nowMs()));
    BD_ASSIGN(const billing::RunStatus status, billing::runStatus(*connection, run));
    say(context,
        QStringLiteral("The run for %1 is cancelled: %2 were sent, %3 are open, nobody else gets a bill by it.")
            .arg(run.period)
            .arg(status.sent)
            .arg(status.open));
    return Done;
}

QJsonObject batches(const billing::CallCounts &counts)
{
    QJsonObject object;
    for (const CallState state : {CallState::Pending, CallState::InFlight, CallState::Accepted, CallState::Refused,
                                  CallState::Unknown, CallState::Lost})
        object.insert(billing::callStateName(state), counts.calls.value(state));
    return object;
}

base::Result<int> status(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const base::Period period, periodOf(parser, context, *connection));
    BD_ASSIGN(const QList<Run> runs, billing::listRuns(*connection, period.text()));
    RowOutput rows(context.out, chosenFormat(parser, context),
                   {QStringLiteral("period"), QStringLiteral("run"), QStringLiteral("state"), QStringLiteral("people"),
                    QStringLiteral("sent"), QStringLiteral("refused"), QStringLiteral("left_out"),
                    QStringLiteral("open"), QStringLiteral("batches"), QStringLiteral("paused_for"),
                    QStringLiteral("words")});
    for (const Run &run : runs) {
        BD_ASSIGN(const billing::RunStatus found, billing::runStatus(*connection, run));
        const QString words = run.state == RunState::Paused ? run.pausedWords : run.waitWords;
        BD_TRY(rows.row({run.period, run.id.value, billing::runStateName(run.state), run.people, found.sent,
                         found.refused, found.leftOut, found.open, batches(found.calls),
                         run.pausedFor.isEmpty() ? QJsonValue() : QJsonValue(run.pausedFor),
                         words.isEmpty() ? QJsonValue() : QJsonValue(words)}));
    }
    BD_TRY(rows.finish());
    return Done;
}

} // namespace

Command billingPauseCommand()
{
    return {{QStringLiteral("billing"), QStringLiteral("pause")},
            QStringLiteral("[--period P]"),
            QStringLiteral("Pauses the newest unfinished run"),
            {periodOption()},
            {},
            pause,
            checkPeriod};
}

Command billingCancelCommand()
{
    return {{QStringLiteral("billing"), QStringLiteral("cancel")},
            QStringLiteral("[--period P]"),
            QStringLiteral("Ends the newest unfinished run; who was not sent a bill has none"),
            {periodOption()},
            {},
            cancel,
            checkPeriod};
}

Command billingStatusCommand()
{
    return {{QStringLiteral("billing"), QStringLiteral("status")},
            QStringLiteral("[--period P] [--format table|json|csv]"),
            QStringLiteral("Shows the runs of a month"),
            {periodOption(), formatOption()},
            {},
            status,
            checkPeriod};
}

} // namespace bouncedesk::commands
