// SPDX-License-Identifier: GPL-3.0-or-later
// The one row that says when bills go by themselves: SQL only, in the thread of the connection.
#pragma once

#include "core/billing/billing_calendar.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

enum class MissedPolicy { Run, Ask, Skip };
QString missedPolicyName(MissedPolicy policy);
base::Result<MissedPolicy> parseMissedPolicy(const QString &name);

struct BillingSchedule {
    bool isEnabled = false; // off until an operator switches it on
    ScheduleRule rule;
    MissedPolicy missed = MissedPolicy::Ask;
    std::optional<qint64> nextDueMs;
    std::optional<qint64> announcedMs; // an hour before nextDueMs
    bool isHeld = false;               // not this time
    std::optional<qint64> questionMs;  // a missed run that waits for an answer: when it was due
    QString answer;                    // run or skip
};

// What an operator sets; the rest follows from it, or is decided for one date.
bool isSameSetting(const BillingSchedule &one, const BillingSchedule &other);

// What stands there, or the default.
base::Result<BillingSchedule> loadSchedule(storage::Connection &connection);
// The same for who changes it: on a server nobody else does until the caller's transaction has ended.
base::Result<BillingSchedule> lockedSchedule(storage::Connection &connection);
base::Result<void> saveSchedule(storage::Connection &connection, const BillingSchedule &schedule, qint64 nowMs);
// Moves on from one due date; false: somebody else did.
base::Result<bool> claimDue(storage::Connection &connection, qint64 dueMs, qint64 nextDueMs, qint64 nowMs);

} // namespace bouncedesk::billing
