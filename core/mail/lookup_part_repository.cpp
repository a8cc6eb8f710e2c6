// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/lookup_part_repository.h"

#include "core/storage/transaction.h"
#include "core/storage/write_hold.h"

namespace bouncedesk::mail {

using storage::Connection;
using storage::Row;

namespace {

constexpr int kPartsAMerge = 16;
constexpr qint64 kSmallPart = 8192;    // mails; each level above holds up to sixteen times as many
constexpr qsizetype kManyParts = 128;  // to look into: then parts of different sizes are merged, too
constexpr qsizetype kMostParts = 1024; // even when more are coming fast

constexpr auto kThrough = "SELECT COALESCE(MAX(last_mail), 0) FROM lookup_parts WHERE state = 1";
constexpr auto kNextMails =
    "SELECT COUNT(*), COALESCE(MAX(id), 0) FROM (SELECT id FROM mails WHERE id > $1 ORDER BY id LIMIT $2) AS next";
constexpr auto kNewPart = "SELECT COALESCE(MAX(part), 0) + 1 FROM lookup_parts";
constexpr auto kAddPart = "INSERT INTO lookup_parts (part, first_mail, last_mail, state) VALUES ($1, $2, $3, $4)";
// One for each mail::LookupKind.
constexpr const char *kFill[]{
    "INSERT INTO part_lookups (part, kind, key, mail) SELECT CAST($1 AS BIGINT), 1, backer_key, id FROM mails "
    "WHERE id >= $2 AND id <= $3 AND backer_key IS NOT NULL ORDER BY 3, 4",
    "INSERT INTO part_lookups (part, kind, key, mail) SELECT CAST($1 AS BIGINT), 2, CAST(project AS TEXT), id "
    "FROM mails WHERE id >= $2 AND id <= $3 AND project IS NOT NULL ORDER BY 3, 4",
    "INSERT INTO part_lookups (part, kind, key, mail) SELECT CAST($1 AS BIGINT), 3, address, id FROM mails "
    "WHERE id >= $2 AND id <= $3 ORDER BY 3, 4",
    "INSERT INTO part_lookups (part, kind, key, mail) SELECT CAST($1 AS BIGINT), 4, CAST(status AS TEXT), id "
    "FROM mails WHERE id >= $2 AND id <= $3 AND status NOT IN (0, 2) ORDER BY 3, 4",
};

constexpr auto kParts = "SELECT part, first_mail, last_mail, state FROM lookup_parts ORDER BY first_mail, state, part";
constexpr auto kInOrder = " ORDER BY kind, key, mail LIMIT $4";
constexpr auto kReached = "SELECT reached_kind, reached_key, reached_mail FROM lookup_parts WHERE part = $1";
constexpr auto kReach =
    "UPDATE lookup_parts SET reached_kind = $2, reached_key = $3, reached_mail = $4 WHERE part = $1";
constexpr auto kSetState = "UPDATE lookup_parts SET state = $2 WHERE part = $1";
constexpr auto kEnter =
    "INSERT INTO part_lookups (part, kind, key, mail) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
constexpr auto kEnterMany = "INSERT INTO part_lookups (part, kind, key, mail) SELECT $1, * FROM unnest($2::smallint[], "
                            "$3::text[], $4::bigint[]) ON CONFLICT DO NOTHING";
constexpr auto kNth =
    "SELECT kind, key, mail FROM part_lookups WHERE part = $1 ORDER BY kind, key, mail LIMIT 1 OFFSET $2";
constexpr auto kRemoveUntil = "DELETE FROM part_lookups WHERE part = $1 AND (kind, key, mail) < ($2, $3, $4)";
constexpr auto kRemoveRest = "DELETE FROM part_lookups WHERE part = $1";
constexpr auto kRemovePart = "DELETE FROM lookup_parts WHERE part = $1";

struct Part {
    qint64 part = 0;
    qint64 firstMail = 0, lastMail = 0;
    PartState state = PartState::Whole;

