// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/audience_repository.h"

namespace bouncedesk::billing {

constexpr auto kCandidates =
    "SELECT b.id, b.backer_key, b.email, b.address, b.address_copy, b.locked_at, b.held_at, r.backer, "
    "CASE WHEN EXISTS (SELECT 1 FROM refused_recipients f WHERE f.mailing = $1 AND f.backer = b.id "
    "AND f.address = b.address) THEN 1 ELSE 0 END "
    "FROM backers b LEFT JOIN recipients r ON r.mailing = $1 AND r.backer = b.id "
    "WHERE b.id > $2 AND b.erased_at IS NULL ORDER BY b.id LIMIT $3";

base::Result<QList<Candidate>> candidatesAfter(storage::Connection &connection, base::MailingRow mailing,
                                               base::BackerRow after, int limit)
{
    return connection.list(kCandidates, {mailing, after, limit}, [](const storage::Row &row) {
        return Candidate{{row.integer(0)}, row.text(1),    row.text(2),    row.text(3),   row.integer(4),
                         !row.isNull(5),   !row.isNull(6), !row.isNull(7), row.boolean(8)};
    });
}

} // namespace bouncedesk::billing
