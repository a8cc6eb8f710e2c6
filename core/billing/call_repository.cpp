// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/call_repository.h"

#include "core/storage/bulk_load.h"

namespace bouncedesk::billing {

using storage::Connection;
using storage::Parameters;
using storage::Row;

#define BD_CALL_COLUMNS                                                                                                \
    "SELECT run, number, first_ordinal, last_ordinal, first_backer, last_backer, apart, people, state, attempts, "     \
    "not_before, sender, probe_of, held_for, root, started_at, deadline_at, ended_at, looks, looked_at, message_id, "  \
    "words FROM calls "
constexpr auto kInsert = "INSERT INTO calls (run, number, first_ordinal, last_ordinal, first_backer, last_backer, "
                         "apart, people, state, probe_of, held_for, root) "
                         "VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM calls WHERE run = $1), "
                         "$2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING number";
constexpr auto kFind = BD_CALL_COLUMNS "WHERE run = $1 AND number = $2";
constexpr auto kNextPending =
    BD_CALL_COLUMNS "WHERE run = $1 AND state = 'pending' AND held_for IS NULL AND not_before <= $2 "
                    "AND (first_ordinal < $3 OR probe_of IS NOT NULL) "
                    "ORDER BY CASE WHEN probe_of IS NULL THEN 1 ELSE 0 END, number LIMIT 1";
constexpr auto kNextOrdinary =
    BD_CALL_COLUMNS "WHERE run = $1 AND state = 'pending' AND held_for IS NULL AND probe_of IS NULL "
                    "AND not_before <= $2 AND first_ordinal < $3 ORDER BY number LIMIT 1";
constexpr auto kOfState = BD_CALL_COLUMNS "WHERE run = $1 AND state = $2 ORDER BY number LIMIT 10000";
constexpr auto kAfter = BD_CALL_COLUMNS "WHERE run = $1 AND state = $2 AND number > $3 ORDER BY number LIMIT $4";
constexpr auto kProbes = BD_CALL_COLUMNS "WHERE run = $1 AND probe_of = $2 ORDER BY number LIMIT 100";
constexpr auto kQuestions = "SELECT DISTINCT COALESCE(probe_of, held_for) AS root FROM calls WHERE run = $1 "
                            "AND (probe_of IS NOT NULL OR held_for IS NOT NULL) ORDER BY root LIMIT 100";
constexpr auto kLending = BD_CALL_COLUMNS "WHERE run = $1 AND state = 'pending' AND held_for IS NULL "
                                          "AND probe_of IS NULL AND root IS NULL ORDER BY number LIMIT 10";
static_assert(LogsOwner::kLength == 16);
constexpr auto kAround = BD_CALL_COLUMNS "WHERE run = $1 AND state = 'accepted' AND substr(sender, 1, 16) IN ($2, $5) "
                                         "ORDER BY CASE WHEN started_at > $3 THEN 0 ELSE 1 END, "
                                         "ABS(started_at - $3), number LIMIT $4";
constexpr auto kCounts = "SELECT state, COUNT(*), SUM(people) FROM calls WHERE run = $1 GROUP BY state ORDER BY state";
constexpr auto kUnsentBelow = "SELECT COUNT(*) FROM calls WHERE run = $1 AND state IN ('pending', 'in_flight') "
                              "AND first_ordinal < $2";
constexpr auto kSentBelow =
    "SELECT COALESCE(SUM(people), 0) FROM calls WHERE run = $1 AND state IN ('accepted', 'unknown') "
    "AND first_ordinal < $2";
constexpr auto kWasAccepted = "SELECT COUNT(*) FROM calls WHERE run = $1 AND state = 'accepted' AND sender = $2";
#define BD_UPDATE_CALL                                                                                                 \
    "UPDATE calls SET first_ordinal = $3, last_ordinal = $4, first_backer = $5, last_backer = $6, apart = $7, "        \
    "people = $8, state = $9, attempts = $10, not_before = $11, sender = $12, probe_of = $13, held_for = $14, "        \
    "root = $15, started_at = $16, deadline_at = $17, ended_at = $18, looks = $19, looked_at = $20, "                  \
    "message_id = $21, words = $22 WHERE run = $1 AND number = $2"
constexpr auto kUpdate = BD_UPDATE_CALL " AND state = $23";
constexpr auto kUpdateOpen = BD_UPDATE_CALL " AND state IN ('in_flight', 'unknown')";
constexpr auto kAskAnew = "UPDATE calls SET state = 'pending' WHERE run = $1 AND state = 'refused' "
                          "AND probe_of IS NOT NULL";
constexpr auto kReleaseHeld = "UPDATE calls SET held_for = NULL, root = COALESCE($3, root) "
                              "WHERE run = $1 AND state = 'pending' AND held_for = $2";
constexpr auto kDelete = "DELETE FROM calls WHERE run = $1 AND number = $2 AND state = $3";

static std::optional<QString> orNull(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

static Call callOf(const Row &row)
{
    Call call;
    call.run = {row.integer(0)};
    call.number = row.integer(1);
    call.range = {row.integer(2), row.integer(3), row.integer(4), row.integer(5), row.boolean(6), row.integer(7)};
    call.state = callStateOfName(row.text(8)).value_or(CallState::Unknown);
    call.attempts = row.smallInteger(9);
    call.notBeforeMs = row.integer(10);
    call.sender = row.text(11);
    call.probeOf = row.optionalInteger(12);
    call.heldFor = row.optionalInteger(13);
    call.root = row.optionalInteger(14);
    call.startedMs = row.optionalInteger(15);
    call.deadlineMs = row.optionalInteger(16);
    call.endedMs = row.optionalInteger(17);
    call.looks = row.smallInteger(18);
    call.lookedMs = row.optionalInteger(19);
    call.messageId = row.text(20);
    call.words = row.text(21);
    return call;
}

static Parameters parametersOf(const Call &call)
{
    const CallRange &range = call.range;
    return {call.run,          call.number,       range.firstOrdinal,
            range.lastOrdinal, range.firstBacker, range.lastBacker,
            int(range.apart),  range.people,      callStateName(call.state),
            call.attempts,     call.notBeforeMs,  orNull(call.sender),
            call.probeOf,      call.heldFor,      call.root,
            call.startedMs,    call.deadlineMs,   call.endedMs,
            call.looks,        call.lookedMs,     orNull(call.messageId),
            orNull(call.words)};
}

base::Result<void> insertCalls(Connection &connection, base::RunRow run, const QList<CallRange> &ranges)
{
    storage::BulkLoad load(
        connection, "calls",
        {"run", "number", "first_ordinal", "last_ordinal", "first_backer", "last_backer", "apart", "people", "state"});
    qint64 number = 0;
    for (const CallRange &range : ranges)
        BD_TRY(load.row({run, ++number, range.firstOrdinal, range.lastOrdinal, range.firstBacker, range.lastBacker,
                         int(range.apart), range.people, callStateName(CallState::Pending)}));
    return load.finish();
}

base::Result<qint64> insertCall(Connection &connection, const Call &call)
{
    const CallRange &range = call.range;
    return connection.number(kInsert, {call.run, range.firstOrdinal, range.lastOrdinal, range.firstBacker,
                                       range.lastBacker, int(range.apart), range.people, callStateName(call.state),
                                       call.probeOf, call.heldFor, call.root});
}

base::Result<std::optional<Call>> findCall(Connection &connection, base::RunRow run, qint64 number)
{
    return connection.first(kFind, {run, number}, callOf);
}

base::Result<std::optional<Call>> nextPendingCall(Connection &connection, base::RunRow run, qint64 nowMs,
                                                  qint64 belowOrdinal)
{
    return connection.first(kNextPending, {run, nowMs, belowOrdinal}, callOf);
}

base::Result<std::optional<Call>> nextOrdinaryCall(Connection &connection, base::RunRow run, qint64 nowMs,
                                                   qint64 belowOrdinal)
{
    return connection.first(kNextOrdinary, {run, nowMs, belowOrdinal}, callOf);
}

base::Result<QList<Call>> openCalls(Connection &connection, base::RunRow run, CallState state)
{
    return connection.list(kOfState, {run, callStateName(state)}, callOf);
}

base::Result<QList<Call>> callsAfter(Connection &connection, base::RunRow run, CallState state, qint64 after, int limit)
{
    return connection.list(kAfter, {run, callStateName(state), after, limit}, callOf);
}

base::Result<QList<Call>> probesOf(Connection &connection, base::RunRow run, qint64 root)
{
    return connection.list(kProbes, {run, root}, callOf);
}

base::Result<QList<qint64>> openQuestions(Connection &connection, base::RunRow run)
{
    return connection.list(kQuestions, {run}, [](const Row &row) { return row.integer(0); });
}

base::Result<QList<Call>> lendingCalls(Connection &connection, base::RunRow run)
{
    return connection.list(kLending, {run}, callOf);
}

base::Result<QList<Call>> acceptedCallsAround(Connection &connection, base::RunRow run, const LogsOwner &owner,
                                              qint64 atMs, int limit)
{
    return connection.list(kAround, {run, owner.digest, atMs, limit, owner.earlier}, callOf);
}

base::Result<CallCounts> callCounts(Connection &connection, base::RunRow run)
{
    CallCounts counts;
    BD_TRY(connection.each(kCounts, {run}, [&](const Row &row) {
        if (const auto state = callStateOfName(row.text(0))) {
            counts.calls[*state] = row.integer(1);
            counts.people[*state] = row.integer(2);
        }
    }));
    return counts;
}

base::Result<qint64> unsentBelow(Connection &connection, base::RunRow run, qint64 belowOrdinal)
{
    return connection.number(kUnsentBelow, {run, belowOrdinal});
}

base::Result<qint64> sentBelow(Connection &connection, base::RunRow run, qint64 belowOrdinal)
{
    return connection.number(kSentBelow, {run, belowOrdinal});
}

base::Result<bool> wasAccepted(Connection &connection, base::RunRow run, const QString &sender)
{
    BD_ASSIGN(const qint64 calls, connection.number(kWasAccepted, {run, sender}));
    return calls > 0;
}

base::Result<bool> updateCall(Connection &connection, CallState was, const Call &call)
{
    Parameters parameters = parametersOf(call);
    parameters.push_back(callStateName(was));
    BD_ASSIGN(const qint64 rows, connection.run(kUpdate, parameters));
    return rows > 0;
}

base::Result<bool> updateOpenCall(Connection &connection, const Call &call)
{
    BD_ASSIGN(const qint64 rows, connection.run(kUpdateOpen, parametersOf(call)));
    return rows > 0;
}

base::Result<void> askProbesAnew(Connection &connection, base::RunRow run)
{
    BD_TRY(connection.run(kAskAnew, {run}));
    return {};
}

base::Result<void> releaseHeldCalls(Connection &connection, base::RunRow run, qint64 root, bool asParts)
{
    BD_TRY(connection.run(kReleaseHeld, {run, root, asParts ? std::optional(root) : std::nullopt}));
    return {};
}

base::Result<bool> deleteCall(Connection &connection, const Call &call)
{
    BD_ASSIGN(const qint64 rows, connection.run(kDelete, {call.run, call.number, callStateName(call.state)}));
    return rows > 0;
}

} // namespace bouncedesk::billing
