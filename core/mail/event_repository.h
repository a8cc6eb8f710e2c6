// SPDX-License-Identifier: GPL-3.0-or-later
// Events in the database. They are never changed; only an orphan's mail is decided again.
#pragma once

#include "core/mail/known_events.h"
#include "core/storage/connection.h"

#include <QSet>

namespace bouncedesk::mail {

// Which of these are stored already; known is filled when the connection settles. In one transaction with the next.
base::Result<void> askKnownEvents(storage::Connection &connection, KnownEvents &stored,
                                  const QList<EventIdentity> &identities, QSet<EventIdentity> &known);
// New ones. Retry when somebody else stored one meanwhile.
base::Result<void> insertEvents(storage::Connection &connection, KnownEvents &stored,
                                const QList<const StoredEvent *> &events);

// For bulk loads: the columns, and a row for them.
QByteArrayList eventColumns();
storage::Parameters eventParameters(const StoredEvent &event);

// Oldest first.
base::Result<QList<StoredEvent>> eventsOfMail(storage::Connection &connection, base::MailRow mail, int limit = 1000);
base::Result<std::optional<StoredEvent>> eventByIdentity(storage::Connection &connection,
                                                         const EventIdentity &identity);

// Newest first, before the given identity (none: from the newest on).
struct EventFilter {
    std::optional<EventKind> kind;
    QString address; // normalised; empty: all. Its newest 10,000 mails are looked at
};
base::Result<QList<StoredEvent>> newestEvents(storage::Connection &connection, const EventFilter &filter,
                                              const std::optional<EventIdentity> &before, int limit);

// Every event of the mails from (included) to (excluded): for the recount.
base::Result<void> eachEventOfMails(storage::Connection &connection, base::MailRow from, base::MailRow to,
                                    const std::function<void(const StoredEvent &)> &visit);

// Orphans: events without a message id, and events about no mail, found by recipient.
struct Orphan {
    EventIdentity identity;
    qint64 atMs = 0;
    bool adoptable = false; // could belong to a mail
    base::MailRow mail;
};
base::Result<void> insertOrphan(storage::Connection &connection, const QString &address, const Orphan &orphan);
base::Result<QList<Orphan>> orphansOf(storage::Connection &connection, const QString &address);
// Which of these addresses have orphans that could belong to a mail; found is filled when the connection settles.
base::Result<void> askAddressesWithOrphans(storage::Connection &connection, const QList<QString> &addresses,
                                           QSet<QString> &found);
base::Result<void> giveOrphan(storage::Connection &connection, const QString &address, const Orphan &orphan);

} // namespace bouncedesk::mail
