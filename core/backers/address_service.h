// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of addresses (R-source, R-unlock): who may put which address where, and the lock that a new address lifts.
// Opens or joins the transaction; in the thread of the connection.
#pragma once

#include "core/backers/lock_service.h"

namespace bouncedesk::backers {

// Why an import or API call did not change the address; a conflict for staff.
enum class KeptOut { KnownDead, NewerFromBacker };
QString keptOutName(KeptOut why); // "known_dead", "newer_from_backer"

struct AddressChange {
    bool changed = false;
    std::optional<KeptOut> keptOut;
};

class AddressService {
public:
    explicit AddressService(LockService locks) : m_locks(std::move(locks)) {}

    // InvalidInput with the fault of the address; NotFound; Conflict (backer_erased).
    base::Result<AddressChange> setEmail(storage::Connection &connection, base::BackerRow backer, const QString &email,
                                         AddressSource source, const QString &actor, qint64 nowMs) const;
    // What setEmail would do with a backer who has been read; changes nothing.
    base::Result<std::optional<KeptOut>> wouldKeepOut(storage::Connection &connection, const Backer &backer,
                                                      const QString &address, AddressSource source) const;
    // The link in the mail was followed. Whether there was something to confirm: not when the address has changed.
    base::Result<bool> confirm(storage::Connection &connection, base::BackerRow backer, const QString &address,
                               qint64 nowMs) const;

private:
    base::Result<void> replace(storage::Connection &connection, Backer backer, const QString &email,
                               const QString &address, AddressSource source, qint64 nowMs) const;

    LockService m_locks;
};

} // namespace bouncedesk::backers
