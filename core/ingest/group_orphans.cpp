// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/group_orphans.h"

#include "core/mail/event_repository.h"
#include "core/mail/mail_lookup_repository.h"

namespace bouncedesk::ingest {

using mail::MergedMail;
using mail::SentEmail;

static constexpr qint64 kAdoptionWindowMs =
    5 * 24LL * 3600 * 1000; // a delayed bounce comes within days of the delivery

base::Result<void> GroupOrphans::ask(const std::vector<EventItem> &items)
{
    return mail::askAddressesWithOrphans(m_connection, addressesOf(items, [](const EventItem &) { return true; }),
                                         m_concerned);
}

base::Result<void> GroupOrphans::adopt(const std::vector<EventItem> &items)
{
    for (const EventItem &item : items) {
        if (!item.isOrphan())
            continue;
        BD_TRY(mail::insertOrphan(m_connection, item.event.address,
                                  {item.event.identity, item.event.atMs, item.isAdoptable(), {}}));
        if (item.isAdoptable())
            m_concerned.insert(item.event.address);
    }
    if (m_concerned.isEmpty())
        return {};
    const QList<QString> addresses =
        addressesOf(items, [this](const EventItem &item) { return m_concerned.contains(item.event.address); });
    for (const QString &address : addresses)
        BD_TRY(adoptAt(address));
    return {};
}

// Decides anew for all orphans of an address (R-quarantine): the mail delivered to it in the five days before, when
// there is exactly one. Deliveries of mails' own events decide, so the outcome does not depend on the order.
base::Result<void> GroupOrphans::adoptAt(const QString &address)
{
    BD_ASSIGN(QList<mail::Orphan> orphans, mail::orphansOf(m_connection, address));
    BD_ASSIGN(const QList<SentEmail> mails, mail::mailsTo(m_connection, address));
    QHash<qint64, MergedMail> adopted; // by mail: what its orphans say
    QSet<qint64> concerned;
    QList<qint64> candidates;
    for (mail::Orphan &orphan : orphans) {
        if (!orphan.adoptable)
            continue;
        candidates.clear();
        for (const SentEmail &mail : mails) {
            const auto delivered = mail.merged.lastDeliveryMs();
            if (delivered && *delivered <= orphan.atMs && *delivered >= orphan.atMs - kAdoptionWindowMs)
                candidates.append(mail.id.value);
        }
        const base::MailRow owner{candidates.size() == 1 ? candidates.constFirst() : 0};
        concerned << orphan.mail.value << owner.value;
        if (orphan.mail != owner) {
            orphan.mail = owner;
            BD_TRY(mail::giveOrphan(m_connection, address, orphan));
        }
        if (!owner.isNull()) {
            BD_ASSIGN(const auto event, mail::eventByIdentity(m_connection, orphan.identity));
            if (event)
                adopted[owner.value].merge(event->mailEvent());
        }
    }
    for (const SentEmail &before : mails) {
        if (!concerned.contains(before.id.value))
            continue;
        MergedMail effective = before.merged;
        effective.merge(adopted.value(before.id.value));
        BD_TRY(m_mails.change(before, effective));
    }
    return {};
}

} // namespace bouncedesk::ingest
