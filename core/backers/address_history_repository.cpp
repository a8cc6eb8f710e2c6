// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/address_history_repository.h"

namespace bouncedesk::backers {

constexpr auto kHadAddress = "SELECT b.backer_key FROM backer_addresses a JOIN backers b ON b.id = a.backer "
                             "WHERE a.address = $1 AND a.from_at <= $2 AND (a.until_at IS NULL OR a.until_at > $2) "
                             "ORDER BY b.id LIMIT 2";

base::Result<std::optional<QString>> onlyBackerWithAddressAt(storage::Connection &connection, const QString &address,
                                                             qint64 atMs)
{
    BD_ASSIGN(const QList<QString> keys,
              connection.list(kHadAddress, {address, atMs}, [](const storage::Row &row) { return row.text(0); }));
    return keys.size() == 1 ? std::optional<QString>(keys.constFirst()) : std::nullopt;
}

} // namespace bouncedesk::backers
