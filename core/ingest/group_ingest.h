// SPDX-License-Identifier: GPL-3.0-or-later
// Stores one group of events: what each says is folded by mail first, then every table is written once. Lives for one
// transaction, in the writer's thread.
#pragma once

#include "core/backers/lock_service.h"
#include "core/base/reporting_zone.h"
#include "core/deliverability/counts_repository.h"
#include "core/ingest/inbound_event.h"
#include "core/mail/event_repository.h"
#include "core/mail/mail_repository.h"
#include "core/mail/name_repository.h"

#include <set>
#include <span>
#include <tuple>

namespace bouncedesk::ingest {

class GroupIngest {
public:
    // What a group needs besides its events; outlives it.
    struct Context {
        mail::NameRepository &names;
        const base::ReportingZone &zone;
        const backers::LockService &locks;
        qint64 nowMs = 0;
    };
    GroupIngest(storage::Connection &connection, const Context &context);

    // Outcomes in the order of the events. Inside the caller's transaction.
    base::Result<QList<IngestOutcome>> run(std::span<const InboundEvent> events);

private:
    struct Item {
        qsizetype index = 0; // in the group
        const InboundEvent *inbound = nullptr;
        mail::StoredEvent event;
        mail::MailIdentity identity;        // without message id: it belongs to no mail by itself
        std::optional<QString> subjectText; // the subject, when it has no row of its own
        bool isErased = false;              // about a person who was erased: its body is not kept
        std::optional<qint64> testMail;     // the test mail that it is about: no bill, in no figure (R-unlock)
        // Whether it speaks about the recipient's mailbox.
        bool isAboutMailbox() const { return event.verdict.bearing == mail::Bearing::OnMail || testMail; }
    };
    struct MailInHand {
        std::optional<mail::SentEmail> before; // as it is stored
        mail::SentEmail mail;
    };

    base::Result<QList<qsizetype>> withNewTokens(std::span<const InboundEvent> events);
    base::Result<void> sortOut(std::span<const InboundEvent> events, const QList<qsizetype> &fresh);
    base::Result<void> setAside(qsizetype index, const InboundEvent &inbound, const QString &reason,
                                IngestOutcome outcome);
    base::Result<std::optional<qint64>> testMailOf(const mail::StoredEvent &event);
    base::Result<void> hashErased();
    base::Result<void> dropKnown();
    base::Result<Item> itemOf(qsizetype index, const InboundEvent &inbound, const mail::EventVerdict &verdict);
    base::Result<void> mergeIntoMails();
    base::Result<void> writeMails();
    base::Result<void> writeEvents();
    base::Result<void> adoptOrphans();
    base::Result<void> adoptOrphansOf(const QString &address);
    base::Result<void> recordLockFacts();
    base::Result<void> judgeLocks();
    base::Result<void> hearTestMails();
    base::Result<void> settleCalls();
    base::Result<void> derive(mail::SentEmail &mail, const mail::MergedMail &effective);
    base::Result<void> deriveBill(mail::SentEmail &mail, const mail::MergedMail &effective);
    base::Result<void> count(const mail::SentEmail *before, const mail::SentEmail &after);
    base::Result<deliverability::CountCell> cellOf(const mail::SentEmail &mail);

    storage::Connection &m_connection;
    mail::NameRepository &m_names;
    const base::ReportingZone &m_zone;
    const backers::LockService &m_locks;
    const qint64 m_nowMs;

    QList<IngestOutcome> m_outcomes;
    std::vector<Item> m_items; // new events
    std::map<mail::MailIdentity, MailInHand> m_mails;
    deliverability::CountDeltas m_deltas;
    std::set<std::tuple<qint64, qint64, QString>> m_callsHeardOf; // run, call, message id
};

} // namespace bouncedesk::ingest
