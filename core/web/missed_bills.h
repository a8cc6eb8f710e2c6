// SPDX-License-Identifier: GPL-3.0-or-later
// Which bills of the last months did not reach a backer, for his own eyes (R-unlock). Reads only, in the thread of the
// connection.
#pragma once

#include "core/backers/backer.h"
#include "core/base/time_format.h"
#include "core/storage/connection.h"

namespace bouncedesk::web {

// Newest first, of the last half year that was billed.
base::Result<QList<base::Period>> missedBills(storage::Connection &connection, const backers::Backer &backer);

} // namespace bouncedesk::web
