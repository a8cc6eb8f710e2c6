// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/call_service.h"

#include "core/audit/audit_repository.h"
#include "core/billing/audience_service.h"
#include "core/billing/call_evidence.h"
#include "core/billing/call_planner.h"
#include "core/billing/call_repository.h"
#include "core/billing/recipient_repository.h"
#include "core/billing/run_repository.h"
#include "core/storage/transaction.h"

#include <algorithm>
#include <limits>

namespace bouncedesk::billing {

using base::ErrorCode;
using base::fail;
using base::Result;
using storage::Connection;

namespace {

LeftOut whyNotNow(const Person &person)
{
    if (person.address.isEmpty())
        return LeftOut::NoAddress;
    if (person.isLocked)
        return LeftOut::Locked;
    return person.isHeld ? LeftOut::Suppressed : LeftOut::No;
}

// Leaves out who cannot be mailed any more.
Result<QList<Person>> mailable(Connection &connection, const Run &run, QList<Person> people)
{
    const auto isMailable = [](const Person &person) { return whyNotNow(person) == LeftOut::No; };
    if (std::all_of(people.cbegin(), people.cend(), isMailable))
        return people;
    QList<Person> left;
    for (const Person &person : std::as_const(people)) {
        const LeftOut reason = whyNotNow(person);
        if (reason == LeftOut::No) {
            left.append(person);
            continue;
        }
        BD_TRY(takeBack(connection, run.mailing, person.backer));
        BD_TRY(insertLeftOut(connection, run.id, person.backer, leftOutName(reason)));
    }
    if (left.size() < people.size())
        BD_TRY(reduceRunPeople(connection, run.id, people.size() - left.size()));
    return left;
}

// What was read is not so any more: evidence came first.
tl::unexpected<base::Error> changedMeanwhile(const Connection &connection)
{
    return fail(ErrorCode::Retry, connection.url().display(), QStringLiteral("the call changed"));
}

// How many of the call's people may go together.
Result<qsizetype> togetherNow(Connection &connection, const QList<Person> &people)
{
    BD_ASSIGN(const int batch, batchSize(connection));
    const qsizetype fitting = qMin(people.size(), qsizetype(batch));
    return qMin(fitting, firstRepeatedAddress(people).value_or(people.size()));
}

Result<std::optional<Call>> nextCall(Connection &connection, const Run &run, const TakeOptions &options)
{
    const qint64 below = run.pilotIsOpen() ? run.pilot : std::numeric_limits<qint64>::max();
    if (!options.mayAsk)
        return nextOrdinaryCall(connection, run.id, options.nowMs, below);
    return nextPendingCall(connection, run.id, options.nowMs, below);
}

Result<std::optional<TakenCall>> take(Connection &connection, base::RunRow runId, const TakeOptions &options)
{
    BD_ASSIGN(const auto run, lockedRun(connection, runId));
    if (!run || run->state != RunState::Sending || run->waitUntilMs.value_or(0) > options.nowMs)
        return std::optional<TakenCall>();
    for (;;) {
        BD_ASSIGN(auto call, nextCall(connection, *run, options));
        if (!call)
            return std::optional<TakenCall>();
        BD_ASSIGN(QList<Person> all, peopleOf(connection, *run, call->range));
        BD_ASSIGN(QList<Person> people, mailable(connection, *run, std::move(all)));
        if (people.isEmpty()) {
            BD_ASSIGN(const bool deleted, deleteCall(connection, *call));
            if (!deleted)
                return changedMeanwhile(connection);
            continue;
        }
        BD_ASSIGN(const qsizetype together, togetherNow(connection, people));
        const QList<qsizetype> cut = together < people.size() ? QList<qsizetype>{together} : QList<qsizetype>();
        BD_ASSIGN(const QList<Call> parts, cutCall(connection, *call, people, cut));
        call = parts.first();
        people.resize(together);
        call->state = CallState::InFlight;
        ++call->attempts;
        call->startedMs = options.nowMs;
        call->deadlineMs = options.deadlineMs;
        call->endedMs.reset();
        call->sender = options.sender;
        call->words.clear();
        BD_TRY(writeCall(connection, CallState::Pending, *call));
        return TakenCall{*run, *call, std::move(people)};
    }
}

// The call as it is in flight or unknown, else nothing: evidence came first, or somebody decided.
Result<std::optional<Call>> openCall(Connection &connection, base::RunRow run, qint64 number)
{
    BD_ASSIGN(auto call, findCall(connection, run, number));
    const bool isOpen = call && (call->state == CallState::InFlight || call->state == CallState::Unknown);
    return isOpen ? std::move(call) : std::optional<Call>();
}

} // namespace

Result<void> dropCall(Connection &connection, const Run &run, const Call &call)
{
    BD_ASSIGN(const bool deleted, deleteCall(connection, call));
    return deleted ? takeBackRange(connection, run, call.range) : Result<void>();
}

Result<void> writeCall(Connection &connection, CallState was, const Call &call)
{
    BD_ASSIGN(const bool isWritten, updateCall(connection, was, call));
    return isWritten ? Result<void>() : changedMeanwhile(connection);
}

Result<QList<Call>> cutCall(Connection &connection, const Call &call, const QList<Person> &people,
                            const QList<qsizetype> &before)
{
    QList<Call> parts;
    qsizetype from = 0;
    for (qsizetype i = 0; i <= before.size(); ++i) {
        const qsizetype until = i < before.size() ? before[i] : people.size();
        if (until <= from)
            continue;
        Call part = call;
        part.range = rangeOf(people, from, until - from, call.range.apart);
        if (!parts.isEmpty()) {
            part.state = CallState::Pending;
            BD_ASSIGN(part.number, insertCall(connection, part));
        }
        parts.append(part);
        from = until;
    }
    return parts;
}

Result<std::optional<TakenCall>> takeCall(Connection &connection, base::RunRow run, const TakeOptions &options)
{
    return storage::inTransaction(connection, [&] { return take(connection, run, options); });
}

Result<void> callAccepted(Connection &connection, base::RunRow run, qint64 number, const QString &messageId,
                          qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> Result<void> {
        BD_TRY(evidenceOfCall(connection, run, number, messageId, nowMs));
        return {};
    });
}

