// SPDX-License-Identifier: GPL-3.0-or-later
// The task that asks a holder of Mailgun's key to read a part of the logs now (R-key). Stateless, in the thread of the
// connection.
#pragma once

#include "core/ingest/time_spans.h"
#include "core/storage/connection.h"

namespace bouncedesk::ingest {

inline constexpr auto kBackfillTask = "backfill";

// False: the very same one waits already.
base::Result<bool> askForBackfill(storage::Connection &connection, const TimeSpan &span, const QString &actor,
                                  qint64 nowMs);
base::Result<TimeSpan> backfillOfPayload(const QString &payload);

} // namespace bouncedesk::ingest
