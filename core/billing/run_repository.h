// SPDX-License-Identifier: GPL-3.0-or-later
// Mailings and runs: SQL only, in the thread of the connection.
#pragma once

#include "core/billing/ledger_rows.h"
#include "core/billing/pace_policy.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

// The mailing of this key, made when there is none. Locks it for the transaction: one audience at a time is frozen.
base::Result<base::MailingRow> lockedMailing(storage::Connection &connection, const QString &key, const QString &period,
                                             qint64 nowMs);
base::Result<std::optional<base::MailingRow>> findMailing(storage::Connection &connection, const QString &key);

base::Result<base::RunRow> insertRun(storage::Connection &connection, const Run &run);
base::Result<std::optional<Run>> findRun(storage::Connection &connection, base::RunRow id);
// The same for who decides by its state in a transaction: nobody else changes the run until that ends. Locked before
// its calls, so that nobody waits crosswise.
base::Result<std::optional<Run>> lockedRun(storage::Connection &connection, base::RunRow id);
// Oldest first, at most 1,000; an empty period means all.
base::Result<QList<Run>> listRuns(storage::Connection &connection, const QString &period = {});
// The newest that is planned, sending or paused.
base::Result<std::optional<Run>> newestUnfinishedRun(storage::Connection &connection, const QString &period = {});
// Oldest first.
base::Result<QList<Run>> unfinishedRuns(storage::Connection &connection);
// Runs, cancelled and finished ones too, with calls whose outcome is open; oldest first.
base::Result<QList<base::RunRow>> runsWithOpenCalls(storage::Connection &connection);

base::Result<void> setRunPeople(storage::Connection &connection, base::RunRow id, qint64 people, qint64 pilot);
base::Result<void> reduceRunPeople(storage::Connection &connection, base::RunRow id, qint64 by);
base::Result<void> setRunSending(storage::Connection &connection, base::RunRow id, qint64 nowMs);
// False: it was not sending any more.
base::Result<bool> setRunPaused(storage::Connection &connection, base::RunRow id, const QString &reason,
                                const QString &words);
base::Result<void> setRunOver(storage::Connection &connection, base::RunRow id, RunState state, qint64 nowMs);
base::Result<void> setRunWait(storage::Connection &connection, base::RunRow id, std::optional<qint64> untilMs,
                              const QString &words);
base::Result<void> setPilotSent(storage::Connection &connection, base::RunRow id, qint64 nowMs);
base::Result<void> setPilotPassed(storage::Connection &connection, base::RunRow id, qint64 nowMs);
base::Result<void> waiveHealth(storage::Connection &connection, base::RunRow id);

// What the counts say about the run's own mails.
base::Result<RunOutcomes> runOutcomes(storage::Connection &connection, base::RunRow id);

// How many people a call may have (R-batch): Mailgun's limit, or what its words made of it.
base::Result<int> batchSize(storage::Connection &connection);
// Never makes it larger, whatever others do meanwhile.
base::Result<void> lowerBatchSize(storage::Connection &connection, int size);

} // namespace bouncedesk::billing
