// SPDX-License-Identifier: GPL-3.0-or-later
// The states of a run: planned → sending ⇄ paused → finished | cancelled, each change audited in its transaction; and
// its figures. Stateless, in the thread of the connection.
#pragma once

#include "core/billing/call_repository.h"
#include "core/billing/ledger_rows.h"
#include "core/billing/pace_policy.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

struct RunStatus {
    Run run;
    qint64 sent = 0;    // people whose call Mailgun took
    qint64 refused = 0; // people whom it refused
    qint64 leftOut = 0;
    qint64 open = 0; // the rest: not sent yet, or nobody knows
    CallCounts calls;

    qint64 openCalls() const { return calls.calls.value(CallState::InFlight) + calls.calls.value(CallState::Unknown); }
};
base::Result<RunStatus> runStatus(storage::Connection &connection, const Run &run);

// Somebody wishes that it goes on: sending, or sending again, planned, paused, and finished with open calls. Conflict
// (run_over) when it is cancelled.
base::Result<void> startRun(storage::Connection &connection, base::RunRow run, const QString &actor, qint64 nowMs);
// A sender begins: the same, but one that is paused stays so, because nobody who saw why it paused has spoken.
base::Result<void> takeOverRun(storage::Connection &connection, base::RunRow run, qint64 nowMs);
base::Result<void> pauseRun(storage::Connection &connection, base::RunRow run, const QString &reason,
                            const QString &words, const QString &actor, qint64 nowMs);
// What was not sent goes; what is in flight or unknown is still settled.
base::Result<void> cancelRun(storage::Connection &connection, base::RunRow run, const QString &actor, qint64 nowMs);
// When nothing is left to do; open calls keep it going while they can be settled. True: it is finished now.
base::Result<bool> finishIfDone(storage::Connection &connection, base::RunRow run, bool canSettle, qint64 nowMs);

// Lets the rest follow the pilot, or pauses, as what was heard says (R-pace).
enum class PaceStep { None, PilotPassed, Paused };
base::Result<PaceStep> reviewPace(storage::Connection &connection, base::RunRow run, const PaceLimits &limits,
                                  qint64 nowMs);

} // namespace bouncedesk::billing
