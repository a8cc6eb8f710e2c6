// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of Mailgun's logs is to be read next, and up to when all is known. Pure: values and a time in, values out.
// Times are those of the events; what the logs say is final only when it is older than the settling time.
#pragma once

#include "core/ingest/time_spans.h"

#include <optional>

namespace bouncedesk::ingest {

struct BackfillRules {
    qint64 settleMs = 0;     // nothing younger is final in the logs
    qint64 keptMs = 0;       // older things are in the logs no more
    bool pulls = false;      // Mailgun cannot reach this computer: it is asked every minute
    int checkPauseMs = 1000; // between the pages of a check, which has time
};

// In it the logs show all that happened: it has settled, and nothing of it is dropped while it is read. What they show
// of other times is evidence, but what they do not show is none.
TimeSpan trustedSpan(qint64 nowMs, const BackfillRules &rules);

struct BackfillFacts {
    qint64 nowMs = 0;
    qint64 sinceMs = 0;            // what was before is nobody's business
    QList<TimeSpan> listened;      // the listener listened
    QList<TimeSpan> read;          // the logs were read when they had settled
    qint64 lookedAheadUntilMs = 0; // this far the news were read before they had settled; 0: never
};

enum class ReadKind {
    Gap,   // nobody listened
    Check, // somebody did; whether all of it arrived
    Ahead, // not settled yet: news, to be read again
};

struct ReadWindow {
    TimeSpan span;
    ReadKind kind = ReadKind::Gap;

    bool operator==(const ReadWindow &) const = default;
};

// What is settled and was not read: gaps before checks, the oldest first, for it goes first from the logs.
std::optional<ReadWindow> nextSettledWindow(const BackfillFacts &facts, const BackfillRules &rules);
// News before they have settled: every minute where Mailgun has to be asked, else once for what was just missed.
std::optional<ReadWindow> nextAheadWindow(const BackfillFacts &facts, const BackfillRules &rules);

struct Completeness {
    qint64 upToMs = 0;        // all before is known, but for the lost gaps
    qint64 checkedUpToMs = 0; // compared with the logs without a gap up to here; 0: nothing was
    QList<TimeSpan> gaps;     // can still be filled
    QList<TimeSpan> lostGaps; // older than the logs
    bool readLately = false;  // within a day: somebody holds Mailgun's key
    bool operator==(const Completeness &) const = default;
};
Completeness completenessOf(const BackfillFacts &facts, const BackfillRules &rules);

} // namespace bouncedesk::ingest
