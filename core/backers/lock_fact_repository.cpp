// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/lock_fact_repository.h"

namespace bouncedesk::backers {

using storage::Connection;
using storage::Row;

constexpr auto kRecord = "INSERT INTO lock_facts (address, at, event_id, kind, second, class, unknown_user, mail) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (address, at, event_id, kind) "
                         "DO UPDATE SET mail = COALESCE(excluded.mail, lock_facts.mail)";
constexpr auto kOfAddress = "SELECT address, at, event_id, kind, second, class, unknown_user, mail FROM lock_facts "
                            "WHERE address = $1 ORDER BY at, event_id, kind LIMIT 10000";
constexpr auto kOfAddresses =
    "SELECT f.* FROM unnest($1::text[]) AS u (address) CROSS JOIN LATERAL "
    "(SELECT address, at, event_id, kind, second, class, unknown_user, mail FROM lock_facts f "
    "WHERE f.address = u.address ORDER BY at, event_id, kind LIMIT 10000) f";
constexpr auto kHasFacts = "SELECT 1 FROM lock_facts WHERE address = $1 AND class IN (";
constexpr auto kAmongFew = " AND class BETWEEN 2 AND 4"; // the words of the index lock_facts_for_strikes
constexpr auto kHaveFacts =
    "SELECT u.address FROM unnest($1::text[]) AS u (address) CROSS JOIN LATERAL "
    "(SELECT 1 FROM lock_facts f WHERE f.address = u.address AND f.class = ANY ($2::smallint[]) LIMIT 1) f";
constexpr auto kAny = "SELECT COUNT(*) FROM (SELECT 1 FROM lock_facts LIMIT 1) one";

static LockFact factFromRow(const Row &row)
{
    return {row.text(0),    row.integer(1),
            row.text(2),    mail::EventKind(row.smallInteger(3)),
            row.integer(4), mail::MailClass(row.smallInteger(5)),
            row.boolean(6), {row.integer(7)}};
}

base::Result<void> recordLockFact(Connection &connection, const LockFact &fact)
{
    const std::optional<qint64> mail = fact.mail.isNull() ? std::nullopt : std::optional(fact.mail.value);
    return connection.post(kRecord, {fact.address, fact.atMs, fact.eventId, fact.kind, fact.second, fact.mailClass,
                                     fact.unknownUser, mail});
}

base::Result<QList<LockFact>> lockFactsOf(Connection &connection, const QString &address)
{
    return connection.list(kOfAddress, {address}, factFromRow);
}

base::Result<void> askLockFacts(Connection &connection, const QList<QString> &addresses,
                                QHash<QString, QList<LockFact>> &found)
{
    const auto add = [&found](const Row &row) {
        const LockFact fact = factFromRow(row);
        found[fact.address].append(fact);
    };
    if (!connection.isSqlite())
        return connection.ask(kOfAddresses, {addresses}, add);
    for (const QString &address : addresses) {
        if (!found.contains(address))
            BD_TRY(connection.each(kOfAddress, {address}, add));
    }
    return {};
}

base::Result<QHash<QString, QList<LockFact>>> lockFactsOf(Connection &connection, const QList<QString> &addresses)
{
    QHash<QString, QList<LockFact>> found;
    BD_TRY(askLockFacts(connection, addresses, found));
    BD_TRY(connection.settle());
    return found;
}

base::Result<void> askAddressesWithLockFacts(Connection &connection, const QList<QString> &addresses,
                                             const QList<mail::MailClass> &classes, QSet<QString> &found)
{
    if (addresses.isEmpty() || classes.isEmpty())
        return {};
    if (!connection.isSqlite()) {
        QList<qint64> numbers;
        for (const mail::MailClass mailClass : classes)
            numbers.append(qint64(mailClass));
        return connection.ask(kHaveFacts, {addresses, numbers},
                              [&found](const Row &row) { found.insert(row.text(0)); });
    }
    std::string sql = kHasFacts;
    for (const mail::MailClass mailClass : classes)
        sql += (mailClass == classes.first() ? "" : ", ") + std::to_string(int(mailClass));
    const bool areFew = std::all_of(classes.begin(), classes.end(), [](mail::MailClass mailClass) {
        return mailClass >= mail::MailClass::Soft && mailClass <= mail::MailClass::Expired;
    });
    sql += std::string(")") + (areFew ? kAmongFew : "") + " LIMIT 1";
    for (const QString &address : addresses)
        BD_TRY(connection.each(sql, {address}, [&](const Row &) { found.insert(address); }));
    return {};
}

base::Result<bool> hasNoLockFacts(Connection &connection)
{
    BD_ASSIGN(const qint64 any, connection.number(kAny));
    return any == 0;
}

} // namespace bouncedesk::backers
