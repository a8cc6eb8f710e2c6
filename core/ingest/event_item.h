// SPDX-License-Identifier: GPL-3.0-or-later
// One new event of a group while the group is stored. A value.
#pragma once

#include "core/ingest/inbound_event.h"
#include "core/mail/sent_email.h"
#include "core/mail/stored_event.h"

namespace bouncedesk::ingest {

struct EventItem {
    qsizetype index = 0; // in the group
    const InboundEvent *inbound = nullptr;
    mail::StoredEvent event;
    mail::MailIdentity identity;        // without message id: it belongs to no mail by itself
    qsizetype mailInHand = -1;          // its place among the group's mails (GroupMails), where it belongs to one
    std::optional<QString> subjectText; // the subject, when it has no row of its own
    bool isErased = false;              // about a person who was erased: its body is not kept
    std::optional<qint64> testMail;     // the test mail that it is about: no bill, in no figure (R-unlock)
    bool isOfCopy = false;              // of a copy of a sent bill: no bill, in no figure (R-once)

    bool hasMail() const { return !identity.messageId.isEmpty(); }
    // Whether it speaks about the recipient's mailbox.
    bool isAboutMailbox() const { return event.verdict.bearing == mail::Bearing::OnMail || testMail || isOfCopy; }
    bool isOrphan() const { return !hasMail() && !event.address.isEmpty(); }
    // An orphan without message id may belong to a mail all the same.
    bool isAdoptable() const
    {
        const mail::Bearing bearing = event.verdict.bearing;
        return !event.hasMessageId && (bearing == mail::Bearing::OnMail || bearing == mail::Bearing::Engagement);
    }
};

// Addresses of the items that fit, sorted, each once: in one order, so that two writers cannot wait for each other.
template <typename Fits>
QList<QString> addressesOf(const std::vector<EventItem> &items, Fits fits)
{
    QList<QString> addresses;
    for (const EventItem &item : items) {
        if (!item.event.address.isEmpty() && fits(item))
            addresses.append(item.event.address);
    }
    std::sort(addresses.begin(), addresses.end());
    addresses.resize(std::unique(addresses.begin(), addresses.end()) - addresses.begin());
    return addresses;
}

} // namespace bouncedesk::ingest
