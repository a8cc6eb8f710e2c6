// SPDX-License-Identifier: GPL-3.0-or-later
// Locks by hand, and unlocks at the same address (R-unlock); a new address unlocks by itself (address_service.h).
// Opens or joins the transaction; in the thread of the connection.
#pragma once

#include "core/backers/lock_service.h"
#include "core/backers/suppression_task.h"

namespace bouncedesk::backers {

class UnlockService {
public:
    static constexpr int kMostSelfUnlocks = 3; // within kSelfUnlockSpanMs
    static constexpr qint64 kSelfUnlockSpanMs = 365LL * 24 * 3600 * 1000;

    explicit UnlockService(LockService locks) : m_locks(std::move(locks)) {}

    // InvalidInput (missing_reason).
    base::Result<void> lockByStaff(storage::Connection &connection, base::BackerRow backer, const QString &reason,
                                   const QString &actor, qint64 nowMs) const;
    // What Mailgun may have on record about a locked or held backer's address.
    static SuppressionRemoval recordsOf(const Backer &backer);
    // An unsubscribe is lifted only where staff say that he asked for mail again (R-lock): otherwise Forbidden
    // (has_unsubscribed) for who is held.
    enum Wish { NotAsked, HasAsked };
    static base::Result<void> mayUnlock(const Backer &backer, Wish wish);
    // Conflict (not_locked), and as mayUnlock. AskForRemoval leaves a task for a holder of Mailgun's key; who holds it
    // himself removes the records first.
    enum Records { AskForRemoval, AreRemoved };
    base::Result<void> unlockByStaff(storage::Connection &connection, base::BackerRow backer, const QString &actor,
                                     qint64 nowMs, Records records = AskForRemoval, Wish wish = NotAsked) const;
    // The backer himself, when a test mail arrived, before which Mailgun's record was removed. Forbidden: a lock that
    // only staff lift (staff_only), or too often (unlock_limit).
    base::Result<void> unlockByBacker(storage::Connection &connection, base::BackerRow backer, qint64 nowMs) const;
    // Whether unlockByBacker would do it.
    base::Result<void> mayUnlockHimself(storage::Connection &connection, const Backer &backer, qint64 nowMs) const;

private:
    base::Result<bool> isLiftedByTestMail(storage::Connection &connection, const Backer &backer) const;
    base::Result<void> unlock(storage::Connection &connection, Backer backer, const QString &actor, qint64 nowMs) const;

    LockService m_locks;
};

} // namespace bouncedesk::backers
