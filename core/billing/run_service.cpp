// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/run_service.h"

#include "core/audit/audit_repository.h"
#include "core/billing/call_service.h"
#include "core/billing/recipient_repository.h"
#include "core/billing/run_repository.h"
#include "core/storage/transaction.h"

namespace bouncedesk::billing {

using base::ErrorCode;
using base::fail;
using base::Result;
using storage::Connection;

namespace {

Result<void> recordChange(Connection &connection, const Run &run, const char *action, const QString &after,
                          const QString &actor, qint64 nowMs)
{
    return audit::record(connection, {0, nowMs, actor, QLatin1String(action), QStringLiteral("run"),
                                      QString::number(run.id.value), runStateName(run.state), after});
}

Result<Run> knownRun(Connection &connection, base::RunRow id)
{
    BD_ASSIGN(auto run, lockedRun(connection, id));
    if (!run)
        return fail(ErrorCode::NotFound, QStringLiteral("run"), QString::number(id.value));
    return std::move(*run);
}

// Who resumes has seen why it paused: the same does not stop it again.
Result<void> heedWhoResumes(Connection &connection, const Run &run, qint64 nowMs)
{
    if (run.pausedFor == QLatin1String(pause_reason::kPilotSilent))
        return setPilotPassed(connection, run.id, nowMs);
    if (run.pausedFor == QLatin1String(pause_reason::kSenderRefused))
        return askProbesAnew(connection, run.id); // what was refused before it was mended says nothing about anybody
    if (run.pausedFor == QLatin1String(pause_reason::kManyBounces) ||
        run.pausedFor == QLatin1String(pause_reason::kManyComplaints))
        return waiveHealth(connection, run.id);
    return {};
}

Result<Run> runThatMayGoOn(Connection &connection, base::RunRow id)
{
    BD_ASSIGN(Run run, knownRun(connection, id));
    if (run.state == RunState::Cancelled)
        return fail(ErrorCode::Conflict, QString::number(id.value), QStringLiteral("run_over"));
    return run;
}

Result<PaceStep> reviewHealth(Connection &connection, const Run &run, const PaceLimits &limits,
                              const RunOutcomes &outcomes, qint64 nowMs)
{
    const HealthVerdict health = healthVerdict(limits, outcomes);
    if (health == HealthVerdict::Fine || run.isHealthWaived)
        return PaceStep::None;
    const bool bounces = health == HealthVerdict::ManyBounces;
    const QString figures = QStringLiteral("%1/%2")
                                .arg(bounces ? outcomes.bounced : outcomes.complained)
                                .arg(bounces ? outcomes.arrived + outcomes.bounced : outcomes.arrived);
    BD_TRY(pauseRun(connection, run.id,
                    QLatin1String(bounces ? pause_reason::kManyBounces : pause_reason::kManyComplaints), figures,
                    QStringLiteral("billing"), nowMs));
    return PaceStep::Paused;
}

Result<PaceStep> reviewPilot(Connection &connection, Run run, const PaceLimits &limits, const RunOutcomes &outcomes,
                             qint64 nowMs)
{
    BD_ASSIGN(const qint64 unsent, unsentBelow(connection, run.id, run.pilot));
    if (unsent > 0)
        return PaceStep::None;
    if (!run.pilotSentMs) {
        BD_TRY(setPilotSent(connection, run.id, nowMs));
        run.pilotSentMs = nowMs;
    }
    BD_ASSIGN(const qint64 sent, sentBelow(connection, run.id, run.pilot));
    const PilotVerdict verdict = pilotVerdict(limits, sent, outcomes, *run.pilotSentMs, nowMs);
    if (verdict == PilotVerdict::Wait)
        return PaceStep::None;
    if (verdict == PilotVerdict::GoOn) {
        BD_TRY(setPilotPassed(connection, run.id, nowMs));
        return PaceStep::PilotPassed;
    }
    BD_TRY(pauseRun(connection, run.id, QLatin1String(pause_reason::kPilotSilent), QString::number(sent),
                    QStringLiteral("billing"), nowMs));
    return PaceStep::Paused;
}

// All of them, however many, but never all in memory.
Result<void> dropUnsent(Connection &connection, const Run &run, CallState state)
{
    constexpr int kAtOnce = 1000;
    for (qint64 after = 0;;) {
        BD_ASSIGN(const QList<Call> some, callsAfter(connection, run.id, state, after, kAtOnce));
        for (const Call &call : some) {
            if (call.state == CallState::Refused && !call.probeOf)
                continue; // he is marked and has no bill any more
            BD_TRY(dropCall(connection, run, call));
        }
        if (some.size() < kAtOnce)
            return {};
        after = some.constLast().number;
    }
}

} // namespace

Result<RunStatus> runStatus(Connection &connection, const Run &run)
{
    RunStatus status{run, 0, 0, 0, 0, {}};
    BD_ASSIGN(status.calls, callCounts(connection, run.id));
    BD_ASSIGN(status.refused, countRefused(connection, run.id));
    BD_ASSIGN(status.leftOut, countLeftOut(connection, run.id));
    const auto &people = status.calls.people;
    status.sent = people.value(CallState::Accepted);
    // Those sent alone and refused stay open until it is known whom the refusal is about.
    const qint64 undecided = qMax<qint64>(0, people.value(CallState::Refused) - status.refused);
    status.open = people.value(CallState::Pending) + people.value(CallState::InFlight) +
                  people.value(CallState::Unknown) + undecided;
    return status;
}

Result<void> startRun(Connection &connection, base::RunRow id, const QString &actor, qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> Result<void> {
        BD_ASSIGN(const Run run, runThatMayGoOn(connection, id));
        if (run.state == RunState::Paused) {
            BD_TRY(recordChange(connection, run, "resume", run.pausedFor, actor, nowMs));
            BD_TRY(heedWhoResumes(connection, run, nowMs));
        }
        return run.state == RunState::Sending ? Result<void>() : setRunSending(connection, id, nowMs);
    });
}