Result<void> callPutBack(Connection &connection, base::RunRow runId, qint64 number, std::optional<qint64> waitUntilMs,
                         const QString &words)
{
    return storage::inTransaction(connection, [&]() -> Result<void> {
        BD_ASSIGN(const auto run, lockedRun(connection, runId));
        BD_ASSIGN(auto call, openCall(connection, runId, number));
        if (!call || !run)
            return {};
        if (run->state == RunState::Cancelled)
            return dropCall(connection, *run, *call);
        call->state = CallState::Pending;
        call->words = words;
        BD_TRY(updateOpenCall(connection, *call));
        if (waitUntilMs && *waitUntilMs > run->waitUntilMs.value_or(0))
            BD_TRY(setRunWait(connection, runId, waitUntilMs, words));
        return {};
    });
}

Result<void> callUnknown(Connection &connection, base::RunRow run, qint64 number, const QString &words, qint64 endedMs)
{
    return storage::inTransaction(connection, [&]() -> Result<void> {
        BD_ASSIGN(auto call, openCall(connection, run, number));
        if (!call)
            return {};
        call->state = CallState::Unknown;
        call->words = words;
        call->endedMs = endedMs;
        call->looks = 0;
        call->lookedMs.reset();
        BD_TRY(updateOpenCall(connection, *call));
        return {};
    });
}

Result<int> inFlightToUnknown(Connection &connection, base::RunRow run, qint64 nowMs, bool isKnownToHaveEnded)
{
    BD_ASSIGN(const QList<Call> left, openCalls(connection, run, CallState::InFlight));
    for (const Call &call : left) {
        const qint64 endedMs = isKnownToHaveEnded ? nowMs : qMax(nowMs, call.deadlineMs.value_or(nowMs));
        BD_TRY(callUnknown(connection, run, call.number, QStringLiteral("interrupted"), endedMs));
    }
    return int(left.size());
}

Result<void> callLost(Connection &connection, base::RunRow runId, qint64 number, const QString &actor, qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> Result<void> {
        BD_ASSIGN(const auto run, lockedRun(connection, runId));
        BD_ASSIGN(auto call, openCall(connection, runId, number));
        if (!call || !run)
            return {};
        Call again = *call;
        call->state = CallState::Lost;
        BD_ASSIGN(const bool isLost, updateOpenCall(connection, *call));
        if (!isLost)
            return {}; // evidence came first
        BD_TRY(audit::record(connection, {0, nowMs, actor, QStringLiteral("call_lost"), QStringLiteral("run"),
                                          QString::number(runId.value), QString::number(number), std::nullopt}));
        if (run->state == RunState::Cancelled)
            return takeBackRange(connection, *run, call->range); // nobody sends it any more
        again.state = CallState::Pending;
        BD_TRY(insertCall(connection, again));
        if (run->state == RunState::Finished)
            BD_TRY(setRunSending(connection, runId, nowMs));
        return {};
    });
}

Result<void> callLookedAt(Connection &connection, base::RunRow run, qint64 number, int looks, qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> Result<void> {
        BD_ASSIGN(auto call, openCall(connection, run, number));
        if (!call)
            return {};
        call->looks = looks;
        call->lookedMs = nowMs;
        BD_TRY(updateOpenCall(connection, *call));
        return {};
    });
}

} // namespace bouncedesk::billing
