// SPDX-License-Identifier: GPL-3.0-or-later
// What is known against addresses: failures and complaints that the lock policy judges. Written by ingest.
#pragma once

#include "core/backers/lock_policy.h"
#include "core/storage/connection.h"

#include <QHash>
#include <QSet>

namespace bouncedesk::backers {

// Known ones change nothing but the mail, when that was not known before.
base::Result<void> recordLockFact(storage::Connection &connection, const LockFact &fact);
base::Result<QList<LockFact>> lockFactsOf(storage::Connection &connection, const QString &address);
base::Result<QHash<QString, QList<LockFact>>> lockFactsOf(storage::Connection &connection,
                                                          const QList<QString> &addresses);
// These two fill found when the connection settles.
base::Result<void> askLockFacts(storage::Connection &connection, const QList<QString> &addresses,
                                QHash<QString, QList<LockFact>> &found);
// Those with facts of one of the classes.
base::Result<void> askAddressesWithLockFacts(storage::Connection &connection, const QList<QString> &addresses,
                                             const QList<mail::MailClass> &classes, QSet<QString> &found);
// Whether nothing at all is known against anybody (true of a new database).
base::Result<bool> hasNoLockFacts(storage::Connection &connection);

} // namespace bouncedesk::backers