Result<void> takeOverRun(Connection &connection, base::RunRow id, qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> Result<void> {
        BD_ASSIGN(const Run run, runThatMayGoOn(connection, id));
        const bool begins = run.state == RunState::Planned || run.state == RunState::Finished;
        return begins ? setRunSending(connection, id, nowMs) : Result<void>();
    });
}

Result<void> pauseRun(Connection &connection, base::RunRow id, const QString &reason, const QString &words,
                      const QString &actor, qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> Result<void> {
        BD_ASSIGN(const Run run, knownRun(connection, id));
        BD_ASSIGN(const bool changed, setRunPaused(connection, id, reason, words));
        return changed ? recordChange(connection, run, "pause", reason, actor, nowMs) : Result<void>();
    });
}

Result<void> cancelRun(Connection &connection, base::RunRow id, const QString &actor, qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> Result<void> {
        BD_ASSIGN(const Run run, knownRun(connection, id));
        if (run.isOver())
            return fail(ErrorCode::Conflict, QString::number(id.value), QStringLiteral("run_over"));
        BD_TRY(dropUnsent(connection, run, CallState::Pending));
        BD_TRY(dropUnsent(connection, run, CallState::Refused));
        BD_TRY(setRunOver(connection, id, RunState::Cancelled, nowMs));
        return recordChange(connection, run, "cancel", runStateName(RunState::Cancelled), actor, nowMs);
    });
}

Result<bool> finishIfDone(Connection &connection, base::RunRow id, bool canSettle, qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> Result<bool> {
        BD_ASSIGN(const Run run, knownRun(connection, id));
        if (run.state != RunState::Sending)
            return false;
        BD_ASSIGN(const CallCounts counts, callCounts(connection, id));
        const auto &calls = counts.calls;
        if (calls.value(CallState::Pending) + calls.value(CallState::InFlight) > 0)
            return false;
        if (canSettle && calls.value(CallState::Unknown) > 0)
            return false;
        BD_TRY(setRunOver(connection, id, RunState::Finished, nowMs));
        return true;
    });
}

Result<PaceStep> reviewPace(Connection &connection, base::RunRow id, const PaceLimits &limits, qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> Result<PaceStep> {
        BD_ASSIGN(const Run run, knownRun(connection, id));
        if (run.state != RunState::Sending)
            return PaceStep::None;
        BD_ASSIGN(const RunOutcomes outcomes, runOutcomes(connection, id));
        BD_ASSIGN(const PaceStep health, reviewHealth(connection, run, limits, outcomes, nowMs));
        if (health != PaceStep::None || !run.pilotIsOpen())
            return health;
        return reviewPilot(connection, run, limits, outcomes, nowMs);
    });
}

} // namespace bouncedesk::billing
