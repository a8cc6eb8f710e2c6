// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/settler.h"

#include "core/billing/call_evidence.h"
#include "core/billing/call_planner.h"
#include "core/billing/call_repository.h"
#include "core/billing/call_service.h"
#include "core/billing/recipient_repository.h"
#include "core/billing/settle_policy.h"
#include "core/storage/transaction.h"

namespace bouncedesk::billing {

constexpr int kAskedPeople = 3;
// Mailgun's clock and ours may differ.
constexpr qint64 kClockToleranceMs = 5 * 60 * 1000;

Settler::Settler(storage::Connection &connection, const base::Clock &clock, BillClient &client, qint64 settleMs,
                 QObject *parent)
    : QObject(parent), m_connection(connection), m_clock(clock), m_client(client), m_settleMs(settleMs)
{
}

void Settler::look(const Run &run, const Call &call, Done done)
{
    Q_ASSERT(!isLooking());
    m_run = run;
    m_call = call;
    m_done = std::move(done);
    m_askedWitness = false;
    m_sawLater = false;
    m_toAsk.clear();
    const auto people = peopleOf(m_connection, run, call.range);
    if (!people)
        return finish(Outcome::NotNow);
    QList<Person> some;
    for (const qsizetype index : probesAmong(*people, kAskedPeople))
        some.append(people->at(index));
    const auto addresses = addressesAt(m_connection, some, call.startedMs.value_or(m_clock.nowMs()));
    if (!addresses)
        return finish(Outcome::NotNow);
    m_toAsk = *addresses;
    if (m_toAsk.isEmpty()) // all of them were erased: nobody is left to ask about
        return finish(Outcome::CannotRead);
    askNext();
}

void Settler::askNext()
{
    const QString recipient = m_toAsk.takeFirst();
    const qint64 fromMs = m_call.startedMs.value_or(m_run.createdMs) - kClockToleranceMs;
    m_client.look(recipient, fromMs, m_clock.nowMs() + kClockToleranceMs, this,
                  [this](const base::Result<QList<SeenLink>> &seen) { onSeen(seen); });
}

void Settler::onSeen(const base::Result<QList<SeenLink>> &seen)
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
    if (m_toAsk.isEmpty() && !m_sawLater && !m_askedWitness && !addWitness())
        return finish(Outcome::NotNow);
    if (m_toAsk.isEmpty())
        return onNothing();
    askNext();
}

base::Result<bool> Settler::judgeSeen(const QList<SeenLink> &seen)
{
    for (const SeenLink &one : seen) {
        if (one.link.run == m_run.id && one.link.call == m_call.number)
            return storage::inTransaction(m_connection, [&]() -> base::Result<bool> {
                BD_TRY(evidenceOfCall(m_connection, m_run.id, m_call.number, one.messageId, m_clock.nowMs()));
                return true;
            });
        const bool isLater = one.link.sentAtMs > m_call.startedMs.value_or(0);
        m_sawLater = m_sawLater || (isLater && one.link.run.value >= m_run.id.value);
    }
    return false;
}

// One of a later call that Mailgun took: the logs are complete up to here when they show it.
base::Result<bool> Settler::addWitness()
{
    m_askedWitness = true;
    BD_ASSIGN(const auto later, laterAcceptedCall(m_connection, m_run.id, m_call.startedMs.value_or(0)));
    if (!later)
        return false;
    BD_ASSIGN(const QList<Person> people, peopleOf(m_connection, m_run, later->range));
    BD_ASSIGN(const QStringList addresses, addressesAt(m_connection, people.mid(0, 1), later->startedMs.value_or(0)));
    m_toAsk += addresses;
    return !addresses.isEmpty();
}

void Settler::onNothing()
{
    const int looks = m_call.looks + 1;
    const qint64 nowMs = m_clock.nowMs();
    if (!callLookedAt(m_connection, m_run.id, m_call.number, looks, nowMs))
        return finish(Outcome::NotNow);
    const LookVerdict verdict = lookVerdict({looks, nowMs, m_sawLater}, m_call.endedMs.value_or(nowMs), m_settleMs);
    finish(verdict == LookVerdict::Lost ? Outcome::Lost : Outcome::Open);
}

void Settler::finish(Outcome outcome)
{
    const Done done = std::exchange(m_done, nullptr);
    done(outcome);
}

} // namespace bouncedesk::billing
