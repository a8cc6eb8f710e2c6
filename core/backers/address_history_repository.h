// SPDX-License-Identifier: GPL-3.0-or-later
// Who had which address when (R-attribution).
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::backers {

// The company's id of the backer who had the address at that time, when it was exactly one.
base::Result<std::optional<QString>> onlyBackerWithAddressAt(storage::Connection &connection, const QString &address,
                                                             qint64 atMs);

} // namespace bouncedesk::backers
