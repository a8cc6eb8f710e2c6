// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/settle_policy.h"

namespace bouncedesk::billing {

LookVerdict lookVerdict(const Look &look, qint64 endedMs, qint64 settleMs)
{
    if (look.looks < 2 || look.atMs < endedMs + settleMs)
        return LookVerdict::LookAgain;
    return look.sawLaterCall || look.atMs >= endedMs + 2 * settleMs ? LookVerdict::Lost : LookVerdict::LookAgain;
}

qint64 nextLookMs(int looksMade, std::optional<qint64> lastLookMs, qint64 endedMs, qint64 settleMs)
{
    if (looksMade == 0 || !lastLookMs)
        return endedMs + qMin<qint64>(settleMs / 4, 60'000);
    for (const qint64 due : {endedMs + settleMs, endedMs + 2 * settleMs}) {
        if (*lastLookMs < due)
            return due;
    }
    return *lastLookMs + settleMs;
}

} // namespace bouncedesk::billing
