// SPDX-License-Identifier: GPL-3.0-or-later
// The sender while nothing can be sent: looks at open calls, and what it waits for.
#include "core/billing/sender.h"

#include "core/billing/call_repository.h"
#include "core/billing/run_repository.h"
#include "core/billing/settle_policy.h"

#include <algorithm>
#include <limits>

namespace bouncedesk::billing {

using base::Result;

constexpr qint64 kLogsRetryMs = 30'000;

// Others may pause the run, events come in meanwhile, and a look into slow logs must not cost the lease.
qint64 Sender::longestSleepMs() const
{
    return qMin<qint64>(2000, m_settings.leaseMs / 4);
}

qint64 Sender::lookDueMs(const Call &call) const
{
    const qint64 nowMs = m_clock.nowMs();
    const qint64 endedMs = call.endedMs.value_or(nowMs);
    // Asked to settle, it looks at once, and a second time as soon as that may decide.
    const bool isSecond = call.looks == 1 && mayDecide(1, nowMs, endedMs, m_settings.settleMs);
    if (m_settlesOnly && (isSecond || !m_lookedAt.contains(call.number)))
        return 0;
    return nextLookMs(call.looks, call.lookedMs, endedMs, m_settings.settleMs);
}

bool Sender::lookNext()
{
    if (!m_mayBeOpen || m_settler.isLooking() || m_cannotRead || m_clock.nowMs() < m_notNowUntilMs)
        return false;
    const auto run = findRun(m_connection, m_run);
    const auto open = openCalls(m_connection, m_run, CallState::Unknown);
    if (!run || !*run || !open)
        return false;
    m_mayBeOpen = !open->isEmpty();
    // The one that has waited longest: what the logs say of one call counts for the others.
    const auto first = std::min_element(open->cbegin(), open->cend(),
                                        [this](const Call &a, const Call &b) { return lookDueMs(a) < lookDueMs(b); });
    if (first == open->cend() || lookDueMs(*first) > m_clock.nowMs() || crashes(SenderPoint::WhileSettling))
        return false;
    m_lookedAt.insert(first->number);
    m_settler.look(**run, *first, m_settlesOnly,
                   [this, call = *first](Settler::Outcome outcome) { onLook(call, outcome); });
    return true;
}

void Sender::onLook(const Call &call, Settler::Outcome outcome)
{
    if (!m_isRunning)
        return;
    if (outcome == Settler::Outcome::CannotRead)
        m_cannotRead = true;
    if (outcome == Settler::Outcome::NotNow)
        m_notNowUntilMs = m_clock.nowMs() + kLogsRetryMs;
    if (outcome == Settler::Outcome::Lost) {
        const auto lost = callLost(m_connection, m_run, call.number, QStringLiteral("billing"), m_clock.nowMs());
        if (!lost)
            return fail(lost.error());
    }
    const bool isAnswer = outcome == Settler::Outcome::Found || outcome == Settler::Outcome::Lost;
    if (isAnswer)
        Q_EMIT progressed();
    QMetaObject::invokeMethod(this, &Sender::wake, Qt::QueuedConnection); // a look may call back while it is begun
}

void Sender::conclude()
{
    if (m_inFlight > 0 || m_settler.isLooking()) {
        m_timer.start(int(longestSleepMs()));
        return;
    }
    if (m_isStopping)
        return end(SenderRest::Paused);
    const auto run = findRun(m_connection, m_run);
    if (!run || !*run)
        return fail(run ? base::Error{base::ErrorCode::NotFound, QStringLiteral("run"), {}} : run.error());
    const auto rest = restOf(**run);
    if (!rest)
        return fail(rest.error());
    if (*rest && isEnd(**rest))
        return end(**rest);
    const qint64 nowMs = m_clock.nowMs();
    const qint64 sleepMs = m_restsUntilMs > nowMs ? m_restsUntilMs - nowMs : longestSleepMs();
    m_timer.start(int(qBound<qint64>(10, sleepMs, longestSleepMs())));
    if (*rest)
        Q_EMIT rested(**rest);
}

// What the run is waiting for when nothing can be sent now; nothing when something can in a moment.
Result<std::optional<SenderRest>> Sender::restOf(const Run &run)
{
    BD_ASSIGN(const bool finished, finishIfDone(m_connection, m_run, !m_cannotRead, m_clock.nowMs()));
    BD_ASSIGN(const CallCounts counts, callCounts(m_connection, m_run));
    const bool isOpen = counts.calls.value(CallState::Unknown) > 0;
    if (finished || run.isOver() || (m_settlesOnly && run.state == RunState::Paused)) {
        if (isOpen && !m_cannotRead)
            return waitOf(run); // its open calls are still being settled
        const SenderRest whole = run.state == RunState::Cancelled ? SenderRest::Cancelled : SenderRest::Finished;
        return isOpen ? SenderRest::CannotSettle : run.state == RunState::Paused ? SenderRest::Paused : whole;
    }
    if (run.state == RunState::Paused)
        return SenderRest::Paused;
    return waitOf(run);
}

Result<std::optional<SenderRest>> Sender::waitOf(const Run &run)
{
    m_restsUntilMs = 0;
    const qint64 nowMs = m_clock.nowMs();
    if (run.state == RunState::Sending && run.waitUntilMs.value_or(0) > nowMs) {
        m_restsUntilMs = *run.waitUntilMs;
        return SenderRest::RateLimit;
    }
    if (run.state == RunState::Sending && m_breatherUntilMs > nowMs) {
        m_restsUntilMs = m_breatherUntilMs;
        return std::optional<SenderRest>();
    }
    BD_ASSIGN(const auto next, nextPendingCall(m_connection, m_run, nowMs, std::numeric_limits<qint64>::max()));
    if (next && run.state == RunState::Sending)
        return run.pilotIsOpen() ? std::optional(SenderRest::Pilot) : std::optional<SenderRest>();
    BD_ASSIGN(const QList<Call> open, openCalls(m_connection, m_run, CallState::Unknown));
    if (open.isEmpty())
        return std::optional<SenderRest>();
    m_restsUntilMs = std::numeric_limits<qint64>::max();
    for (const Call &call : open)
        m_restsUntilMs = qMin(m_restsUntilMs, qMax(lookDueMs(call), m_notNowUntilMs));
    return m_restsUntilMs > nowMs ? std::optional(SenderRest::Settling) : std::optional<SenderRest>();
}

} // namespace bouncedesk::billing
