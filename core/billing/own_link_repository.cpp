// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/own_link_repository.h"

namespace bouncedesk::billing {

constexpr auto kLookUp =
    "SELECT b.backer_key, c.started_at FROM recipients r "
    "JOIN calls c ON c.run = r.run AND c.number = $5 AND r.ordinal BETWEEN c.first_ordinal AND c.last_ordinal "
    "JOIN backers b ON b.id = r.backer "
    "WHERE r.mailing = $1 AND r.backer = $2 AND r.run = $3 AND r.ordinal = $4 "
    "AND (b.address = $6 OR EXISTS (SELECT 1 FROM backer_addresses a WHERE a.backer = b.id AND a.address = $6))";

// Our clock wrote both; a send time far from the call's own start was made up.
constexpr qint64 kStartToleranceMs = 10 * 60 * 1000;

base::Result<std::optional<BelievedLink>> lookUpOwnLink(storage::Connection &connection, const OwnLink &link,
                                                        const QString &address)
{
    return connection.first(kLookUp, {link.mailing, link.backer, link.run, link.ordinal, link.call, address},
                            [&](const storage::Row &row) {
                                const qint64 startedAt = row.integer(1);
                                const bool plausible = qAbs(link.sentAtMs - startedAt) <= kStartToleranceMs;
                                return BelievedLink{link.mailing,
                                                    link.run,
                                                    link.call,
                                                    link.ordinal,
                                                    link.backer,
                                                    row.text(0),
                                                    plausible || startedAt == 0 ? link.sentAtMs : startedAt};
                            });
}

} // namespace bouncedesk::billing
