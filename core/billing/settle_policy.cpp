// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/settle_policy.h"

namespace bouncedesk::billing {

// In settling times: how long logs may lack what they should show, and how long they may lag at most.
constexpr int kPatience = 4, kLongestLag = 8;
// Logs are not dropped to the minute, and Mailgun's clock is not ours.
constexpr qint64 kKeptMarginMs = 3600 * 1000;

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
    const bool isTrusted = look.gapMs ? *look.gapMs <= (look.looks - 2) * settleMs : look.isAskedFor;
    const bool isOld = look.atMs >= endedMs + 2 * settleMs;
    const bool isVeryOld = look.atMs >= endedMs + kLongestLag * settleMs;
    return (isOld && isTrusted) || isVeryOld ? LookVerdict::Lost : LookVerdict::LookAgain;
}

qint64 nextLookMs(int looksMade, std::optional<qint64> lastLookMs, qint64 endedMs, qint64 settleMs)
{
    if (!lastLookMs)
        return endedMs + qMin<qint64>(settleMs / 4, 60'000);
    if (looksMade > 0 && *lastLookMs < endedMs + settleMs)
        return endedMs + settleMs;
    return *lastLookMs + settleMs;
}

bool areGone(qint64 startedMs, qint64 nowMs, qint64 keptMs)
{
    return nowMs - startedMs >= keptMs - kKeptMarginMs;
}

bool areIncomplete(qint64 nowMs, qint64 endedMs, qint64 settleMs)
{
    return nowMs >= endedMs + kPatience * settleMs;
}

} // namespace bouncedesk::billing
