// SPDX-License-Identifier: GPL-3.0-or-later
// Closes days (R-counts): adds a day's counts to the levels that lead with project, subject and domain. Stateless; in
// the thread of its connection.
#pragma once

#include "core/base/reporting_zone.h"
#include "core/storage/connection.h"

namespace bouncedesk::deliverability {

// Days younger than this many stay open: most of what changes a mail comes within them.
inline constexpr int kOpenDays = 2;

// The last day that may be closed at this time.
int lastClosableDay(const base::ReportingZone &zone, qint64 nowMs);

// Closes the next day with mails that is not after lastDay, in a transaction of its own; false: nothing is left.
base::Result<bool> closeNextDay(storage::Connection &connection, int lastDay);
// Closes all of them, a transaction each.
base::Result<int> closeDays(storage::Connection &connection, int lastDay);

} // namespace bouncedesk::deliverability
