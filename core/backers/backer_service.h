// SPDX-License-Identifier: GPL-3.0-or-later
// Finds, makes and changes backers; addresses and locks have services of their own. Opens or joins the transaction;
// in the thread of the connection.
#pragma once

#include "core/backers/address_service.h"

namespace bouncedesk::backers {

// NotFound; Conflict (backer_erased).
base::Result<Backer> backerOfId(storage::Connection &connection, base::BackerRow id);
// The same for who changes him: nobody else does until the transaction ends.
base::Result<Backer> lockedBackerOfId(storage::Connection &connection, base::BackerRow id);
// By the company's id or an address, "Name <address>" too; a former address when nobody has it now. NotFound (backer);
// Ambiguous (two_backers, with the ids of two of them).
base::Result<Backer> backerOfKey(storage::Connection &connection, const QString &keyOrAddress);

// What an API call brings; what is absent stays as it is.
struct BackerChange {
    std::optional<QString> email;
    std::optional<QString> name;
    std::optional<QString> language;
    std::optional<Fields> fields; // merged by name
};

struct Upserted {
    Backer backer;
    bool made = false;
    std::optional<KeptOut> keptOut;
};

class BackerService {
public:
    explicit BackerService(LockService locks) : m_locks(locks), m_addresses(std::move(locks)) {}

    // A new backer with the company's id. Conflict when there is one; InvalidInput for a bad id, field or address.
    base::Result<Backer> create(storage::Connection &connection, const QString &key, const BackerChange &values,
                                AddressSource source, const QString &actor, qint64 nowMs) const;
    // Somebody who signed up himself, under an id of ours (web-…); his address is not confirmed yet.
    base::Result<Backer> signUp(storage::Connection &connection, const QString &name, const QString &email,
                                const std::optional<QString> &language, qint64 nowMs) const;
    // Makes or changes; a web backer with this very address, confirmed and the only one, is adopted (product.md).
    base::Result<Upserted> upsert(storage::Connection &connection, const QString &key, const BackerChange &change,
                                  AddressSource source, const QString &actor, qint64 nowMs) const;
    // The web backer whom the company's id is about: the only backer of the address, confirmed; locked.
    base::Result<std::optional<Backer>> adoptable(storage::Connection &connection, const QString &email) const;
    base::Result<Backer> adopt(storage::Connection &connection, Backer backer, const QString &key, const QString &actor,
                               qint64 nowMs) const;
    base::Result<void> addNote(storage::Connection &connection, base::BackerRow backer, const QString &note,
                               const QString &actor, qint64 nowMs) const;

    const LockService &locks() const { return m_locks; }
    const AddressService &addresses() const { return m_addresses; }

private:
    LockService m_locks;
    AddressService m_addresses;
};

// InvalidInput (missing_key, key_too_long).
base::Result<void> checkKey(const QString &key);
// InvalidInput (field_name_taken): a field that a file of backers could not tell from a column of ours.
base::Result<void> checkFields(const Fields &fields);
// Name, language and fields of the change are put into the backer; returns whether that changed anything.
// A field that he lacks and that is empty is not made: in a file all have a cell for each.
bool applyValues(Backer &backer, const BackerChange &change);

} // namespace bouncedesk::backers
