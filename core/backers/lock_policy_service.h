// SPDX-License-Identifier: GPL-3.0-or-later
// Changes what locks (R-lock), and judges everybody anew by it in slices, so that nothing else has to wait. Stateless;
// in the thread of the connection.
#pragma once

#include "core/backers/lock_policy.h"
#include "core/storage/connection.h"

namespace bouncedesk::backers {

// Stores the rules in which wanted differs from what was shown, an audit row for each, and begins the review; the
// others stay as they are by now. Returns all. Conflict: one of them was changed otherwise meanwhile
// (lock_rule_changed), nothing is stored. InvalidInput: an effect that the class cannot have (lock_effect), a number of
// strikes that makes no sense (lock_strikes).
base::Result<LockPolicy> changeLockPolicy(storage::Connection &connection, const LockPolicy &shown,
                                          const LockPolicy &wanted, const QString &actor, qint64 nowMs);

// Judges the next addresses anew; true: there are more. Nothing to review: at once false.
inline constexpr int kReviewSlice = 200;
base::Result<bool> reviewLocks(storage::Connection &connection, qint64 nowMs, int addresses = kReviewSlice);
base::Result<bool> areLocksUnderReview(storage::Connection &connection);

} // namespace bouncedesk::backers
