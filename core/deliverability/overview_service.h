// SPDX-License-Identifier: GPL-3.0-or-later
// Answers whether everything is all right, from counts and ledger in one snapshot, without a look at single mails. In
// the thread of the connection.
#pragma once

#include "core/deliverability/overview.h"
#include "core/storage/connection.h"

namespace bouncedesk::deliverability {

base::Result<Overview> readOverview(storage::Connection &connection, qint64 nowMs);

} // namespace bouncedesk::deliverability
