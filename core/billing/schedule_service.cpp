// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/schedule_service.h"

#include "core/audit/audit_repository.h"
#include "core/base/reporting_zone.h"
#include "core/billing/run_repository.h"
#include "core/storage/transaction.h"

namespace bouncedesk::billing {

using base::ErrorCode;
using base::fail;
using base::Result;
using storage::Connection;

namespace {

const QString kScheduler = QStringLiteral("scheduler");

QString textOf(const BillingSchedule &schedule)
{
    return QStringLiteral("%1, %2 %3 %4, %5%6")
        .arg(schedule.isEnabled ? QStringLiteral("on") : QStringLiteral("off"), dayText(schedule.rule),
             minuteOfDayText(schedule.rule.minuteOfDay), QString::fromLatin1(schedule.rule.zone),
             missedPolicyName(schedule.missed), schedule.isHeld ? QStringLiteral(", held") : QString());
}

Result<void> record(Connection &connection, const QString &actor, const QString &action, const QString &before,
                    const QString &after, qint64 nowMs)
{
    return audit::record(connection, {0, nowMs, actor, action, QStringLiteral("setting"),
                                      QStringLiteral("billing_schedule"), before, after});
}

Result<void> checkSame(std::optional<qint64> seenDueMs, std::optional<qint64> dueMs)
{
    if (seenDueMs && seenDueMs != dueMs)
        return fail(ErrorCode::Conflict, base::isoInstant(*seenDueMs), QStringLiteral("due_moved_on"));
    return {};
}

// The month that a due date belongs to, also when a jump of the clocks carried it into the next.
base::Period periodOfDue(const BillingSchedule &schedule, qint64 dueMs)
{
    return nextDue(schedule.rule, dueMs - 1).period;
}

// What is about one date stays as it is, unless the rule gives another one.
BillingSchedule changed(const BillingSchedule &before, const BillingSchedule &wanted, qint64 nowMs)
{
    BillingSchedule after = before;
    after.isEnabled = wanted.isEnabled;
    after.rule = wanted.rule;
    after.missed = wanted.missed;
    if (!after.isEnabled) {
        after.questionMs.reset();
        after.answer.clear();
    }
    if (after.isEnabled == before.isEnabled && after.rule == before.rule)
        return after;
    after.nextDueMs = after.isEnabled ? std::optional(nextDue(after.rule, nowMs).atMs) : std::nullopt;
    after.announcedMs.reset();
    after.isHeld = before.isHeld && before.nextDueMs && after.nextDueMs &&
                   periodOfDue(before, *before.nextDueMs) == periodOfDue(after, *after.nextDueMs);
    return after;
}

Result<ScheduleStep> freezeDue(Connection &connection, base::Period period, const ScheduleContext &context,
                               qint64 nowMs)
{
    BD_ASSIGN(const auto unfinished, newestUnfinishedRun(connection, period.text()));
    if (unfinished)
        return ScheduleStep{ScheduleStep::Froze, unfinished};
    BD_ASSIGN(auto run, freezeAudience(connection, {period, kScheduler, nowMs, context.limits, context.language}));
    return ScheduleStep{run ? ScheduleStep::Froze : ScheduleStep::Nothing, std::move(run)};
}

Result<ScheduleStep> onDue(Connection &connection, BillingSchedule schedule, const ScheduleContext &context,
                           qint64 nowMs)
{
    const qint64 dueMs = *schedule.nextDueMs;
    BD_ASSIGN(const bool claimed, claimDue(connection, dueMs, nextDue(schedule.rule, nowMs).atMs, nowMs));
    if (!claimed)
        return ScheduleStep();
    const bool missed = nowMs > dueMs + kMissedAfterMs;
    const QString due = base::isoInstant(dueMs);
    if (schedule.isHeld || (missed && schedule.missed == MissedPolicy::Skip)) {
        BD_TRY(record(connection, kScheduler, QStringLiteral("skip"), due,
                      schedule.isHeld ? QStringLiteral("held") : QStringLiteral("missed"), nowMs));
        return ScheduleStep{ScheduleStep::Skipped, {}};
    }
    if (missed && schedule.missed == MissedPolicy::Ask) {
        schedule.nextDueMs = nextDue(schedule.rule, nowMs).atMs;
        schedule.announcedMs.reset();
        schedule.questionMs = dueMs;
        schedule.answer.clear();
        BD_TRY(saveSchedule(connection, schedule, nowMs));
        return ScheduleStep{ScheduleStep::Asked, {}};
    }
    return freezeDue(connection, periodOfDue(schedule, dueMs), context, nowMs);
}

Result<ScheduleStep> onAnswer(Connection &connection, BillingSchedule schedule, const ScheduleContext &context,
                              qint64 nowMs)
{
    const qint64 dueMs = *schedule.questionMs;
    const bool sendNow = schedule.answer == missedPolicyName(MissedPolicy::Run);
    schedule.questionMs.reset();
    schedule.answer.clear();
    BD_TRY(saveSchedule(connection, schedule, nowMs));
    return sendNow ? freezeDue(connection, periodOfDue(schedule, dueMs), context, nowMs)
                   : Result<ScheduleStep>(ScheduleStep{ScheduleStep::Skipped, {}});
}

bool isSomethingToDo(const BillingSchedule &schedule, qint64 nowMs)
{
    if (!schedule.isEnabled)
        return false;
    const qint64 aheadMs = schedule.announcedMs ? 0 : kAnnounceMs;
    return (schedule.questionMs && !schedule.answer.isEmpty()) || !schedule.nextDueMs ||
           nowMs >= *schedule.nextDueMs - aheadMs;
}

// A look costs no lock; what is done is decided by what stands there then.
Result<ScheduleStep> step(Connection &connection, const ScheduleContext &context, qint64 nowMs)
{
    BD_ASSIGN(BillingSchedule schedule, loadSchedule(connection));
    if (!isSomethingToDo(schedule, nowMs))
        return ScheduleStep();
    BD_ASSIGN(schedule, lockedSchedule(connection));
    if (!isSomethingToDo(schedule, nowMs))
        return ScheduleStep();
    if (schedule.questionMs && !schedule.answer.isEmpty())
        return onAnswer(connection, schedule, context, nowMs);
    if (!schedule.nextDueMs) {
        schedule.nextDueMs = nextDue(schedule.rule, nowMs).atMs;
        BD_TRY(saveSchedule(connection, schedule, nowMs));
        return ScheduleStep();
    }
    if (nowMs >= *schedule.nextDueMs)
        return onDue(connection, schedule, context, nowMs);
    schedule.announcedMs = nowMs;
    BD_TRY(saveSchedule(connection, schedule, nowMs));
    return ScheduleStep{ScheduleStep::Announced, {}};
}

} // namespace

Result<BillingSchedule> changeSchedule(Connection &connection, const BillingSchedule &wanted, const QString &actor,
                                       qint64 nowMs, const std::optional<BillingSchedule> &shown)
{
    if (!base::ReportingZone::isKnown(wanted.rule.zone))
        return fail(ErrorCode::InvalidInput, QString::fromLatin1(wanted.rule.zone), QStringLiteral("not_a_time_zone"));
    return storage::inTransaction(connection, [&]() -> Result<BillingSchedule> {
        BD_ASSIGN(const BillingSchedule before, lockedSchedule(connection));
        if (shown && !isSameSetting(*shown, before))
            return fail(ErrorCode::Conflict, {}, QStringLiteral("schedule_changed"));
        const BillingSchedule after = changed(before, wanted, nowMs);
        BD_TRY(saveSchedule(connection, after, nowMs));
        BD_TRY(record(connection, actor, QStringLiteral("setting"), textOf(before), textOf(after), nowMs));
        return after;
    });
}

Result<BillingSchedule> holdNext(Connection &connection, bool hold, const QString &actor, qint64 nowMs,
                                 std::optional<qint64> seenDueMs)
{
    return storage::inTransaction(connection, [&]() -> Result<BillingSchedule> {
        BD_ASSIGN(BillingSchedule schedule, lockedSchedule(connection));
        BD_TRY(checkSame(seenDueMs, schedule.nextDueMs));
        const QString before = textOf(schedule);
        schedule.isHeld = hold;
        BD_TRY(saveSchedule(connection, schedule, nowMs));
        BD_TRY(record(connection, actor, QStringLiteral("hold"), before, textOf(schedule), nowMs));
        return schedule;
    });
}

Result<BillingSchedule> answerMissed(Connection &connection, bool sendNow, const QString &actor, qint64 nowMs,
                                     std::optional<qint64> seenDueMs)
{
    return storage::inTransaction(connection, [&]() -> Result<BillingSchedule> {
        BD_ASSIGN(BillingSchedule schedule, lockedSchedule(connection));
        if (!schedule.questionMs)
            return fail(ErrorCode::NotFound, QString(), QStringLiteral("no_missed_run"));
        BD_TRY(checkSame(seenDueMs, schedule.questionMs));
        schedule.answer = missedPolicyName(sendNow ? MissedPolicy::Run : MissedPolicy::Skip);
        BD_TRY(saveSchedule(connection, schedule, nowMs));
        BD_TRY(record(connection, actor, QStringLiteral("answer"), base::isoInstant(*schedule.questionMs),
                      schedule.answer, nowMs));
        return schedule;
    });
}

Result<ScheduleStep> stepSchedule(Connection &connection, const ScheduleContext &context, qint64 nowMs)
{
    return storage::inTransaction(connection, [&] { return step(connection, context, nowMs); });
}

} // namespace bouncedesk::billing
