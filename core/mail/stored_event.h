// SPDX-License-Identifier: GPL-3.0-or-later
// An event as it is stored: everything that its mail can be merged from again, and the server's words. A value.
#pragma once

#include "core/base/ids.h"
#include "core/mail/merged_mail.h"

namespace bouncedesk::mail {

// (second, floored; event id; kind): what makes an event the same event (product.md, Words).
struct EventIdentity {
    qint64 second = 0;
    QString eventId;
    EventKind kind = EventKind::Accepted;

    bool operator==(const EventIdentity &) const = default;
    friend bool operator<(const EventIdentity &a, const EventIdentity &b)
    {
        return std::tie(a.second, a.eventId, a.kind) < std::tie(b.second, b.eventId, b.kind);
    }
    friend size_t qHash(const EventIdentity &id, size_t seed = 0)
    {
        return qHashMulti(seed, id.second, id.eventId, int(id.kind));
    }
};

struct StoredEvent {
    EventIdentity identity;
    qint64 atMs = 0;
    qint64 receivedAtMs = 0;
    base::MailRow mail;       // null: belongs to no mail (yet)
    QString address;          // normalised recipient
    bool hasMessageId = true; // false: given to a mail by its recipient and time, or to none (an orphan)
    EventVerdict verdict;
    int code = 0;
    QString enhancedCode;
    QString serverText;
    std::optional<QString> backerKey; // what it carried itself
    std::optional<qint64> project;
    std::optional<qint64> subject;
    std::optional<QString> ownLink;
    qint64 body = 0; // bodies.id; 0: none
    qint64 bodyOffset = 0;
    qint64 bodyLength = 0;

    // As merging sees it.
    MailEvent mailEvent() const
    {
        return {{atMs, identity.eventId, identity.kind}, verdict, backerKey, project, subject, ownLink};
    }
};

} // namespace bouncedesk::mail
