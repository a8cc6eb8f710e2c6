// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/write_hold.h"

namespace bouncedesk::storage {

constexpr auto kShare = "SELECT pg_advisory_xact_lock_shared(421001)";
constexpr auto kTake = "SELECT pg_advisory_xact_lock(421001)";

base::Result<void> shareWriteHold(Connection &connection)
{
    return connection.isSqlite() ? base::Result<void>() : connection.post(kShare, {});
}

base::Result<void> takeWriteHold(Connection &connection)
{
    if (!connection.isSqlite())
        BD_TRY(connection.run(kTake));
    return {};
}

} // namespace bouncedesk::storage
