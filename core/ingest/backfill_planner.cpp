// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/backfill_planner.h"

#include <algorithm>

namespace bouncedesk::ingest {

namespace {

constexpr qint64 kHourMs = 3'600'000;
constexpr qint64 kKeptMarginMs = kHourMs;     // reading takes a while, and Mailgun's clock is not ours
constexpr qint64 kLongestGapMs = 6 * kHourMs; // read at once; the rest follows
constexpr qint64 kLongestCheckMs = kHourMs;
constexpr qint64 kLatelyMs = 24 * kHourMs;
constexpr qint64 kAheadEveryMs = 60'000;
constexpr qint64 kAheadOverlapMs = 5 * 60'000; // the newest pages still gain earlier events
constexpr qint64 kHeartbeatSlackMs = 15'000;   // the listener says three times in this that it is there

qint64 oldestKept(const BackfillFacts &facts, const BackfillRules &rules)
{
    return std::max(facts.sinceMs, trustedSpan(facts.nowMs, rules).fromMs);
}

// Edges of what cannot be read yet move: short pieces there wait until a whole settling time has gathered.
bool isWorthReading(const TimeSpan &span, qint64 settledMs, qint64 settleMs)
{
    return span.untilMs < settledMs || span.lengthMs() >= settleMs;
}

std::optional<TimeSpan> firstToRead(const TimeSpan &whole, const QList<TimeSpan> &known, const BackfillRules &rules,
                                    qint64 longestMs)
{
    for (TimeSpan gap : gapsIn(whole, known)) {
        if (!isWorthReading(gap, whole.untilMs, rules.settleMs))
            continue;
        gap.untilMs = std::min(gap.untilMs, gap.fromMs + longestMs);
        return gap;
    }
    return std::nullopt;
}

} // namespace

TimeSpan trustedSpan(qint64 nowMs, const BackfillRules &rules)
{
    return {nowMs - rules.keptMs + kKeptMarginMs, nowMs - rules.settleMs};
}

std::optional<ReadWindow> nextSettledWindow(const BackfillFacts &facts, const BackfillRules &rules)
{
    const TimeSpan settled{oldestKept(facts, rules), facts.nowMs - rules.settleMs};
    if (const auto gap = firstToRead(settled, facts.listened + facts.read, rules, kLongestGapMs))
        return ReadWindow{*gap, ReadKind::Gap};
    if (const auto check = firstToRead(settled, facts.read, rules, kLongestCheckMs))
        return ReadWindow{*check, ReadKind::Check};
    return std::nullopt;
}

std::optional<ReadWindow> nextAheadWindow(const BackfillFacts &facts, const BackfillRules &rules)
{
    if (facts.nowMs - facts.lookedAheadUntilMs < kAheadEveryMs)
        return std::nullopt;
    const qint64 freshMs = std::max(oldestKept(facts, rules), facts.nowMs - rules.settleMs);
    const qint64 nextMs = std::max(freshMs, facts.lookedAheadUntilMs - kAheadOverlapMs);
    if (rules.pulls)
        return ReadWindow{{nextMs, facts.nowMs}, ReadKind::Ahead};
    for (const TimeSpan &gap : gapsIn({freshMs, facts.nowMs - kHeartbeatSlackMs}, facts.listened + facts.read)) {
        if (gap.untilMs > facts.lookedAheadUntilMs)
            return ReadWindow{{std::max(gap.fromMs, nextMs), gap.untilMs}, ReadKind::Ahead};
    }
    return std::nullopt;
}

Completeness completenessOf(const BackfillFacts &facts, const BackfillRules &rules)
{
    Completeness made;
    const qint64 keptMs = std::min(oldestKept(facts, rules), facts.nowMs);
    const QList<TimeSpan> known = facts.listened + facts.read;
    made.readLately = std::any_of(facts.read.cbegin(), facts.read.cend(), [&](const TimeSpan &span) {
        return span.untilMs > facts.nowMs - rules.settleMs - kLatelyMs;
    });
    made.lostGaps = gapsIn({facts.sinceMs, keptMs}, known);
    made.gaps = gapsIn({keptMs, facts.nowMs}, known);
    made.upToMs = made.gaps.isEmpty() ? facts.nowMs : made.gaps.constFirst().fromMs;
    if (const auto unread = gapsIn({keptMs, facts.nowMs}, facts.read); !unread.isEmpty())
        made.checkedUpToMs = unread.constFirst().fromMs > keptMs ? unread.constFirst().fromMs : 0;
    else
        made.checkedUpToMs = facts.nowMs;
    // The last stretch up to now is not a gap: it is what nobody can know yet.
    const qint64 settledMs = facts.nowMs - std::max(rules.pulls ? 2 * rules.settleMs : 0, kHeartbeatSlackMs);
    if (!made.gaps.isEmpty() && made.gaps.constLast().untilMs == facts.nowMs) {
        made.gaps.last().untilMs = settledMs;
        if (made.gaps.constLast().isEmpty())
            made.gaps.removeLast();
    }
    return made;
}

} // namespace bouncedesk::ingest
