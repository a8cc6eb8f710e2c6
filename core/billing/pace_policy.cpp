// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/pace_policy.h"

namespace bouncedesk::billing {

PilotVerdict pilotVerdict(const PaceLimits &limits, qint64 sent, const RunOutcomes &outcomes, qint64 sinceMs,
                          qint64 nowMs)
{
    if (double(outcomes.decided) >= limits.pilotShare * double(sent))
        return PilotVerdict::GoOn; // of nobody sent (all were refused) nothing can be heard
    if (nowMs - sinceMs < limits.pilotMs)
        return PilotVerdict::Wait;
    return outcomes.heard > 0 ? PilotVerdict::GoOn : PilotVerdict::Silent;
}

HealthVerdict healthVerdict(const PaceLimits &limits, const RunOutcomes &outcomes)
{
    const double tried = double(outcomes.arrived + outcomes.bounced);
    if (outcomes.bounced >= limits.bouncesAtLeast && double(outcomes.bounced) > limits.bounceShare * tried)
        return HealthVerdict::ManyBounces;
    if (outcomes.complained >= limits.complaintsAtLeast &&
        double(outcomes.complained) > limits.complaintShare * double(outcomes.arrived))
        return HealthVerdict::ManyComplaints;
    return HealthVerdict::Fine;
}

qint64 backOffMs(int attempts, double random)
{
    constexpr qint64 kFirstMs = 2000, kLongestMs = 300'000;
    const qint64 full = qMin(kLongestMs, kFirstMs << qBound(0, attempts - 1, 10));
    return full - qint64(double(full) * 0.5 * random);
}

} // namespace bouncedesk::billing
