// SPDX-License-Identifier: GPL-3.0-or-later
// Every address that backers ever had, with times and sources; notes of staff; hashes of erased addresses.
#pragma once

#include "core/backers/backer.h"
#include "core/storage/connection.h"

namespace bouncedesk::backers {

struct AddressSpan {
    base::BackerRow backer;
    qint64 fromMs = 0; // 0 for the first
    std::optional<qint64> untilMs;
    QString address; // normalised
    QString email;   // as written
    AddressSource source = AddressSource::Import;
};

// Oldest first.
base::Result<QList<AddressSpan>> addressesOf(storage::Connection &connection, base::BackerRow backer);
base::Result<bool> hadAddress(storage::Connection &connection, base::BackerRow backer, const QString &address);
// How often he changed it himself since then; a first address is no change.
base::Result<qint64> countChangesByHimself(storage::Connection &connection, base::BackerRow backer, qint64 sinceMs);
base::Result<void> insertAddressSpan(storage::Connection &connection, const AddressSpan &span);
// The present addresses of new backers.
base::Result<void> insertFirstAddresses(storage::Connection &connection, const QList<Backer> &backers);
base::Result<void> closePresentSpan(storage::Connection &connection, base::BackerRow backer, qint64 untilMs);
// The same address, spelled otherwise.
base::Result<void> respellPresentSpan(storage::Connection &connection, base::BackerRow backer, const QString &email);

struct BackerNote {
    qint64 atMs = 0;
    QString actor;
    QString note;
};
base::Result<QList<BackerNote>> notesOf(storage::Connection &connection, base::BackerRow backer);
base::Result<void> insertNote(storage::Connection &connection, base::BackerRow backer, const BackerNote &note);

} // namespace bouncedesk::backers
