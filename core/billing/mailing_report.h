// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a month's bills: how many of those who should have one have it (Reached), and how that compares with
// the month before at the same hour after its start. Stateless, in the thread of the connection.
#pragma once

#include "core/base/time_format.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

inline constexpr qint64 kComparedForMs = 72LL * 3600 * 1000; // later, both stand at what they had then

struct MonthReach {
    base::Period period;
    qint64 startedMs = 0;
    qint64 wanted = 0;  // all who should have had one: billed, locked, left out, refused
    qint64 arrived = 0; // by so many milliseconds after the start
};

struct MailingReport {
    MonthReach now;                   // as of now
    qint64 unheard = 0;               // billed, and no outcome yet
    qint64 elapsedMs = 0;             // since the start, at most kComparedForMs
    std::optional<MonthReach> then;   // this month, at that time
    std::optional<MonthReach> before; // the month before, at that time
};
// Nothing: the month was never billed.
base::Result<std::optional<MailingReport>> mailingReport(storage::Connection &connection, base::Period period,
                                                         qint64 nowMs);

} // namespace bouncedesk::billing
