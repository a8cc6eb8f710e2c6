// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/ingestor.h"

#include <QElapsedTimer>

namespace bouncedesk::ingest {

constexpr size_t kUsualGroup = 64; // of a busy server

Ingestor::Ingestor(storage::DatabasePool &pool, const base::Clock &clock, storage::ChangeNotifier *notifier,
                   Limits limits)
    : m_pool(pool), m_clock(clock), m_notifier(notifier), m_limits(limits), m_service(clock)
{
}

bool Ingestor::submit(InboundEvent event, Done done)
{
    const QMutexLocker lock(&m_mutex);
    const qint64 bytes = event.body.size();
    if (m_waitingEvents >= m_limits.events || m_waitingBytes + bytes > m_limits.bytes)
        return false;
    if (m_waiting.empty() || m_waiting.back().events.size() >= m_limits.group) {
        m_waiting.emplace_back();
        m_waiting.back().events.reserve(kUsualGroup);
        m_waiting.back().done.reserve(kUsualGroup);
    }
    Group &group = m_waiting.back();
    group.events.push_back(std::move(event));
    group.done.push_back(std::move(done));
    group.bytes += bytes;
    m_waitingBytes += bytes;
    ++m_waitingEvents;
    if (!std::exchange(m_draining, true))
        m_pool.postToWriter([this](const base::Result<storage::Connection *> &connection) { drain(connection); });
    return true;
}

Ingestor::Group Ingestor::takeGroup()
{
    const QMutexLocker lock(&m_mutex);
    m_draining = !m_waiting.empty();
    if (!m_draining)
        return {};
    Group group = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_waitingBytes -= group.bytes;
    m_waitingEvents -= group.events.size();
    return group;
}

// One group a turn of the writer's loop, so that other writes get their turn between.
void Ingestor::drain(const base::Result<storage::Connection *> &connection)
{
    const Group group = takeGroup();
    if (group.events.empty())
        return;
    QElapsedTimer timer;
    timer.start();
    QList<base::Result<IngestOutcome>> outcomes;
    if (connection)
        outcomes = m_service.ingest(**connection, group.events);
    else
        outcomes.resize(qsizetype(group.events.size()), base::Result<IngestOutcome>(base::fail(connection.error())));
    note(outcomes, timer.nsecsElapsed() / 1000);
    sayWhenItTurns(outcomes);
    for (size_t i = 0; i < group.done.size(); ++i)
        group.done[i](outcomes.at(qsizetype(i)));
    m_pool.postToWriter([this](const base::Result<storage::Connection *> &next) { drain(next); });
}

void Ingestor::note(const QList<base::Result<IngestOutcome>> &outcomes, qint64 tookUs)
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
        m_figures.lastCommitUs = tookUs;
        ++m_figures.commits;
        m_figures.commitUs += tookUs;
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
    figures.waiting = m_waitingEvents;
    return figures;
}

} // namespace bouncedesk::ingest
