// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/address_repository.h"

#include "core/storage/bulk_load.h"

namespace bouncedesk::backers {

using storage::Connection;
using storage::Row;

constexpr auto kOfBacker = "SELECT from_at, until_at, address, email, source FROM backer_addresses WHERE backer = $1 "
                           "ORDER BY from_at LIMIT 1000";
constexpr auto kHad = "SELECT COUNT(*) FROM backer_addresses WHERE address = $2 AND backer = $1";
constexpr auto kCountBy = "SELECT COUNT(*) FROM backer_addresses WHERE backer = $1 AND from_at > $2 AND source = $3";
constexpr auto kInsert = "INSERT INTO backer_addresses (backer, from_at, until_at, address, email, source) "
                         "VALUES ($1, $2, $3, $4, $5, $6)";
constexpr auto kClose = "UPDATE backer_addresses SET until_at = $2 WHERE backer = $1 AND until_at IS NULL";
constexpr auto kRespell = "UPDATE backer_addresses SET email = $2 WHERE backer = $1 AND until_at IS NULL";
constexpr auto kNotes = "SELECT at, actor, note FROM backer_notes WHERE backer = $1 ORDER BY at LIMIT 1000";
constexpr auto kLastNote = "SELECT MAX(at) FROM backer_notes WHERE backer = $1";
constexpr auto kInsertNote = "INSERT INTO backer_notes (backer, at, actor, note) VALUES ($1, $2, $3, $4)";

base::Result<QList<AddressSpan>> addressesOf(Connection &connection, base::BackerRow backer)
{
    return connection.list(kOfBacker, {backer}, [&](const Row &row) {
        return AddressSpan{backer,      row.integer(0), row.optionalInteger(1),
                           row.text(2), row.text(3),    sourceOfName(row.text(4))};
    });
}

base::Result<bool> hadAddress(Connection &connection, base::BackerRow backer, const QString &address)
{
    BD_ASSIGN(const qint64 spans, connection.number(kHad, {backer, address}));
    return spans > 0;
}

base::Result<qint64> countChangesByHimself(Connection &connection, base::BackerRow backer, qint64 sinceMs)
{
    return connection.number(kCountBy, {backer, sinceMs, sourceName(AddressSource::Backer)});
}

base::Result<void> insertAddressSpan(Connection &connection, const AddressSpan &span)
{
    BD_TRY(connection.run(kInsert,
                          {span.backer, span.fromMs, span.untilMs, span.address, span.email, sourceName(span.source)}));
    return {};
}

base::Result<void> insertFirstAddresses(Connection &connection, const QList<Backer> &backers)
{
    storage::BulkLoad load(connection, "backer_addresses", {"backer", "from_at", "address", "email", "source"});
    for (const Backer &backer : backers) {
        if (backer.address)
            BD_TRY(load.row({backer.id, 0, *backer.address, backer.email, sourceName(backer.addressSource)}));
    }
    return load.finish();
}

base::Result<void> closePresentSpan(Connection &connection, base::BackerRow backer, qint64 untilMs)
{
    BD_TRY(connection.run(kClose, {backer, untilMs}));
    return {};
}

base::Result<void> respellPresentSpan(Connection &connection, base::BackerRow backer, const QString &email)
{
    BD_TRY(connection.run(kRespell, {backer, email}));
    return {};
}

base::Result<QList<BackerNote>> notesOf(Connection &connection, base::BackerRow backer)
{
    return connection.list(kNotes, {backer}, [](const Row &row) {
        return BackerNote{row.integer(0), row.text(1), row.text(2)};
    });
}

base::Result<void> insertNote(Connection &connection, base::BackerRow backer, const BackerNote &note)
{
    BD_ASSIGN(const qint64 last, connection.number(kLastNote, {backer}));
    BD_TRY(connection.run(kInsertNote, {backer, std::max(note.atMs, last + 1), note.actor, note.note}));
    return {};
}

} // namespace bouncedesk::backers
