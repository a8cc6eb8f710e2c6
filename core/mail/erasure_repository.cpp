// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/erasure_repository.h"

#include "core/base/email_address.h"
#include "core/mail/body_repository.h"
#include "core/mail/event_repository.h"
#include "core/mail/mail_lookup_repository.h"

#include <limits>

namespace bouncedesk::mail {

using storage::Connection;

constexpr auto kMail = "UPDATE mails SET address = $2 WHERE id = $1";
constexpr auto kEvent = "UPDATE events SET address = CASE WHEN address IS NULL THEN NULL ELSE $4 END, server_text = $5 "
                        "WHERE second = $1 AND event_id = $2 AND kind = $3";
// The batch's own event names many recipients at once: one row a call, of no mail (R-attribution).
constexpr auto kLists = "SELECT DISTINCT address FROM orphans WHERE adoptable = 0 AND address LIKE '%@%@%' "
                        "ORDER BY address";
constexpr auto kOrphans = "UPDATE orphans SET address = $2 WHERE address = $1";

namespace {

constexpr int kAll = std::numeric_limits<int>::max(); // one that is left out would keep the address

struct Erasure {
    QString address;
    QString spelling;
    QString replacement;

    QString cleaned(QString text) const
    {
        text.replace(address, replacement, Qt::CaseInsensitive);
        if (!spelling.isEmpty())
            text.replace(spelling, replacement, Qt::CaseInsensitive);
        return text;
    }
};

// address: what it says from now on, where it has one of its own.
base::Result<void> cleanEvent(Connection &connection, const StoredEvent &event, const Erasure &erasure,
                              const QString &address)
{
    const std::optional<QString> words =
        event.serverText.isEmpty() ? std::nullopt : std::optional(erasure.cleaned(event.serverText));
    BD_TRY(
        connection.run(kEvent, {event.identity.second, event.identity.eventId, event.identity.kind, address, words}));
    return event.body > 0 ? blankBody(connection, event) : base::Result<void>();
}

base::Result<QString> freeReplacement(Connection &connection, const QString &messageId, const QString &replacement)
{
    QString free = replacement;
    for (int number = 2;; ++number) {
        BD_ASSIGN(const bool isTaken, isMailStored(connection, {messageId, free}));
        if (!isTaken)
            return free;
        free = replacement;
        free.insert(free.lastIndexOf(u'@'), u'.' + QString::number(number));
    }
}

base::Result<void> cleanMail(Connection &connection, const SentEmail &mail, const Erasure &erasure)
{
    BD_ASSIGN(const QList<StoredEvent> events, eventsOfMail(connection, mail.id, kAll));
    for (const StoredEvent &event : events)
        BD_TRY(cleanEvent(connection, event, erasure, erasure.replacement));
    SentEmail after = mail;
    BD_ASSIGN(after.identity.address, freeReplacement(connection, mail.identity.messageId, erasure.replacement));
    BD_TRY(connection.run(kMail, {mail.id, after.identity.address}));
    return correctLookups(connection, mail, after);
}

base::Result<void> cleanOrphans(Connection &connection, const QString &address, const Erasure &erasure,
                                const QString &replacement)
{
    BD_ASSIGN(const QList<Orphan> orphans, orphansOf(connection, address));
    for (const Orphan &orphan : orphans) {
        BD_ASSIGN(const auto event, eventByIdentity(connection, orphan.identity));
        if (event)
            BD_TRY(cleanEvent(connection, *event, erasure, replacement));
    }
    BD_TRY(connection.run(kOrphans, {address, replacement}));
    return {};
}

// A list is cut short, its body is not: whoever stands behind the cut goes with the body's age.
base::Result<void> cleanLists(Connection &connection, const Erasure &erasure)
{
    BD_ASSIGN(const QList<QString> lists,
              connection.list(kLists, {}, [](const storage::Row &row) { return row.text(0); }));
    for (const QString &list : lists) {
        const QString cleaned = base::withoutAddress(list, erasure.address, erasure.replacement);
        if (cleaned != list)
            BD_TRY(cleanOrphans(connection, list, erasure, cleaned));
    }
    return {};
}

} // namespace

base::Result<void> replaceAddress(Connection &connection, const QString &address, const QString &spelling,
                                  const QString &replacement)
{
    const Erasure erasure{address, spelling, replacement};
    BD_ASSIGN(const QList<SentEmail> mails, mailsTo(connection, address, kAll));
    for (const SentEmail &mail : mails)
        BD_TRY(cleanMail(connection, mail, erasure));
    BD_TRY(cleanOrphans(connection, address, erasure, replacement));
    return cleanLists(connection, erasure);
}

} // namespace bouncedesk::mail
