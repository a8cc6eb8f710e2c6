// SPDX-License-Identifier: GPL-3.0-or-later
// Stores one group of events: what each says is folded by mail first, then every table is written once. Lives for one
// transaction, in the writer's thread.
#pragma once

#include "core/backers/erased_address_repository.h"
#include "core/ingest/group_locks.h"
#include "core/ingest/group_orphans.h"
#include "core/ingest/known_tokens.h"
#include "core/mail/known_events.h"

#include <span>

namespace bouncedesk::ingest {

class GroupIngest {
public:
    // What a group needs besides its events; outlives it.
    struct Context {
        mail::NameRepository &names;
        KnownTokens &knownTokens;
        mail::KnownEvents &knownEvents;
        const base::ReportingZone &zone;
        qint64 nowMs = 0;
    };
    GroupIngest(storage::Connection &connection, const Context &context);

    // Outcomes in the order of the events. Inside the caller's transaction.
    base::Result<QList<IngestOutcome>> run(std::span<const InboundEvent> events);

private:
    base::Result<QList<qsizetype>> withNewTokens(std::span<const InboundEvent> events);
    base::Result<void> sortOut(std::span<const InboundEvent> events, const QList<qsizetype> &fresh);
    base::Result<void> setAside(qsizetype index, const InboundEvent &inbound, const QString &reason,
                                IngestOutcome outcome);
    base::Result<EventItem> itemOf(qsizetype index, const InboundEvent &inbound, const mail::EventVerdict &verdict);
    base::Result<void> tellFromBills(EventItem &item);
    base::Result<void> hashErased();
    base::Result<bool> isAboutErased(const EventItem &item, const backers::ErasedAddress &erased);
    base::Result<void> askWhatIsStored();
    void dropKnown();
    base::Result<void> writeEvents();

    storage::Connection &m_connection;
    mail::NameRepository &m_names;
    KnownTokens &m_knownTokens;
    mail::KnownEvents &m_knownEvents;
    const qint64 m_nowMs;

    QList<IngestOutcome> m_outcomes;
    std::vector<EventItem> m_items; // new events
    GroupMails m_mails;
    GroupOrphans m_orphans;
    GroupLocks m_locks;

    // What the database said.
    std::optional<int> m_rolledThrough;
    bool m_anyIsErased = false;
    QSet<mail::EventIdentity> m_known;
    qint64 m_bodyId = 0;
};

} // namespace bouncedesk::ingest
