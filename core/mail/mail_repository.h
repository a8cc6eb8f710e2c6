// SPDX-License-Identifier: GPL-3.0-or-later
// Sent emails in the database. Batch calls take and give many at once: one statement on PostgreSQL, a prepared loop on
// SQLite (engine.md: one round trip a group, not an event).
#pragma once

#include "core/mail/sent_email.h"
#include "core/storage/connection.h"

#include <QHash>

namespace bouncedesk::mail {

// Those that exist, locked against other writers in key order; identities sorted and without doubles. These two fill
// what they are given when the connection settles.
base::Result<void> askMails(storage::Connection &connection, const QList<MailIdentity> &identities,
                            QHash<MailIdentity, SentEmail> &found);
// Ids for so many new mails.
base::Result<void> askMailIds(storage::Connection &connection, qsizetype count, QList<qint64> &ids);
// New ones, sorted by identity. Retry when somebody else made one meanwhile.
base::Result<void> insertMails(storage::Connection &connection, const QList<const SentEmail *> &mails);
base::Result<void> updateMails(storage::Connection &connection, const QList<const SentEmail *> &mails);

base::Result<bool> isMailStored(storage::Connection &connection, const MailIdentity &identity);
base::Result<std::optional<SentEmail>> mailById(storage::Connection &connection, base::MailRow id);
base::Result<qint64> newestMailId(storage::Connection &connection);

// From (included) to (excluded), in order of id.
base::Result<QList<SentEmail>> mailsBetween(storage::Connection &connection, base::MailRow from, base::MailRow to);

// Columns of a SELECT that mailFromRow reads, in this order.
inline constexpr auto kMailColumns = "m.id, m.message_id, m.address, m.sent_at, m.status, m.class, m.backer_key, "
                                     "m.project, m.subject, m.subject_text, m.run, m.ordinal, m.merged";
SentEmail mailFromRow(const storage::Row &row);

} // namespace bouncedesk::mail
