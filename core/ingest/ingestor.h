// SPDX-License-Identifier: GPL-3.0-or-later
// The queue before the database: everything that arrived while the last commit ran is committed together (group
// commit). submit() from any thread; the work is done and answered in the writer's thread. Owned by the composition
// root, which stops it before the pool.
#pragma once

#include "core/ingest/ingest_service.h"
#include "core/storage/change_notifier.h"
#include "core/storage/database_pool.h"

#include <QMutex>

#include <deque>
#include <vector>

namespace bouncedesk::ingest {

class Ingestor {
public:
    // Called once, in the writer's thread.
    using Done = std::function<void(const base::Result<IngestOutcome> &)>;

    struct Limits {
        size_t events = 20000;             // waiting at most; beyond: Full
        qint64 bytes = 64LL * 1024 * 1024; // of their bodies
        size_t group = 512;                // committed together at most
    };

    Ingestor(storage::DatabasePool &pool, const base::Clock &clock, storage::ChangeNotifier *notifier, Limits limits);

    // False: the queue is full; done is not called.
    bool submit(InboundEvent event, Done done);

    struct Figures {
        quint64 stored = 0, known = 0, quarantined = 0, samples = 0, reused = 0, failed = 0;
        size_t waiting = 0;
        qint64 lastCommitUs = 0;   // how long the last group took, microseconds
        quint64 commits = 0;       // groups
        qint64 commitUs = 0;       // how long all of them took
        qint64 lastStoredAtMs = 0; // when the last new event was stored; 0: none since the start
    };
    Figures figures() const;

private:
    // Gathered as it will be committed: nothing is moved then.
    struct Group {
        std::vector<InboundEvent> events;
        std::vector<Done> done; // of each
        qint64 bytes = 0;
    };
    void drain(const base::Result<storage::Connection *> &connection);
    void note(const QList<base::Result<IngestOutcome>> &outcomes, qint64 tookUs);
    // In the log, once when the database begins to refuse events and once when it takes them again.
    void sayWhenItTurns(const QList<base::Result<IngestOutcome>> &outcomes);
    Group takeGroup();

    storage::DatabasePool &m_pool;
    const base::Clock &m_clock;
    storage::ChangeNotifier *m_notifier; // none in tests
    const Limits m_limits;
    IngestService m_service;  // writer's thread only
    bool m_isFailing = false; // likewise

    mutable QMutex m_mutex;      // guards what follows
    std::deque<Group> m_waiting; // all but the last are full
    size_t m_waitingEvents = 0;
    qint64 m_waitingBytes = 0;
    bool m_draining = false;
    Figures m_figures;
};

} // namespace bouncedesk::ingest