    int level() const
    {
        int level = 0;
        for (qint64 mails = (lastMail - firstMail + 1) / kSmallPart; mails > 0; mails /= kPartsAMerge)
            ++level;
        return level;
    }
};

struct Entry {
    qint64 kind = 0;
    QString key;
    qint64 mail = 0;
};

Entry entryFromRow(const Row &row)
{
    return {row.integer(0), row.text(1), row.integer(2)};
}

base::Result<qint64> addPart(Connection &connection, qint64 firstMail, qint64 lastMail, PartState state)
{
    BD_ASSIGN(const qint64 part, connection.number(kNewPart));
    BD_TRY(connection.run(kAddPart, {part, firstMail, lastMail, state}));
    return part;
}

// The oldest neighbours of one size, if there are enough of them. In a long row of mixed sizes, those with the fewest
// mails.
QList<Part> mergeable(const QList<Part> &whole)
{
    qsizetype alike = 0, fewest = 0;
    for (qsizetype i = 0; i < whole.size(); ++i) {
        alike = i > 0 && whole.at(i).level() == whole.at(i - 1).level() ? alike + 1 : 1;
        if (alike == kPartsAMerge)
            return whole.mid(i + 1 - kPartsAMerge, kPartsAMerge);
    }
    if (whole.size() <= kManyParts)
        return {};
    const auto mails = [&whole](qsizetype first) {
        return whole.at(first + kPartsAMerge - 1).lastMail - whole.at(first).firstMail;
    };
    for (qsizetype first = 1; first + kPartsAMerge <= whole.size(); ++first)
        fewest = mails(first) < mails(fewest) ? first : fewest;
    return whole.mid(fewest, kPartsAMerge);
}

// The next entries of all these parts in one order. Each part lies in that order already: SQLite merges them as it
// reads; PostgreSQL would read all of each and sort, so it is given no more of each than can be among the next.
base::Result<QList<Entry>> nextEntries(Connection &connection, const QList<Part> &parts, const Entry &reached,
                                       int limit)
{
    storage::Parameters parameters{reached.kind, reached.key, reached.mail, limit};
    std::string all;
    for (const Part &part : parts) {
        parameters.emplace_back(part.part);
        const std::string one = "SELECT kind, key, mail FROM part_lookups WHERE part = $" +
                                std::to_string(parameters.size()) + " AND (kind, key, mail) > ($1, $2, $3)";
        all += (all.empty() ? "" : " UNION ALL ") + (connection.isSqlite() ? one : "(" + one + kInOrder + ")");
    }
    return connection.list(all + kInOrder, parameters, entryFromRow);
}

base::Result<void> enter(Connection &connection, qint64 part, const QList<Entry> &entries)
{
    if (connection.isSqlite()) {
        for (const Entry &entry : entries)
            BD_TRY(connection.run(kEnter, {part, entry.kind, entry.key, entry.mail}));
        return {};
    }
    QList<qint64> kinds, mails;
    QList<QString> keys;
    for (const Entry &entry : entries) {
        kinds.append(entry.kind);
        keys.append(entry.key);
        mails.append(entry.mail);
    }
    BD_TRY(connection.run(kEnterMany, {part, kinds, keys, mails}));
    return {};
}

// A part that grows takes over from the whole ones within its range when it has all of theirs.
base::Result<qint64> grow(Connection &connection, const Part &growing, const QList<Part> &whole, int limit)
{
    QList<Part> sources;
    for (const Part &part : whole) {
        if (part.firstMail >= growing.firstMail && part.lastMail <= growing.lastMail)
            sources.append(part);
    }
    BD_ASSIGN(const auto reached, connection.first(kReached, {growing.part}, entryFromRow));
    BD_ASSIGN(const QList<Entry> entries, nextEntries(connection, sources, reached.value_or(Entry()), limit));
    BD_TRY(enter(connection, growing.part, entries));
    if (entries.size() == limit) {
        const Entry &last = entries.constLast();
        BD_TRY(connection.run(kReach, {growing.part, last.kind, last.key, last.mail}));
        return entries.size();
    }
    for (const Part &part : std::as_const(sources))
        BD_TRY(connection.run(kSetState, {part.part, PartState::Leaving}));
    BD_TRY(connection.run(kSetState, {growing.part, PartState::Whole}));
    return entries.size() + 1;
}

base::Result<qint64> remove(Connection &connection, const Part &leaving, int limit)
{
    BD_ASSIGN(const auto until, connection.first(kNth, {leaving.part, limit}, entryFromRow));
    if (until)
        return connection.run(kRemoveUntil, {leaving.part, until->kind, until->key, until->mail});
    BD_ASSIGN(const qint64 removed, connection.run(kRemoveRest, {leaving.part}));
    BD_TRY(connection.run(kRemovePart, {leaving.part}));
    return removed + 1;
}

base::Result<qint64> mergeStep(Connection &connection, int limit, bool isBusy)
{
    BD_ASSIGN(const QList<Part> parts, connection.list(kParts, {}, [](const Row &row) {
        return Part{row.integer(0), row.integer(1), row.integer(2), PartState(row.smallInteger(3))};
    }));
    QList<Part> whole;
    const Part *growing = nullptr, *leaving = nullptr;
    for (const Part &part : parts) {
        switch (part.state) {
        case PartState::Whole: whole.append(part); break;
        case PartState::Growing: growing = &part; break;
        case PartState::Leaving: leaving = &part; break;
        }
    }
    if (isBusy && whole.size() < kMostParts)
        return 0;
    if (leaving)
        return remove(connection, *leaving, limit);
    if (growing)
        return grow(connection, *growing, whole, limit);
    const QList<Part> sources = mergeable(whole);
    if (sources.isEmpty())
        return 0;
    Part made{0, sources.constFirst().firstMail, sources.constLast().lastMail, PartState::Growing};
    BD_ASSIGN(made.part, addPart(connection, made.firstMail, made.lastMail, made.state));
    return grow(connection, made, whole, limit);
}

} // namespace

base::Result<qint64> lookedUpThrough(Connection &connection)
{
    return connection.number(kThrough);
}

base::Result<qint64> fillLookups(Connection &connection, int mails)
{
    return storage::inTransaction(connection, [&]() -> base::Result<qint64> {
        // Mails get their ids before their commit: once all groups are through none can turn up below another.
        BD_TRY(storage::takeWriteHold(connection));
        BD_ASSIGN(const qint64 through, lookedUpThrough(connection));
        qint64 last = 0, found = 0;
        BD_TRY(connection.each(kNextMails, {through, mails}, [&](const Row &row) {
            found = row.integer(0);
            last = row.integer(1);
        }));
        if (found == 0)
            return 0;
        BD_ASSIGN(const qint64 part, addPart(connection, through + 1, last, PartState::Whole));
        for (const char *sql : kFill)
            BD_TRY(connection.run(sql, {part, through + 1, last}));
        return found;
    });
}

base::Result<qint64> mergeLookups(Connection &connection, int entries, bool isBusy)
{
    return storage::inTransaction(connection, [&]() -> base::Result<qint64> {
        BD_TRY(storage::takeWriteHold(connection));
        return mergeStep(connection, entries, isBusy);
    });
}

} // namespace bouncedesk::mail
