// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/replay_service.h"

#include "core/mail/class_policy.h"
#include "core/mailgun/event_page_parser.h"
#include "core/storage/transaction.h"

#include <QElapsedTimer>

namespace bouncedesk::ingest {

// Whether today's program could use it; samples stay samples.
static std::optional<InboundEvent> usable(mailgun::EventParser &parser, const QuarantinedEvent &kept)
{
    if (kept.reason == QLatin1String(kTestMode) || kept.reason == QLatin1String(kTestButton))
        return std::nullopt;
    mailgun::EventOrUnusable event = mailgun::Unusable();
    if (kept.contentType == mailgun::kFetchedItemType) {
        event = mailgun::parseFetchedItem(kept.body);
    } else if (auto parsed = parser.parse(kept.contentType, kept.body)) {
        event = std::move(parsed->event);
    }
    const auto *wire = std::get_if<mailgun::WireEvent>(&event);
    if (!wire || !mail::classify(*wire))
        return std::nullopt;
    // Its token is used already; it stood in quarantine by a signature that was checked then.
    return InboundEvent{{}, std::move(event), kept.contentType, kept.body, kept.receivedAtMs};
}

QuarantineReplay::Candidates QuarantineReplay::usableOf(const QList<QuarantinedEvent> &page)
{
    Candidates candidates;
    for (const QuarantinedEvent &kept : page) {
        if (auto event = usable(m_parser, kept)) {
            candidates.events.push_back(std::move(*event));
            candidates.ids.append(kept.id);
        }
    }
    return candidates;
}

// How many were stored. What the database refuses for its data is halved until it stands alone, and stays.
base::Result<qint64> QuarantineReplay::store(storage::Connection &connection, std::span<const InboundEvent> events,
                                             std::span<const qint64> ids)
{
    if (events.empty())
        return 0;
    const auto stored = m_service.ingestWhole(connection, events);
    if (!stored && !blamesData(stored.error().code))
        return base::fail(stored.error());
    if (!stored && events.size() == 1)
        return 0;
    if (!stored) {
        const size_t half = events.size() / 2;
        BD_ASSIGN(const qint64 first, store(connection, events.first(half), ids.first(half)));
        BD_ASSIGN(const qint64 second, store(connection, events.subspan(half), ids.subspan(half)));
        return first + second;
    }
    // What ends between the two is stored, and known when it is tried again.
    BD_TRY(storage::inTransaction(connection, [&]() -> base::Result<void> {
        for (const qint64 id : ids)
            BD_TRY(markReplayed(connection, id, m_clock.nowMs()));
        return {};
    }));
    return qint64(ids.size());
}

base::Result<bool> QuarantineReplay::replaySlice(storage::Connection &connection)
{
    QElapsedTimer timer;
    timer.start();
    const int rows = m_size.rows();
    BD_ASSIGN(const QList<QuarantinedEvent> page, quarantined(connection, m_before, rows));
    const Candidates candidates = usableOf(page);
    BD_ASSIGN(const qint64 stored, store(connection, candidates.events, candidates.ids));
    m_findings.stored += stored;
    m_findings.unusable += page.size() - stored;
    if (page.size() < rows)
        return false;
    m_before = page.constLast().id;
    m_size.took(timer.nsecsElapsed() / 1000);
    return true;
}

base::Result<ReplayFindings> replayQuarantine(storage::Connection &connection, const base::Clock &clock)
{
    QuarantineReplay replay(clock);
    while (true) {
        BD_ASSIGN(const bool more, replay.replaySlice(connection));
        if (!more)
            return replay.findings();
    }
}

} // namespace bouncedesk::ingest
