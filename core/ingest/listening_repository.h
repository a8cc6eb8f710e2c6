// SPDX-License-Identifier: GPL-3.0-or-later
// When the listener listened; what lies between two spans is a gap that only Mailgun's logs can fill.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::ingest {

struct ListeningSpan {
    qint64 fromMs = 0;
    qint64 untilMs = 0;
};

// Begins a span or makes the one that began at fromMs longer.
base::Result<void> noteListening(storage::Connection &connection, qint64 fromMs, qint64 untilMs);
// Newest first.
base::Result<QList<ListeningSpan>> listeningSpans(storage::Connection &connection, int limit);

} // namespace bouncedesk::ingest
