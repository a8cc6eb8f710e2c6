// SPDX-License-Identifier: GPL-3.0-or-later
// Tries what is in quarantine again, newest first: a newer program may know the kind (R-quarantine). In slices, so that
// nothing else has to wait; what no slice came to stays where it is. One object a connection, in the connection's
// thread; between two slices any thread may read what was found.
#pragma once

#include "core/base/clock.h"
#include "core/ingest/ingest_service.h"
#include "core/ingest/quarantine_repository.h"
#include "core/mailgun/event_parser.h"
#include "core/storage/slice_size.h"

namespace bouncedesk::ingest {

struct ReplayFindings {
    qint64 stored = 0;
    qint64 unusable = 0; // stay where they are
};

class QuarantineReplay {
public:
    explicit QuarantineReplay(const base::Clock &clock) : m_clock(clock), m_service(clock) {}

    // Tries the next ones; true: there are more.
    base::Result<bool> replaySlice(storage::Connection &connection);
    const ReplayFindings &findings() const { return m_findings; }

    static constexpr int kFewestEvents = 20;

private:
    static constexpr int kMostEvents = 500;
    static constexpr qint64 kSliceUs = 50'000;

    struct Candidates {
        std::vector<InboundEvent> events;
        QList<qint64> ids; // theirs in quarantine
    };
    Candidates usableOf(const QList<QuarantinedEvent> &page);
    base::Result<qint64> store(storage::Connection &connection, std::span<const InboundEvent> events,
                               std::span<const qint64> ids);

    const base::Clock &m_clock;
    IngestService m_service;
    mailgun::EventParser m_parser;
    storage::SliceSize m_size{kFewestEvents, kMostEvents, kSliceUs};
    ReplayFindings m_findings;
    qint64 m_before = 0; // ids from here on were tried
};

// All of it, where nobody waits for the connection.
base::Result<ReplayFindings> replayQuarantine(storage::Connection &connection, const base::Clock &clock);

} // namespace bouncedesk::ingest
