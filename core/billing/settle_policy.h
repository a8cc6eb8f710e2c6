// SPDX-License-Identifier: GPL-3.0-or-later
// When to look for an open call in Mailgun's logs, and when it counts as lost (R-call). Pure.
#pragma once

#include <QtGlobal>

#include <optional>

namespace bouncedesk::billing {

// What the look made last found, of a call that the logs do not show.
struct Look {
    int looks = 0;             // this one included; only those count at which the logs showed our other calls
    qint64 atMs = 0;           // when it was made
    bool sawLaterCall = false; // the logs show a call of ours that was begun when this one had ended
    // How long before this call may have been taken the nearest of our other calls was begun; nothing: there is none,
    // so that nothing tells how far the logs lag.
    std::optional<qint64> gapMs;
    bool isAskedFor = false; // somebody wants it settled now
};

enum class LookVerdict { LookAgain, Lost };

// endedMs: when the connection was known to have ended. Where no call of ours was begun later, an earlier one must have
// been shown for so long that logs that lag would show this one too, or eight settling times have passed; where there
// is none at all, two are enough for somebody who asks. From the second one on, looks that count are at least a
// settling time apart.
LookVerdict lookVerdict(const Look &look, qint64 endedMs, qint64 settleMs);
// Whether a look now may end in Lost: it asks more people.
bool mayDecide(int looksMade, qint64 nowMs, qint64 endedMs, qint64 settleMs);

// When the next look is due: early for the first, because evidence may be there already; then at the settling time,
// then at twice of it, then once a settling time.
qint64 nextLookMs(int looksMade, std::optional<qint64> lastLookMs, qint64 endedMs, qint64 settleMs);

// Whether the logs may have dropped, or are about to drop, what was sent then: that they show nothing means nothing.
bool areGone(qint64 startedMs, qint64 nowMs, qint64 keptMs);

// Logs that do not show what they should by now are not read any further: somebody has to decide.
bool areIncomplete(qint64 nowMs, qint64 endedMs, qint64 settleMs);

} // namespace bouncedesk::billing
