// SPDX-License-Identifier: GPL-3.0-or-later
// Backers in the database, one or a slice at a time. In the thread of the connection; writes want a transaction.
#pragma once

#include "core/backers/backer.h"
#include "core/storage/connection.h"

#include <QHash>

namespace bouncedesk::backers {

base::Result<std::optional<Backer>> backerById(storage::Connection &connection, base::BackerRow id);
base::Result<std::optional<Backer>> backerByKey(storage::Connection &connection, const QString &key);
// As it is when no other writer is at it, and so until the transaction ends: for who changes it by what stands there.
base::Result<std::optional<Backer>> lockedBackerById(storage::Connection &connection, base::BackerRow id);
base::Result<std::optional<Backer>> lockedBackerByKey(storage::Connection &connection, const QString &key);
// Present address, normalised; in order of id, at most limit.
base::Result<QList<Backer>> backersWithAddress(storage::Connection &connection, const QString &address, int limit);
// All of them, by address in the order given; found is filled when the connection settles.
base::Result<void> askBackersWithAddresses(storage::Connection &connection, const QList<QString> &addresses,
                                           QList<Backer> &found);
// The same, locked as above; in any order. What is asked next is asked when they are locked.
base::Result<void> askBackersToJudge(storage::Connection &connection, const QList<QString> &addresses,
                                     QList<Backer> &found);
// Who had the address before and has another one now.
base::Result<QList<Backer>> backersWhoHadAddress(storage::Connection &connection, const QString &address, int limit);
base::Result<QList<base::BackerRow>> idsWithAddress(storage::Connection &connection, const QString &address);
// Those with these keys.
base::Result<QHash<QString, Backer>> backersByKeys(storage::Connection &connection, const QList<QString> &keys);
// Those who signed up themselves and confirmed their address.
base::Result<QList<Backer>> confirmedWebBackers(storage::Connection &connection, const QString &afterKey, int limit);

// A new one; id and addressCopy are filled in. Conflict when the key is there already.
base::Result<void> insertBacker(storage::Connection &connection, Backer &backer);
// Many new ones at once, ids and addressCopy filled in.
base::Result<void> insertBackers(storage::Connection &connection, QList<Backer> &backers);
// All columns but the derived ones: of a backer who was read locked, or what others wrote meanwhile is gone.
base::Result<void> updateBacker(storage::Connection &connection, const Backer &backer);
base::Result<void> updateJudgement(storage::Connection &connection, base::BackerRow id, const LockJudgement &judgement);
// A number that no other backer of the address has.
base::Result<qint64> freeAddressCopy(storage::Connection &connection, const QString &address);

// What backerFromRow reads, in this order; the table's alias is b.
#define BD_BACKER_COLUMNS                                                                                              \
    "b.id, b.backer_key, b.name, b.language, b.fields, b.email, b.address, b.address_copy, b.address_changed_at, "     \
    "b.address_source, b.address_confirmed_at, b.unlocked_at, b.staff_locked_at, b.staff_lock_note, b.locked_at, "     \
    "b.lock_class, b.lock_second, b.lock_event_id, b.lock_kind, b.held_at, b.joined_at, b.erased_at"
Backer backerFromRow(const storage::Row &row);

} // namespace bouncedesk::backers
