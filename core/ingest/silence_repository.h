// SPDX-License-Identifier: GPL-3.0-or-later
// How long nothing was heard, and what was usual. SQL only.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::ingest {

struct Silences {
    qint64 lastHeardMs = 0; // when the newest event happened; 0: there is none
    qint64 firstDay = 0;    // of all that is known; 0: nothing is
    qint64 longestMs = 0;   // of the days asked for
};

// Looks at the newest event; a silence that ended is written down with the day on which it did.
base::Result<void> noteHearing(storage::Connection &connection, qint64 nowMs);
// Days of UTC, since 1970.
base::Result<Silences> silencesSince(storage::Connection &connection, qint64 day);
// Whether the newest mail that Mailgun took between these times was followed by no event at all.
base::Result<bool> isUnheardSince(storage::Connection &connection, qint64 fromMs, qint64 untilMs);
// False: this gap, or a later one, was noted before.
base::Result<bool> noteLostGap(storage::Connection &connection, qint64 fromMs);

} // namespace bouncedesk::ingest
