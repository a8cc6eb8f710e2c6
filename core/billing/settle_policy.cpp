// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/settle_policy.h"

namespace bouncedesk::billing {

constexpr int kPatience = 4; // settling times

bool mayDecide(int looksMade, qint64 nowMs, qint64 endedMs, qint64 settleMs)
{
    return looksMade >= 1 && nowMs >= endedMs + settleMs;
}

LookVerdict lookVerdict(const Look &look, qint64 endedMs, qint64 settleMs)
{
    if (!mayDecide(look.looks - 1, look.atMs, endedMs, settleMs))
        return LookVerdict::LookAgain;
    if (look.sawLaterCall)
        return LookVerdict::Lost;
    const bool wasShownBefore = look.lastCountedMs && look.atMs >= *look.lastCountedMs + settleMs;
    const bool isOld = look.atMs >= endedMs + 2 * settleMs;
    return isOld && (wasShownBefore || !look.hasWitnesses) ? LookVerdict::Lost : LookVerdict::LookAgain;
}

qint64 nextLookMs(int looksMade, std::optional<qint64> lastLookMs, qint64 endedMs, qint64 settleMs)
{
    if (!lastLookMs)
        return endedMs + qMin<qint64>(settleMs / 4, 60'000);
    if (looksMade > 0 && *lastLookMs < endedMs + settleMs)
        return endedMs + settleMs;
    return *lastLookMs + settleMs;
}

bool areIncomplete(qint64 nowMs, qint64 endedMs, qint64 settleMs)
{
    return nowMs >= endedMs + kPatience * settleMs;
}

} // namespace bouncedesk::billing
