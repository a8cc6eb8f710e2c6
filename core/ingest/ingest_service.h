// SPDX-License-Identifier: GPL-3.0-or-later
// Takes groups of verified events into the database, each group in one transaction: token, event, mail, counts, locks
// and audit together. Used by the ingestor in the writer's thread and by commands in theirs; one object a connection.
#pragma once

#include "core/base/clock.h"
#include "core/base/reporting_zone.h"
#include "core/ingest/known_tokens.h"
#include "core/mail/known_events.h"
#include "core/mail/name_repository.h"

#include <span>

namespace bouncedesk::ingest {

// Whether the data is at fault rather than the database or this program: then a smaller group may pass. A mistake of
// ours is answered with 5xx, so that Mailgun tries again after the mend.
bool blamesData(base::ErrorCode code);

class IngestService {
public:
    explicit IngestService(const base::Clock &clock) : m_clock(clock) {}

    // Outcomes in the order of the events. A group that the database refuses for its data is halved until the bad
    // event stands alone; that one goes to quarantine (R-text). An error means that nothing was stored of the part of
    // the group that it stands for, and that the sender should try again.
    QList<base::Result<IngestOutcome>> ingest(storage::Connection &connection, std::span<const InboundEvent> events);
    // All of them or none; what the database refuses for its data goes nowhere, see blamesData().
    base::Result<QList<IngestOutcome>> ingestWhole(storage::Connection &connection,
                                                   std::span<const InboundEvent> events);

private:
    base::Result<IngestOutcome> quarantineAlone(storage::Connection &connection, const InboundEvent &event);
    base::Result<void> learnZone(storage::Connection &connection);
    template <typename Work>
    auto inTransaction(storage::Connection &connection, Work work) -> decltype(work());

    const base::Clock &m_clock;
    mail::NameRepository m_names;
    KnownTokens m_knownTokens;
    mail::KnownEvents m_knownEvents;
    bool m_isInDoubt = false;                  // an attempt did not end well
    std::optional<base::ReportingZone> m_zone; // learnt from the database at the first group
};

} // namespace bouncedesk::ingest
