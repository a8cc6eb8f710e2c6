// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/address_hold.h"

namespace bouncedesk::storage {

// By 1,024 lots, in their order: the server has room for a few thousand locks, and a group may have more addresses.
constexpr auto kHold = "SELECT pg_advisory_xact_lock(421002, l.lot) FROM (SELECT DISTINCT hashtext(u.address) & 1023 "
                       "AS lot FROM unnest($1::text[]) AS u (address) ORDER BY lot) l";

base::Result<void> holdAddresses(Connection &connection, const QList<QString> &addresses)
{
    return connection.isSqlite() || addresses.isEmpty() ? base::Result<void>() : connection.post(kHold, {addresses});
}

} // namespace bouncedesk::storage
