// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/time_spans.h"

#include <algorithm>

namespace bouncedesk::ingest {

TimeSpan TimeSpan::clippedTo(const TimeSpan &other) const
{
    return {std::max(fromMs, other.fromMs), std::min(untilMs, other.untilMs)};
}

QList<TimeSpan> merged(QList<TimeSpan> spans)
{
    spans.removeIf([](const TimeSpan &span) { return span.isEmpty(); });
    std::sort(spans.begin(), spans.end(), [](const TimeSpan &a, const TimeSpan &b) { return a.fromMs < b.fromMs; });
    QList<TimeSpan> made;
    for (const TimeSpan &span : std::as_const(spans)) {
        if (!made.isEmpty() && span.fromMs <= made.constLast().untilMs)
            made.last().untilMs = std::max(made.constLast().untilMs, span.untilMs);
        else
            made.append(span);
    }
    return made;
}

QList<TimeSpan> gapsIn(const TimeSpan &whole, const QList<TimeSpan> &spans)
{
    QList<TimeSpan> gaps;
    qint64 fromMs = whole.fromMs;
    for (const TimeSpan &span : merged(spans)) {
        const TimeSpan gap = TimeSpan{fromMs, span.fromMs}.clippedTo(whole);
        if (!gap.isEmpty())
            gaps.append(gap);
        fromMs = std::max(fromMs, span.untilMs);
    }
    const TimeSpan rest{fromMs, whole.untilMs};
    if (!rest.isEmpty())
        gaps.append(rest);
    return gaps;
}

} // namespace bouncedesk::ingest
