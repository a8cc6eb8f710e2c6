// SPDX-License-Identifier: GPL-3.0-or-later
// One event that carries a call proves all of it (R-call): from the webhook, inside the ingestor's transaction, or from
// Mailgun's logs. In the thread of the connection.
#pragma once

#include "core/base/ids.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

inline constexpr auto kBilledTwiceAlarm = "billed_twice";

enum class Evidence {
    NoNews,  // the ledger knew it, or knows no such call
    Settled, // the call counts as accepted from now on
    Twice,   // the same people may have got two: the alarm was raised
};

// To be called for a link that was believed (own_link_repository.h), with the event's message id.
// Retry: the call is another one than a moment ago.
base::Result<Evidence> evidenceOfCall(storage::Connection &connection, base::RunRow run, qint64 call,
                                      const QString &messageId, qint64 nowMs);

} // namespace bouncedesk::billing
