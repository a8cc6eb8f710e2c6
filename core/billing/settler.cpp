// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/settler.h"

#include "core/billing/call_evidence.h"
#include "core/billing/call_planner.h"
#include "core/billing/call_repository.h"
#include "core/billing/call_service.h"
#include "core/billing/recipient_repository.h"
#include "core/billing/settle_policy.h"
#include "core/storage/transaction.h"

#include <algorithm>
#include <limits>

namespace bouncedesk::billing {

// A look that may end in sending again asks more people: an entry that the logs lost must not bill anybody twice. The
// fewer a call has, the more of other calls are asked.
constexpr int kAskedPeople = 3, kAskedToDecide = 10;
constexpr int kWitnesses = 1, kAllAskedToDecide = 20;
// Fewer who are shown do not tell much.
constexpr int kEnoughWitnesses = 10;
// After so many looks that found nothing another open call is not likely to vouch any more.
constexpr int kTellingLooks = 2, kTellingLooksWhenAsked = 1;
// Mailgun's clock and ours may differ.
constexpr qint64 kClockToleranceMs = 5 * 60 * 1000;

Settler::Settler(storage::Connection &connection, const base::Clock &clock, BillClient &client, qint64 settleMs,
                 QObject *parent)
    : QObject(parent), m_connection(connection), m_clock(clock), m_client(client), m_settleMs(settleMs)
{
}

void Settler::look(const Run &run, const Call &call, bool isAskedFor, Done done)
{
    Q_ASSERT(!isLooking());
    m_run = run;
    m_call = call;
    m_isAskedFor = isAskedFor;
    m_beganMs = m_clock.nowMs();
    m_done = std::move(done);
    const qint64 endedMs = call.endedMs.value_or(m_beganMs);
    m_takenByMs = qMin(endedMs, call.deadlineMs.value_or(endedMs));
    m_gapMs.reset();
    m_missesWitness = false;
    m_sawLater = false;
    m_shownWitnesses = 0;
    m_toAsk.clear();
    if (!addPeople())
        return finish(Outcome::NotNow);
    if (m_toAsk.isEmpty()) // all of them were erased: nobody is left to ask about
        return finish(Outcome::CannotRead);
    // As it is before the witnesses are asked: who is taken meanwhile is none of them.
    const base::Result<bool> mayWait = othersWillTell();
    if (!mayWait || !addWitnesses())
        return finish(Outcome::NotNow);
    m_othersWillTell = *mayWait;
    askNext();
}

bool Settler::decides() const
{
    return mayDecide(m_call.looks, m_beganMs, m_call.endedMs.value_or(m_beganMs), m_settleMs);
}

base::Result<void> Settler::addPeople()
{
    return addSome(m_call, decides() ? kAskedToDecide : kAskedPeople, false);
}

// People of calls that Mailgun took: what the logs show of them says whether a missing one means anything.
base::Result<void> Settler::addWitnesses()
{
    const int wanted = decides() ? kAllAskedToDecide - int(m_toAsk.size()) : kWitnesses;
    BD_ASSIGN(const QList<Call> calls,
              acceptedCallsAround(m_connection, m_run.id, m_client.logsOwner(), m_takenByMs, wanted));
    if (calls.isEmpty())
        return {};
    const int ofEach = (wanted + int(calls.size()) - 1) / int(calls.size());
    for (const Call &call : calls) {
        const qsizetype before = m_toAsk.size();
        BD_TRY(addSome(call, ofEach, true));
        const qint64 gapMs = qMax<qint64>(0, m_takenByMs - call.startedMs.value_or(0));
        if (m_toAsk.size() > before)
            m_gapMs = qMin(gapMs, m_gapMs.value_or(gapMs));
    }
    return {};
}

base::Result<void> Settler::addSome(const Call &call, int wanted, bool isWitness)
{
    BD_ASSIGN(const QList<Person> people, peopleOf(m_connection, m_run, call.range));
    QList<Person> some;
    for (const qsizetype index : probesAmong(people, wanted))
        some.append(people.at(index));
    const qint64 startedMs = call.startedMs.value_or(m_run.createdMs);
    BD_ASSIGN(const QStringList addresses, addressesAt(m_connection, some, startedMs));
    for (const QString &address : addresses)
        m_toAsk.append({address, startedMs - kClockToleranceMs, isWitness ? std::optional<Call>(call) : std::nullopt});
    return {};
}

void Settler::askNext()
{
    if (m_toAsk.isEmpty())
        return onNothing();
    const Asked asked = m_toAsk.takeFirst();
    m_client.look(asked.address, asked.fromMs, m_clock.nowMs() + kClockToleranceMs, this,
                  [this, asked](const base::Result<QList<SeenLink>> &seen) { onSeen(asked, seen); });
}

void Settler::onSeen(const Asked &asked, const base::Result<QList<SeenLink>> &seen)
{
    if (!seen) {
        const bool never = seen.error().code == base::ErrorCode::Forbidden;
        return finish(never ? Outcome::CannotRead : Outcome::NotNow);
    }
    const auto found = judgeSeen(*seen);
    if (!found)
        return finish(Outcome::NotNow);
    if (*found)
        return finish(Outcome::Found);
    if (asked.witness)
        judgeWitness(*asked.witness, *seen);
    askNext();
}

base::Result<bool> Settler::judgeSeen(const QList<SeenLink> &seen)
{
    for (const SeenLink &one : seen) {
        if (one.link.run != m_run.id || one.link.call != m_call.number)
            continue;
        return storage::inTransaction(m_connection, [&]() -> base::Result<bool> {
            BD_TRY(evidenceOfCall(m_connection, m_run.id, m_call.number, one.messageId, m_clock.nowMs()));
            return true;
        });
    }
    return false;
}

void Settler::judgeWitness(const Call &witness, const QList<SeenLink> &seen)
{
    const bool isShown = std::any_of(seen.begin(), seen.end(), [&](const SeenLink &one) {
        return one.link.run == m_run.id && one.link.call == witness.number;
    });
    m_missesWitness = m_missesWitness || !isShown;
    m_shownWitnesses += isShown ? 1 : 0;
    const bool isLater = witness.startedMs.value_or(0) > m_takenByMs;
    m_sawLater = m_sawLater || (isShown && isLater);
}

// Nothing was there when it was asked for, however long the answers took.
void Settler::onNothing()
{
    const qint64 endedMs = m_call.endedMs.value_or(m_beganMs);
    if (!canTell(m_call))
        return onNobodyTells();
    // Asked to settle, it looks oftener than it counts.
    const bool counts = m_call.looks < 2 || m_beganMs >= m_call.lookedMs.value_or(0) + m_settleMs;
    const int looks = m_missesWitness ? 0 : m_call.looks + (counts ? 1 : 0);
    const qint64 lookedMs = counts || m_missesWitness ? m_beganMs : m_call.lookedMs.value_or(m_beganMs);
    if (!callLookedAt(m_connection, m_run.id, m_call.number, looks, lookedMs))
        return finish(Outcome::NotNow);
    if (m_missesWitness)
        return finish(areIncomplete(m_beganMs, endedMs, m_settleMs) ? Outcome::CannotRead : Outcome::Open);
    const Look look{looks, m_beganMs, m_sawLater, m_gapMs, m_isAskedFor};
    const bool isLost = lookVerdict(look, endedMs, m_settleMs) == LookVerdict::Lost;
    const bool waits = m_othersWillTell && m_shownWitnesses < kEnoughWitnesses;
    finish(isLost && !waits ? Outcome::Lost : Outcome::Open);
}

// Whether logs that show nothing of the call mean anything. What they do show is evidence all the same.
bool Settler::canTell(const Call &call) const
{
    const qint64 startedMs = call.startedMs.value_or(m_run.createdMs);
    return m_client.logsOwner().owns(call) && !areGone(startedMs, m_clock.nowMs(), m_client.logsKeptMs());
}

// Somebody has to decide, but not before the logs have told what they can of the run's other open calls.
void Settler::onNobodyTells()
{
    const auto open = openCalls(m_connection, m_run.id, CallState::Unknown);
    // Seen by no look that counts: the next one is due a settling time later.
    if (!open || !callLookedAt(m_connection, m_run.id, m_call.number, 0, m_beganMs))
        return finish(Outcome::NotNow);
    const bool othersAreTold = std::any_of(open->begin(), open->end(), [&](const Call &call) { return canTell(call); });
    finish(othersAreTold ? Outcome::Open : Outcome::CannotRead);
}

// Few vouch for the logs, or nobody does, but others may soon: calls that are open as this one is, or about to leave.
// Of the open ones that with the most people is given up first, because logs are the least likely to have lost all of
// them; its repeat vouches then, or shows that they lose entries.
base::Result<bool> Settler::othersWillTell()
{
    constexpr qint64 kAny = std::numeric_limits<qint64>::max();
    const int telling = m_isAskedFor ? kTellingLooksWhenAsked : kTellingLooks;
    const auto rank = [](const Call &call) { return std::pair(call.range.people, -call.number); };
    BD_ASSIGN(const QList<Call> open, openCalls(m_connection, m_run.id, CallState::Unknown));
    const bool goesFirst = std::none_of(open.begin(), open.end(), [&](const Call &call) {
        const bool mayVouch = call.number != m_call.number && canTell(call);
        return mayVouch && (call.looks < telling || rank(call) > rank(m_call));
    });
    BD_ASSIGN(const QList<Call> inFlight, openCalls(m_connection, m_run.id, CallState::InFlight));
    BD_ASSIGN(const auto next, nextPendingCall(m_connection, m_run.id, kAny, m_run.pilotIsOpen() ? m_run.pilot : kAny));
    return !goesFirst || !inFlight.isEmpty() || next.has_value();
}

void Settler::finish(Outcome outcome)
{
    const Done done = std::exchange(m_done, nullptr);
    done(outcome);
}

} // namespace bouncedesk::billing
