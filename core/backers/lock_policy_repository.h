// SPDX-License-Identifier: GPL-3.0-or-later
// The table of what locks (R-lock), one in each database, so that all programs on it judge alike. In the thread of the
// connection.
#pragma once

#include "core/backers/lock_policy.h"
#include "core/storage/connection.h"

namespace bouncedesk::backers {

inline constexpr auto kLockReview = "lock_review"; // a property: how far everybody was judged anew; empty: all were

base::Result<LockPolicy> lockPolicyOf(storage::Connection &connection);
// The same for who judges by it: whoever changes it waits until the caller's transaction has ended, so that no
// judgement by the old one comes after the change.
base::Result<LockPolicy> lockPolicyToJudgeBy(storage::Connection &connection);
// The same; policy is there when the connection settles.
base::Result<void> askLockPolicyToJudgeBy(storage::Connection &connection, LockPolicy &policy);
// The same for who changes it: nobody else judges by it or changes it until the caller's transaction has ended.
base::Result<LockPolicy> lockPolicyToChange(storage::Connection &connection);
// Waits for those, and keeps later ones waiting until the caller's transaction has ended.
base::Result<void> storeLockPolicy(storage::Connection &connection, const LockPolicy &policy, qint64 nowMs);

// The first addresses behind this one about which anything is known that may lock, in their order.
base::Result<QList<QString>> addressesWithLockFacts(storage::Connection &connection, const QString &after, int limit);

} // namespace bouncedesk::backers
