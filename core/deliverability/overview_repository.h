// SPDX-License-Identifier: GPL-3.0-or-later
// What the first screen needs from the ledger and the locks, beside the counts. SQL only, in the thread of the
// connection.
#pragma once

#include "core/deliverability/overview.h"
#include "core/storage/connection.h"

#include <QHash>

namespace bouncedesk::deliverability {

// The newest mailing without its mails; none: nothing was ever billed.
struct NewestMailing {
    qint64 id = 0;
    QString period;
    qint64 peopleOfRuns = 0;
    qint64 leftOut = 0;
    qint64 taken = 0; // by Mailgun
    bool isSending = false;
    QList<qint64> runs;
};
base::Result<std::optional<NewestMailing>> newestMailing(storage::Connection &connection);
base::Result<std::optional<PausedRun>> pausedRun(storage::Connection &connection);
base::Result<std::optional<qint64>> nextScheduledMs(storage::Connection &connection);
base::Result<qint64> lockedSince(storage::Connection &connection, qint64 fromMs);
// The period that each run billed, by row id.
base::Result<QHash<qint64, QString>> runPeriods(storage::Connection &connection);

} // namespace bouncedesk::deliverability
