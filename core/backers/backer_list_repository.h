// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of backers: pages by key for screens, streams for exports, and the search. In the thread of the connection.
#pragma once

#include "core/backers/backer.h"
#include "core/storage/connection.h"

namespace bouncedesk::backers {

// Pages: what comes behind the given place; a default place is the beginning.
base::Result<QList<Backer>> backersByKeyAfter(storage::Connection &connection, const QString &afterKey, int limit);
struct LockedPlace {
    qint64 lockedAtMs = 0; // 0: from the newest lock on
    base::BackerRow backer;
};
// Newest lock first.
base::Result<QList<Backer>> lockedBackers(storage::Connection &connection, const LockedPlace &before, int limit);
base::Result<qint64> countLocked(storage::Connection &connection);
base::Result<qint64> countBackers(storage::Connection &connection);

// By id (company's), name, present or former address, or any part of them; "Name <address>" is found by its address.
// Several words must all occur. Exact ids and addresses come alone, without a look at all backers.
base::Result<QList<Backer>> searchBackers(storage::Connection &connection, const QString &text, base::BackerRow after,
                                          int limit);

// All that fit and were not erased, one by one, in order of the company's id; the callback must not use the connection.
struct BackerFilter {
    bool lockedOnly = false;
    QString search;
    bool withHeld = false; // lockedOnly: those whose bills are held back as well
};
base::Result<void> eachBacker(storage::Connection &connection, const BackerFilter &filter,
                              const std::function<void(const Backer &)> &visit);

} // namespace bouncedesk::backers
