// SPDX-License-Identifier: GPL-3.0-or-later
// Compares every stored lock with a judgement made anew, for "db check". Reads only; in the thread of the connection,
// inside the caller's snapshot.
#pragma once

#include "core/backers/backer.h"
#include "core/storage/connection.h"

#include <functional>

namespace bouncedesk::backers {

// Calls differs with a line for each backer who is stored otherwise than he would be judged now. While a change of the
// policy is being worked through, nothing is compared: that is no difference.
base::Result<void> checkLocks(storage::Connection &connection, const std::function<void(const QString &)> &differs);

} // namespace bouncedesk::backers
