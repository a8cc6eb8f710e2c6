// SPDX-License-Identifier: GPL-3.0-or-later
// The mails that a group of events is about: read and locked once, merged in memory, written once, with what changes in
// the counts. Lives for one transaction, in the writer's thread.
#pragma once

#include "core/base/reporting_zone.h"
#include "core/deliverability/counts_repository.h"
#include "core/ingest/event_item.h"
#include "core/mail/mail_repository.h"
#include "core/mail/name_repository.h"

#include <set>
#include <tuple>

namespace bouncedesk::ingest {

class GroupMails {
public:
    GroupMails(storage::Connection &connection, mail::NameRepository &names, const base::ReportingZone &zone,
               qint64 nowMs)
        : m_connection(connection), m_names(names), m_zone(zone), m_nowMs(nowMs)
    {
    }

    // Asks for what is stored of the items' mails; the answer is there when the connection has settled.
    base::Result<void> ask(std::vector<EventItem> &items);
    // Merges the items into their mails and writes those.
    base::Result<void> write(const std::vector<EventItem> &items);
    base::MailRow idOf(const EventItem &item) const { return m_mails.at(size_t(item.mailInHand)).mail.id; }

    // A stored mail says something else now that effective is known of it.
    base::Result<void> change(const mail::SentEmail &before, const mail::MergedMail &effective);
    // One event that carries a call proves all of it (R-call).
    base::Result<void> settleCalls();
    const deliverability::CountDeltas &deltas() const { return m_deltas; }

private:
    struct MailInHand {
        const mail::SentEmail *before = nullptr; // as it is stored (m_stored); null: not yet
        mail::SentEmail mail;
        bool isTouched = false;
    };

    std::vector<MailInHand *> merge(const std::vector<EventItem> &items);
    base::Result<void> derive(mail::SentEmail &mail, const mail::MergedMail &effective);
    base::Result<void> deriveBill(mail::SentEmail &mail, const mail::MergedMail &effective);
    base::Result<void> count(const mail::SentEmail *before, const mail::SentEmail &after);
    base::Result<deliverability::CountCell> cellOf(const mail::SentEmail &mail);

    storage::Connection &m_connection;
    mail::NameRepository &m_names;
    const base::ReportingZone &m_zone;
    const qint64 m_nowMs;

    std::vector<MailInHand> m_mails;
    QHash<mail::MailIdentity, mail::SentEmail> m_stored;
    QList<qint64> m_newIds;
    deliverability::CountDeltas m_deltas;
    std::set<std::tuple<qint64, qint64, QString>> m_callsHeardOf; // run, call, message id
};

} // namespace bouncedesk::ingest
