// SPDX-License-Identifier: GPL-3.0-or-later
// The calls of a run: SQL only, in the thread of the connection.
#pragma once

#include "core/billing/ledger_rows.h"
#include "core/storage/connection.h"

#include <QHash>

namespace bouncedesk::billing {

// How many calls, and people in them, are in each state.
struct CallCounts {
    QHash<CallState, qint64> calls;
    QHash<CallState, qint64> people;
};
inline size_t qHash(CallState state, size_t seed = 0)
{
    return ::qHash(int(state), seed);
}

base::Result<void> insertCalls(storage::Connection &connection, base::RunRow run, const QList<CallRange> &ranges);
// A part of another call, under the next free number; range, probe, hold and root are taken from the value.
base::Result<qint64> insertCall(storage::Connection &connection, const Call &call);
base::Result<std::optional<Call>> findCall(storage::Connection &connection, base::RunRow run, qint64 number);

// The next to be sent: people sent alone first, then by number. belowOrdinal: the pilot's end while it is open.
base::Result<std::optional<Call>> nextPendingCall(storage::Connection &connection, base::RunRow run, qint64 nowMs,
                                                  qint64 belowOrdinal);
// The same where nobody waits to be sent alone: found without looking at all that are pending.
base::Result<std::optional<Call>> nextOrdinaryCall(storage::Connection &connection, base::RunRow run, qint64 nowMs,
                                                   qint64 belowOrdinal);
// Calls whose outcome is open, by number.
base::Result<QList<Call>> openCalls(storage::Connection &connection, base::RunRow run, CallState state);
// By number, those after it.
base::Result<QList<Call>> callsAfter(storage::Connection &connection, base::RunRow run, CallState state, qint64 after,
                                     int limit);
base::Result<QList<Call>> probesOf(storage::Connection &connection, base::RunRow run, qint64 root);
// The calls that are asked about (R-refused): their numbers.
base::Result<QList<qint64>> openQuestions(storage::Connection &connection, base::RunRow run);
// Pending calls that people may be borrowed from, at most ten.
base::Result<QList<Call>> lendingCalls(storage::Connection &connection, base::RunRow run);
// Accepted calls that the same logs show, those begun after the time first, the nearest first.
base::Result<QList<Call>> acceptedCallsAround(storage::Connection &connection, base::RunRow run, const LogsOwner &owner,
                                              qint64 atMs, int limit);

base::Result<CallCounts> callCounts(storage::Connection &connection, base::RunRow run);
// Pending, in flight: what still can be sent of the pilot.
base::Result<qint64> unsentBelow(storage::Connection &connection, base::RunRow run, qint64 belowOrdinal);
// Taken by Mailgun, or it may have been: the pilot waits for what becomes of them.
base::Result<qint64> sentBelow(storage::Connection &connection, base::RunRow run, qint64 belowOrdinal);
base::Result<bool> wasAccepted(storage::Connection &connection, base::RunRow run, const QString &sender);

// The whole row as the value says, its key apart, but only while it is in the state in which it was read: evidence may
// have come first, or somebody called it off. False: so it was.
base::Result<bool> updateCall(storage::Connection &connection, CallState was, const Call &call);
// The same of one that is in flight or unknown, in either.
base::Result<bool> updateOpenCall(storage::Connection &connection, const Call &call);
// Those sent alone and refused are sent alone again.
base::Result<void> askProbesAnew(storage::Connection &connection, base::RunRow run);
// What waits for the answer about a call goes on; asParts: and is halved as that call is.
base::Result<void> releaseHeldCalls(storage::Connection &connection, base::RunRow run, qint64 root, bool asParts);
// False: it is not in the state any more in which it was read.
base::Result<bool> deleteCall(storage::Connection &connection, const Call &call);

} // namespace bouncedesk::billing
