// SPDX-License-Identifier: GPL-3.0-or-later
// What follows when Mailgun refuses a call (R-refused): the batch shrinks, the run pauses, or a few people are sent
// alone to learn whom the refusal is about and the rest is halved. Each is one transaction. Stateless, in the thread of
// the connection.
#pragma once

#include "core/base/ids.h"
#include "core/mailgun/send_outcome.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

base::Result<void> callRefused(storage::Connection &connection, base::RunRow run, qint64 number,
                               const mailgun::Refused &refused, qint64 nowMs);

// Answers the questions whose people all have an outcome: to be called after the outcome of somebody sent alone.
// canSettle: what is unknown of them will be known.
base::Result<void> judgeProbes(storage::Connection &connection, base::RunRow run, bool canSettle, qint64 nowMs);

} // namespace bouncedesk::billing
