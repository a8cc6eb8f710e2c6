// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/ingestor.h"

#include <QElapsedTimer>

namespace bouncedesk::ingest {

Ingestor::Ingestor(storage::DatabasePool &pool, const base::Clock &clock, storage::ChangeNotifier *notifier,
                   Limits limits)
    : m_pool(pool), m_clock(clock), m_notifier(notifier), m_limits(limits), m_service(clock)
{
}

bool Ingestor::submit(InboundEvent event, Done done)
{
    const QMutexLocker lock(&m_mutex);
    const qint64 bytes = event.body.size();
    if (m_waiting.size() >= m_limits.events || m_waitingBytes + bytes > m_limits.bytes)
        return false;
    m_waitingBytes += bytes;
    m_waiting.push_back({std::move(event), std::move(done)});
    if (!std::exchange(m_draining, true))
        m_pool.postToWriter([this](const base::Result<storage::Connection *> &connection) { drain(connection); });
    return true;
}

std::vector<Ingestor::Waiting> Ingestor::takeGroup()
{
    const QMutexLocker lock(&m_mutex);
    std::vector<Waiting> group;
    while (!m_waiting.empty() && group.size() < m_limits.group) {
        m_waitingBytes -= m_waiting.front().event.body.size();
        group.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
    m_draining = !group.empty();
    return group;
}

// One group a turn of the writer's loop, so that other writes get their turn between.
void Ingestor::drain(const base::Result<storage::Connection *> &connection)
{
    std::vector<Waiting> group = takeGroup();
    if (group.empty())
        return;
    std::vector<InboundEvent> events;
    events.reserve(group.size());
    for (Waiting &waiting : group)
        events.push_back(std::move(waiting.event));
    QElapsedTimer timer;
    timer.start();
    QList<base::Result<IngestOutcome>> outcomes;
    if (connection)
        outcomes = m_service.ingest(**connection, events);
    else
        outcomes.resize(qsizetype(events.size()), base::Result<IngestOutcome>(base::fail(connection.error())));
    note(outcomes, timer.elapsed());
    sayWhenItTurns(outcomes);
    for (size_t i = 0; i < group.size(); ++i)
        group[i].done(outcomes.at(qsizetype(i)));
    m_pool.postToWriter([this](const base::Result<storage::Connection *> &next) { drain(next); });
}

void Ingestor::note(const QList<base::Result<IngestOutcome>> &outcomes, qint64 tookMs)
{
    bool anyStored = false;
    {
        const QMutexLocker lock(&m_mutex);
        for (const auto &outcome : outcomes) {
            if (!outcome) {
                ++m_figures.failed;
                continue;
            }
            switch (*outcome) {
            case IngestOutcome::Stored: ++m_figures.stored; break;
            case IngestOutcome::Known: ++m_figures.known; break;
            case IngestOutcome::Quarantined: ++m_figures.quarantined; break;
            case IngestOutcome::Sample: ++m_figures.samples; break;
            case IngestOutcome::TokenReused: ++m_figures.reused; break;
            }
            anyStored = anyStored || *outcome == IngestOutcome::Stored;
        }
        m_figures.lastCommitMs = tookMs;
        ++m_figures.commits;
        m_figures.commitMs += tookMs;
        if (anyStored)
            m_figures.lastStoredAtMs = m_clock.nowMs();
    }
    if (m_notifier)
        m_notifier->publish(storage::Topic::Mails | storage::Topic::Backers);
}

void Ingestor::sayWhenItTurns(const QList<base::Result<IngestOutcome>> &outcomes)
{
    const auto failed = std::find_if(outcomes.cbegin(), outcomes.cend(), [](const auto &outcome) { return !outcome; });
    const bool fails = failed != outcomes.cend();
    const bool failedBefore = std::exchange(m_isFailing, fails);
    if (fails && !failedBefore)
        qWarning() << "events cannot be stored, and their senders are told to come again:" << failed->error();
    else if (!fails && failedBefore)
        qInfo("events are stored again");
}

Ingestor::Figures Ingestor::figures() const
{
    const QMutexLocker lock(&m_mutex);
    Figures figures = m_figures;
    figures.waiting = m_waiting.size();
    return figures;
}

} // namespace bouncedesk::ingest
