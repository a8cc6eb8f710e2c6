// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/story/queue_repository.h"

#include "core/backers/backer_repository.h"
#include "core/story/bill_facts_repository.h"

namespace bouncedesk::story {

using storage::Connection;

// He was given a link and has not used it yet ($1: now).
#define BD_HAS_LINK                                                                                                    \
    "EXISTS (SELECT 1 FROM account_links k WHERE k.backer = b.id AND k.used_at IS NULL AND k.expires_at > $1 "         \
    "AND k.created_by LIKE 'staff:%')"
#define BD_IS_UNCONFIRMED "(b.address IS NOT NULL AND b.address_confirmed_at IS NULL)"

constexpr auto kLocked = "SELECT b.id FROM backers b WHERE b.locked_at IS NOT NULL "
                         "AND NOT " BD_IS_UNCONFIRMED " AND NOT " BD_HAS_LINK;
constexpr auto kWaiting = "SELECT b.id FROM backers b WHERE " BD_IS_UNCONFIRMED
                          " UNION SELECT b.id FROM backers b WHERE b.locked_at IS NOT NULL AND " BD_HAS_LINK;
// Whose bill a mail is. Who was adopted since has another id than stands on it: the ledger has him, among the people of
// his call or apart (recipient_repository.cpp).
#define BD_OF_CALL(column)                                                                                             \
    "(SELECT c." column " FROM calls c WHERE c.run = m.run AND c.first_ordinal <= m.ordinal "                          \
    "AND c.last_ordinal >= m.ordinal AND c.state <> 'lost' ORDER BY c.number DESC LIMIT 1)"
#define BD_BILLED                                                                                                      \
    "COALESCE(o.id, (SELECT p.backer FROM recipients p WHERE p.run = m.run AND p.apart = 1 "                           \
    "AND p.ordinal = m.ordinal LIMIT 1), (SELECT p.backer FROM recipients p WHERE p.mailing = r.mailing "              \
    "AND p.backer BETWEEN " BD_OF_CALL("first_backer") " AND " BD_OF_CALL(                                             \
        "last_backer") " AND p.run = m.run AND p.ordinal = m.ordinal LIMIT 1))"
// Trouble is looked for among the newest mails only: the mailing is the newest, too.
constexpr auto kMissed =
    "SELECT b.id FROM backers b WHERE b.locked_at IS NULL AND b.erased_at IS NULL AND NOT " BD_IS_UNCONFIRMED
    " AND b.id IN ("
    "SELECT l.backer FROM runs r JOIN left_out l ON l.run = r.id "
    "WHERE r.mailing = (SELECT MAX(mailing) FROM runs) AND l.reason <> 'no_bill' "
    "AND NOT EXISTS (SELECT 1 FROM recipients p WHERE p.mailing = r.mailing AND p.backer = l.backer) "
    "UNION SELECT f.backer FROM refused_recipients f WHERE f.mailing = (SELECT MAX(mailing) FROM runs) "
    "AND NOT EXISTS (SELECT 1 FROM recipients p WHERE p.mailing = f.mailing AND p.backer = f.backer) "
    "UNION SELECT " BD_BILLED " FROM (SELECT mail FROM mail_lookups WHERE kind = 4 AND key IN ('3', '4') "
    "ORDER BY mail DESC LIMIT 20000) t JOIN mails m ON m.id = t.mail JOIN runs r ON r.id = m.run "
    "LEFT JOIN backers o ON o.backer_key = m.backer_key WHERE r.mailing = (SELECT MAX(mailing) FROM runs))";
constexpr auto kMissedBills =
    "SELECT COUNT(DISTINCT r.mailing) FROM left_out l JOIN runs r ON r.id = l.run WHERE l.backer = $1 "
    "AND l.reason <> 'no_bill' "
    "AND NOT EXISTS (SELECT 1 FROM recipients p WHERE p.mailing = r.mailing AND p.backer = l.backer)";

static const char *sqlOf(Queue queue)
{
    switch (queue) {
    case Queue::Locked: return kLocked;
    case Queue::Waiting: return kWaiting;
    case Queue::MissedBill: break;
    }
    return kMissed;
}

base::Result<QueuePage> queuePage(Connection &connection, Queue queue, base::BackerRow after, int limit, qint64 nowMs)
{
    const std::string sql = std::string("SELECT " BD_BACKER_COLUMNS " FROM backers b JOIN (") + sqlOf(queue) +
                            ") q ON q.id = b.id WHERE b.id > $2 AND CAST($1 AS BIGINT) > 0 ORDER BY b.id LIMIT $3";
    QueuePage page;
    BD_ASSIGN(page.backers, connection.list(sql, {nowMs, after, limit}, backers::backerFromRow));
    if (page.backers.size() == limit)
        page.next = page.backers.constLast().id;
    return page;
}

base::Result<qint64> queueSize(Connection &connection, Queue queue, qint64 nowMs)
{
    const std::string sql = std::string("SELECT COUNT(*) FROM (") + sqlOf(queue) + ") q WHERE CAST($1 AS BIGINT) > 0";
    return connection.number(sql, {nowMs});
}

base::Result<BackerFigures> backerFigures(Connection &connection, const backers::Backer &backer)
{
    BackerFigures figures;
    BD_ASSIGN(figures.missedBills, connection.number(kMissedBills, {backer.id}));
    BD_ASSIGN(const QList<mail::SentEmail> mails, mailsOfBacker(connection, backer, 50));
    for (const mail::SentEmail &sent : mails) {
        const auto delivered = sent.merged.lastDeliveryMs();
        if (delivered && *delivered > figures.lastDeliveryMs.value_or(0))
            figures.lastDeliveryMs = delivered;
    }
    return figures;
}

} // namespace bouncedesk::story
