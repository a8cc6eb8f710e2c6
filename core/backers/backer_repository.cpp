// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/backer_repository.h"

#include "core/storage/bulk_load.h"

namespace bouncedesk::backers {

using storage::Connection;
using storage::Row;

constexpr auto kById = "SELECT " BD_BACKER_COLUMNS " FROM backers b WHERE b.id = $1";
// Two who decide by what stands there exclude one another; rows that refer to the backer may be written beside it.
constexpr auto kByIdLocked = "SELECT " BD_BACKER_COLUMNS " FROM backers b WHERE b.id = $1 FOR NO KEY UPDATE OF b";
constexpr auto kByKeyLocked =
    "SELECT " BD_BACKER_COLUMNS " FROM backers b WHERE b.backer_key = $1 FOR NO KEY UPDATE OF b";
constexpr auto kByKey = "SELECT " BD_BACKER_COLUMNS " FROM backers b WHERE b.backer_key = $1";
constexpr auto kByKeys = "SELECT " BD_BACKER_COLUMNS " FROM backers b WHERE b.backer_key = ANY($1::text[])";
constexpr auto kWithAddress = "SELECT " BD_BACKER_COLUMNS " FROM backers b WHERE b.address = $1 "
                              "ORDER BY b.address_copy LIMIT $2";
constexpr auto kWithAddresses = "SELECT b.* FROM unnest($1::text[]) AS u (address) CROSS JOIN LATERAL "
                                "(SELECT " BD_BACKER_COLUMNS " FROM backers b WHERE b.address = u.address "
                                "ORDER BY b.address_copy) b";
// In the order of ids, so that two who judge cannot wait for each other; without who has left the address meanwhile.
constexpr auto kToJudge =
    "SELECT b.* FROM (SELECT DISTINCT h.id FROM unnest($1::text[]) AS u (address) CROSS JOIN LATERAL "
    "(SELECT b.id FROM backers b WHERE b.address = u.address ORDER BY b.address_copy) h ORDER BY h.id) i "
    "CROSS JOIN LATERAL (SELECT " BD_BACKER_COLUMNS " FROM backers b WHERE b.id = i.id "
    "AND b.address = ANY ($1::text[]) FOR NO KEY UPDATE) b";
constexpr auto kHadAddress =
    "SELECT " BD_BACKER_COLUMNS " FROM backer_addresses a JOIN backers b ON b.id = a.backer "
    "WHERE a.address = $1 AND (b.address IS NULL OR b.address <> $1) ORDER BY a.backer LIMIT $2";
constexpr auto kIdsWithAddress = "SELECT b.id FROM backers b WHERE b.address = $1 ORDER BY b.address_copy";
constexpr auto kConfirmedWeb = "SELECT " BD_BACKER_COLUMNS " FROM backers b WHERE b.backer_key > $1 "
                               "AND b.backer_key < 'web.' AND b.address_confirmed_at IS NOT NULL "
                               "ORDER BY b.backer_key LIMIT $2";
constexpr auto kNextCopy = "SELECT MAX(address_copy) + 1 FROM backers WHERE address = $1";
constexpr auto kNextCopies = "SELECT address, MAX(address_copy) + 1 FROM backers WHERE address = ANY($1::text[]) "
                             "GROUP BY address";
constexpr auto kHighestId = "SELECT MAX(id) FROM backers";
constexpr auto kReserveIds = "SELECT nextval(pg_get_serial_sequence('backers', 'id')) FROM generate_series(1, $1)";
constexpr auto kUpdate = "UPDATE backers SET backer_key = $2, name = $3, language = $4, fields = $5, email = $6, "
                         "address = $7, address_copy = $8, address_changed_at = $9, address_source = $10, "
                         "address_confirmed_at = $11, unlocked_at = $12, staff_locked_at = $13, staff_lock_note = $14, "
                         "search_text = $15, erased_at = $16 WHERE id = $1";
constexpr auto kUpdateJudgement = "UPDATE backers SET locked_at = $2, lock_class = $3, lock_second = $4, "
                                  "lock_event_id = $5, lock_kind = $6, held_at = $7 WHERE id = $1";

Backer backerFromRow(const Row &row)
{
    Backer backer;
    backer.id = {row.integer(0)};
    backer.key = {row.text(1)};
    backer.name = row.text(2);
    backer.language = row.optionalText(3);
    backer.fields = fieldsFromJson(row.text(4));
    backer.email = row.optionalText(5);
    backer.address = row.optionalText(6);
    backer.addressCopy = row.integer(7);
    backer.addressChangedAtMs = row.optionalInteger(8);
    backer.addressSource = sourceOfName(row.text(9));
    backer.addressConfirmedAtMs = row.optionalInteger(10);
    backer.unlockedAtMs = row.optionalInteger(11);
    backer.staffLockedAtMs = row.optionalInteger(12);
    backer.staffLockNote = row.optionalText(13);
    if (!row.isNull(14)) {
        Lock lock{row.integer(14), mail::MailClass(row.smallInteger(15)), std::nullopt};
        if (!row.isNull(17))
            lock.evidence = LockEvidence{row.integer(16), row.text(17), mail::EventKind(row.smallInteger(18))};
        backer.lock = lock;
    }
    backer.heldAtMs = row.optionalInteger(19);
    backer.joinedAtMs = row.integer(20);
    backer.erasedAtMs = row.optionalInteger(21);
    return backer;
}

base::Result<std::optional<Backer>> backerById(Connection &connection, base::BackerRow id)
{
    return connection.first(kById, {id}, backerFromRow);
}

base::Result<std::optional<Backer>> backerByKey(Connection &connection, const QString &key)
{
    return connection.first(kByKey, {key}, backerFromRow);
}

// On SQLite the transaction holds the only write lock already.
base::Result<std::optional<Backer>> lockedBackerById(Connection &connection, base::BackerRow id)
{
    return connection.first(connection.isSqlite() ? kById : kByIdLocked, {id}, backerFromRow);
}

base::Result<std::optional<Backer>> lockedBackerByKey(Connection &connection, const QString &key)
{
    return connection.first(connection.isSqlite() ? kByKey : kByKeyLocked, {key}, backerFromRow);
}

base::Result<QList<Backer>> backersWithAddress(Connection &connection, const QString &address, int limit)
{
    return connection.list(kWithAddress, {address, limit}, backerFromRow);
}

base::Result<void> askBackersWithAddresses(Connection &connection, const QList<QString> &addresses,
                                           QList<Backer> &found)
{
    const auto add = [&found](const Row &row) { found.append(backerFromRow(row)); };
    if (!connection.isSqlite())
        return connection.ask(kWithAddresses, {addresses}, add);
    for (const QString &address : addresses)
        BD_TRY(connection.each(kWithAddress, {address, -1}, add));
    return {};
}

base::Result<void> askBackersToJudge(Connection &connection, const QList<QString> &addresses, QList<Backer> &found)
{
    if (connection.isSqlite())
        return askBackersWithAddresses(connection, addresses, found);
    return connection.ask(kToJudge, {addresses}, [&found](const Row &row) { found.append(backerFromRow(row)); });
}

base::Result<QList<Backer>> backersWhoHadAddress(Connection &connection, const QString &address, int limit)
{
    return connection.list(kHadAddress, {address, limit}, backerFromRow);
}

base::Result<QList<base::BackerRow>> idsWithAddress(Connection &connection, const QString &address)
{
    return connection.list(kIdsWithAddress, {address}, [](const Row &row) { return base::BackerRow{row.integer(0)}; });
}

base::Result<QList<Backer>> confirmedWebBackers(Connection &connection, const QString &afterKey, int limit)
{
    const QString after = afterKey.isEmpty() ? QString::fromLatin1(kWebKeyPrefix) : afterKey;
    return connection.list(kConfirmedWeb, {after, limit}, backerFromRow);
}

base::Result<QHash<QString, Backer>> backersByKeys(Connection &connection, const QList<QString> &keys)
{
    QHash<QString, Backer> found;
    const auto add = [&](const Row &row) {
        Backer backer = backerFromRow(row);
        found.insert(backer.key.text, backer);
    };
    if (!connection.isSqlite()) {
        BD_TRY(connection.each(kByKeys, {keys}, add));
        return found;
    }
    for (const QString &key : keys)
        BD_TRY(connection.each(kByKey, {key}, add));
    return found;
}

base::Result<qint64> freeAddressCopy(Connection &connection, const QString &address)
{
    return connection.number(kNextCopy, {address});
}

// Numbers among those who share an address: after those in the database, in the order of the list.
static base::Result<void> numberCopies(Connection &connection, QList<Backer> &backers)
{
    QList<QString> addresses;
    for (const Backer &backer : backers) {
        if (backer.address)
            addresses.append(*backer.address);
    }
    QHash<QString, qint64> next;
    if (connection.isSqlite()) {
        for (const QString &address : addresses) {
            BD_ASSIGN(const qint64 copy, freeAddressCopy(connection, address));
            next.insert(address, copy);
        }
    } else {
        BD_TRY(connection.each(kNextCopies, {addresses},
                               [&](const Row &row) { next.insert(row.text(0), row.integer(1)); }));
    }
    for (Backer &backer : backers) {
        if (backer.address)
            backer.addressCopy = next[*backer.address]++;
    }
    return {};
}

static base::Result<QList<qint64>> reserveIds(Connection &connection, qsizetype count)
{
    const auto firstColumn = [](const Row &row) { return row.integer(0); };
    if (!connection.isSqlite())
        return connection.list(kReserveIds, {count}, firstColumn);
    BD_ASSIGN(const qint64 highest, connection.number(kHighestId)); // nobody else writes meanwhile
    QList<qint64> ids;
    for (qint64 id = highest + 1; ids.size() < count; ++id)
        ids.append(id);
    return ids;
}

base::Result<void> insertBackers(Connection &connection, QList<Backer> &backers)
{
    if (backers.isEmpty())
        return {};
    BD_TRY(numberCopies(connection, backers));
    BD_ASSIGN(const QList<qint64> ids, reserveIds(connection, backers.size()));
    storage::BulkLoad load(connection, "backers",
                           {"id", "backer_key", "name", "language", "fields", "email", "address", "address_copy",
                            "address_source", "address_confirmed_at", "joined_at", "search_text", "unlocked_at",
                            "address_changed_at"});
    for (qsizetype i = 0; i < backers.size(); ++i) {
        Backer &backer = backers[i];
        backer.id = {ids[i]};
        const std::optional<QString> source =
            backer.address ? std::optional(sourceName(backer.addressSource)) : std::nullopt;
        BD_TRY(load.row({backer.id, backer.key, backer.name, backer.language, fieldsToJson(backer.fields), backer.email,
                         backer.address, backer.addressCopy, source, backer.addressConfirmedAtMs, backer.joinedAtMs,
                         searchText(backer), backer.unlockedAtMs, backer.addressChangedAtMs}));
    }
    return load.finish();
}

base::Result<void> insertBacker(Connection &connection, Backer &backer)
{
    QList<Backer> one{backer};
    BD_TRY(insertBackers(connection, one));
    backer = one.constFirst();
    return {};
}

base::Result<void> updateBacker(Connection &connection, const Backer &backer)
{
    const std::optional<QString> source =
        backer.address ? std::optional(sourceName(backer.addressSource)) : std::nullopt;
    BD_TRY(connection.run(kUpdate, {backer.id, backer.key, backer.name, backer.language, fieldsToJson(backer.fields),
                                    backer.email, backer.address, backer.addressCopy, backer.addressChangedAtMs, source,
                                    backer.addressConfirmedAtMs, backer.unlockedAtMs, backer.staffLockedAtMs,
                                    backer.staffLockNote, searchText(backer), backer.erasedAtMs}));
    return {};
}

base::Result<void> updateJudgement(Connection &connection, base::BackerRow id, const LockJudgement &judgement)
{
    storage::Parameters values{id,           std::nullopt, std::nullopt,      std::nullopt,
                               std::nullopt, std::nullopt, judgement.heldAtMs};
    if (judgement.lock) {
        values[1] = judgement.lock->sinceMs;
        values[2] = judgement.lock->mailClass;
        if (judgement.lock->evidence) {
            values[3] = judgement.lock->evidence->second;
            values[4] = judgement.lock->evidence->eventId;
            values[5] = judgement.lock->evidence->kind;
        }
    }
    return connection.post(kUpdateJudgement, values);
}

} // namespace bouncedesk::backers
