// SPDX-License-Identifier: GPL-3.0-or-later
// Finds mails by backer, project, address or trouble. What finds them lies in sorted parts that a job fills
// (lookup_part_repository.h); reads add the mails that no part has yet.
#pragma once

#include "core/mail/mail_repository.h"

namespace bouncedesk::mail {

enum class LookupKind : int {
    Backer = 1,  // key: backer_key
    Project = 2, // key: project row id
    Address = 3, // key: normalised address
    Trouble = 4, // key: status number, of deferred, dropped, bounced and complained mails only
};

// Newest first: mails with an id below the given one (0: from the newest on).
base::Result<QList<SentEmail>> findMails(storage::Connection &connection, LookupKind kind, const QString &key,
                                         base::MailRow before, int limit);
// The mail of a backer's bill, by its place in the run, however many are newer.
base::Result<std::optional<SentEmail>> findBill(storage::Connection &connection, const QString &backerKey, qint64 run,
                                                qint64 ordinal);
// All mails, newest first.
base::Result<QList<SentEmail>> newestMails(storage::Connection &connection, base::MailRow before, int limit);

// Every mail to an address, at most limit, newest first.
base::Result<QList<SentEmail>> mailsTo(storage::Connection &connection, const QString &address, int limit = 10000);

// How the newest mail to this address ended, of those whose end is known.
base::Result<std::optional<MailStatus>> newestEndOf(storage::Connection &connection, const QString &address);

// Times of the last deliveries of mails to this address, not before sinceMs; for strikes (R-lock).
base::Result<QList<qint64>> deliveriesTo(storage::Connection &connection, const QString &address, qint64 sinceMs);

// A mail that has its part already changed: its entries are put right. Inside a write transaction.
base::Result<void> correctLookups(storage::Connection &connection, const SentEmail &before, const SentEmail &after);

} // namespace bouncedesk::mail
