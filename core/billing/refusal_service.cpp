// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/refusal_service.h"

#include "core/base/email_address.h"
#include "core/billing/call_planner.h"
#include "core/billing/call_repository.h"
#include "core/billing/call_service.h"
#include "core/billing/recipient_repository.h"
#include "core/billing/refusal_policy.h"
#include "core/billing/run_repository.h"
#include "core/billing/run_service.h"
#include "core/storage/transaction.h"

namespace bouncedesk::billing {

using base::Result;
using mailgun::RefusalSubject;
using storage::Connection;

namespace {

// Everything of one transaction: the run, the call that was refused, its people.
struct Refusal {
    Connection &connection;
    Run run;
    Call call;
    QList<Person> people;
    QString words;
    qint64 nowMs;
};

Result<void> pause(const Refusal &refusal, const char *reason)
{
    return pauseRun(refusal.connection, refusal.run.id, QLatin1String(reason), refusal.words, QStringLiteral("billing"),
                    refusal.nowMs);
}

Result<void> putBack(const Refusal &refusal)
{
    Call call = refusal.call;
    call.state = CallState::Pending;
    call.words = refusal.words;
    return writeCall(refusal.connection, refusal.call.state, call);
}

Result<void> shrink(const Refusal &refusal, int maxNamed)
{
    BD_TRY(putBack(refusal));
    if (refusal.people.size() <= 1)
        return pause(refusal, pause_reason::kTooLarge);
    return lowerBatchSize(refusal.connection, shrunkBatch(refusal.people.size(), maxNamed));
}

// One whom Mailgun refuses for himself.
Result<void> mark(const Refusal &refusal, Call call, const Person &person, const QString &words)
{
    const CallState was = call.state;
    const qint64 root = call.root.value_or(call.probeOf.value_or(call.number));
    BD_TRY(insertRefused(refusal.connection, refusal.run, person, root, words, refusal.nowMs));
    BD_TRY(takeBack(refusal.connection, refusal.run.mailing, person.backer));
    call.state = CallState::Refused;
    call.words = words;
    call.endedMs = refusal.nowMs;
    call.probeOf.reset();
    call.root = root;
    BD_TRY(writeCall(refusal.connection, was, call));
    BD_ASSIGN(const qint64 marked, countRefusedOfCall(refusal.connection, refusal.run.id, root));
    return marked > kMostRefusedInACall ? pause(refusal, pause_reason::kManyRefused) : Result<void>();
}

Result<void> halve(const Refusal &refusal)
{
    if (refusal.people.size() == 1)
        return mark(refusal, refusal.call, refusal.people.first(), refusal.words);
    Call call = refusal.call;
    call.state = CallState::Pending;
    call.words = refusal.words;
    BD_ASSIGN(const QList<Call> halves, cutCall(refusal.connection, call, refusal.people, {refusal.people.size() / 2}));
    return writeCall(refusal.connection, refusal.call.state, halves.first());
}

// Cuts the chosen people out of a call that is to be pending, each into a call of his own; the rest waits or goes on.
Result<void> cutOut(const Refusal &refusal, CallState was, const Call &call, const QList<Person> &people,
                    const QList<qsizetype> &chosen, qint64 root, bool holdRest)
{
    QList<qsizetype> before;
    for (const qsizetype index : chosen) {
        if (before.isEmpty() || before.last() != index)
            before.append(index);
        before.append(index + 1);
    }
    BD_ASSIGN(QList<Call> parts, cutCall(refusal.connection, call, people, before));
    for (Call &part : parts) {
        const bool isProbe = std::any_of(chosen.begin(), chosen.end(), [&](qsizetype index) {
            return people[index].ordinal == part.range.firstOrdinal && part.range.people == 1;
        });
        if (isProbe)
            part.probeOf = root;
        else if (holdRest)
            part.heldFor = root;
        BD_TRY(writeCall(refusal.connection, part.number == call.number ? was : CallState::Pending, part));
    }
    return {};
}

// People of other calls help to answer whom a refusal of very few is about.
Result<void> borrow(const Refusal &refusal, int wanted, QStringList domains)
{
    BD_ASSIGN(const QList<Call> lenders, lendingCalls(refusal.connection, refusal.run.id));
    for (const Call &lender : lenders) {
        if (wanted <= 0)
            break;
        BD_ASSIGN(const QList<Person> people, peopleOf(refusal.connection, refusal.run, lender.range));
        const QList<qsizetype> chosen = probesAmong(people, wanted, domains);
        for (const qsizetype index : chosen)
            domains.append(base::domainOf(people[index].address));
        wanted -= int(chosen.size());
        if (!chosen.isEmpty())
            BD_TRY(cutOut(refusal, lender.state, lender, people, chosen, refusal.call.number, false));
    }
    return {};
}

Result<void> ask(const Refusal &refusal)
{
    const qint64 root = refusal.call.number;
    QStringList domains;
    for (const Person &person : refusal.people.mid(0, kProbes))
        domains.append(base::domainOf(person.address));
    const int missing = kProbes - int(refusal.people.size());
    Call call = refusal.call;
    call.words = refusal.words;
    if (refusal.people.size() == 1) { // he was sent alone just now
        call.state = CallState::Refused;
        call.probeOf = root;
        BD_TRY(writeCall(refusal.connection, refusal.call.state, call));
    } else {
        call.state = CallState::Pending;
        BD_TRY(cutOut(refusal, refusal.call.state, call, refusal.people, probesAmong(refusal.people, kProbes), root,
                      true));
    }
    return missing > 0 ? borrow(refusal, missing, domains) : Result<void>();
}

Result<void> aboutRecipient(const Refusal &refusal)
{
    if (refusal.call.probeOf) {
        Call call = refusal.call;
        call.state = CallState::Refused;
        call.words = refusal.words;
        return writeCall(refusal.connection, refusal.call.state, call);
    }
    return refusal.call.root ? halve(refusal) : ask(refusal);
}

Result<std::optional<Refusal>> refusalOf(Connection &connection, const Run &run, qint64 number, const QString &words,
                                         qint64 nowMs)
{
    BD_ASSIGN(const auto call, findCall(connection, run.id, number));
    if (!call || call->state != CallState::InFlight)
        return std::optional<Refusal>();
    BD_ASSIGN(const QList<Person> people, peopleOf(connection, run, call->range));
    return Refusal{connection, run, *call, people, words, nowMs};
}

// Nobody's bill can go: those who were sent alone wait like the others, until somebody mends it and resumes.
Result<void> blameSender(const Refusal &refusal, const QList<Call> &probes)
{
    for (Call probe : probes) {
        const CallState was = probe.state;
        if (probe.state == CallState::Refused)
            probe.state = CallState::Pending;
        probe.probeOf.reset();
        BD_TRY(writeCall(refusal.connection, was, probe));
    }
    return pause(refusal, pause_reason::kSenderRefused);
}

Result<void> blameThem(const Refusal &refusal, const QList<Call> &probes)
{
    for (const Call &probe : probes) {
        if (probe.state == CallState::Refused) {
            BD_ASSIGN(const QList<Person> people, peopleOf(refusal.connection, refusal.run, probe.range));
            if (!people.isEmpty())
                BD_TRY(mark(refusal, probe, people.first(), probe.words));
            continue;
        }
        Call released = probe;
        released.probeOf.reset();
        BD_TRY(writeCall(refusal.connection, probe.state, released));
    }
    return {};
}

Result<void> judge(Connection &connection, const Run &run, qint64 root, bool canSettle, qint64 nowMs)
{
    BD_ASSIGN(const QList<Call> probes, probesOf(connection, run.id, root));
    QList<CallState> states;
    QString words;
    QString sender;
    for (const Call &probe : probes) {
        states.append(probe.state);
        if (probe.state == CallState::Refused)
            words = probe.words;
        if (!probe.sender.isEmpty())
            sender = probe.sender;
    }
    BD_ASSIGN(const bool othersAccepted, wasAccepted(connection, run.id, sender));
    const ProbeVerdict verdict = probeVerdict(states, othersAccepted, canSettle);
    if (verdict == ProbeVerdict::Wait)
        return {};
    const Refusal refusal{connection, run, {}, {}, words, nowMs};
    BD_TRY(verdict == ProbeVerdict::TheSender ? blameSender(refusal, probes) : blameThem(refusal, probes));
    return releaseHeldCalls(connection, run.id, root, verdict == ProbeVerdict::TheirOwn);
}

} // namespace

Result<void> judgeProbes(Connection &connection, base::RunRow runId, bool canSettle, qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> Result<void> {
        BD_ASSIGN(const auto run, lockedRun(connection, runId));
        if (!run)
            return {};
        BD_ASSIGN(const QList<qint64> roots, openQuestions(connection, runId));
        for (const qint64 root : roots)
            BD_TRY(judge(connection, *run, root, canSettle, nowMs));
        return {};
    });
}

Result<void> callRefused(Connection &connection, base::RunRow runId, qint64 number, const mailgun::Refused &refused,
                         qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> Result<void> {
        BD_ASSIGN(const auto run, lockedRun(connection, runId));
        if (!run)
            return {};
        if (run->state == RunState::Cancelled)
            return callPutBack(connection, runId, number, std::nullopt, refused.words);
        BD_ASSIGN(const auto refusal, refusalOf(connection, *run, number, refused.words, nowMs));
        if (!refusal)
            return {};
        if (refused.subject == RefusalSubject::Size)
            return shrink(*refusal, refused.maxRecipients);
        if (refused.subject == RefusalSubject::Sender) {
            BD_TRY(putBack(*refusal));
            return pause(*refusal, pause_reason::kSenderRefused);
        }
        BD_TRY(aboutRecipient(*refusal));
        return judgeProbes(connection, runId, true, nowMs);
    });
}

} // namespace bouncedesk::billing
