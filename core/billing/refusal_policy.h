// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a refusal is about when Mailgun's words do not say (R-refused): a few people of the call are sent alone first.
// Pure.
#pragma once

#include "core/billing/ledger_rows.h"

namespace bouncedesk::billing {

inline constexpr int kProbes = 3;
inline constexpr int kMostRefusedInACall = 50;

enum class ProbeVerdict {
    Wait,      // some have no outcome yet
    TheSender, // nobody's bill can go: pause, mark nobody
    TheirOwn,  // the refused ones are refused for themselves: mark them, halve the rest
};

// states: of the people sent alone. othersAccepted: another call of this run was accepted with the same From, domain
// and key. canSettle: what is unknown will be known.
ProbeVerdict probeVerdict(const QList<CallState> &states, bool othersAccepted, bool canSettle);

} // namespace bouncedesk::billing
