// SPDX-License-Identifier: GPL-3.0-or-later
// Bills that backers missed while they were locked: mailed once they are unlocked and their address is confirmed, so
// that a typo hands them to no stranger (R-unlock). The ledger sees to it that each goes once. Stateless, in the thread
// of the connection.
#pragma once

#include "core/billing/audience_service.h"

namespace bouncedesk::billing {

inline constexpr qint64 kMissedForMs = 366LL * 24 * 3600 * 1000; // older ones stay on the account page only

struct MissedBills {
    base::Period period;
    QSet<base::BackerRow> backers;
};
// Of finished runs; months in which a run is under way wait.
base::Result<QList<MissedBills>> missedBills(storage::Connection &connection, qint64 nowMs);

// What a backer gets as soon as he confirms his address, newest first.
base::Result<QList<base::Period>> billsThatWaitFor(storage::Connection &connection, base::BackerRow backer,
                                                   qint64 nowMs);

// Freezes a run for each month with missed bills. Planned, to be sent now.
base::Result<QList<Run>> freezeMissedBills(storage::Connection &connection, const QString &language, qint64 nowMs);

} // namespace bouncedesk::billing
