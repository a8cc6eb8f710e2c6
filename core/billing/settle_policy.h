// SPDX-License-Identifier: GPL-3.0-or-later
// When to look for an open call in Mailgun's logs, and when it counts as lost (R-call). Pure.
#pragma once

#include <QtGlobal>

#include <optional>

namespace bouncedesk::billing {

// What the last look found.
struct Look {
    int looks = 0;             // this one included
    qint64 atMs = 0;           // when it was made
    bool sawLaterCall = false; // the logs show a call of ours that was made later
};

enum class LookVerdict { LookAgain, Lost };

// After a look that found nothing. endedMs: when the connection was known to have ended.
LookVerdict lookVerdict(const Look &look, qint64 endedMs, qint64 settleMs);

// When the next look is due: early for the first, because evidence may be there already; then at the settling time,
// then at twice of it, then once a settling time.
qint64 nextLookMs(int looksMade, std::optional<qint64> lastLookMs, qint64 endedMs, qint64 settleMs);

} // namespace bouncedesk::billing
