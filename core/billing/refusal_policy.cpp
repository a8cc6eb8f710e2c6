// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/refusal_policy.h"

namespace bouncedesk::billing {

ProbeVerdict probeVerdict(const QList<CallState> &states, bool othersAccepted, bool canSettle)
{
    const auto count = [&](CallState state) { return states.count(state); };
    if (count(CallState::Pending) + count(CallState::InFlight) > 0)
        return ProbeVerdict::Wait;
    if (states.isEmpty() || othersAccepted || count(CallState::Accepted) > 0)
        return ProbeVerdict::TheirOwn;
    // An unknown one proves nothing until it is settled: nobody is marked on a guess.
    return canSettle && count(CallState::Unknown) > 0 ? ProbeVerdict::Wait : ProbeVerdict::TheSender;
}

} // namespace bouncedesk::billing
