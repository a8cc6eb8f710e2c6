// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/replay_service.h"

#include "core/ingest/ingest_service.h"
#include "core/mail/class_policy.h"
#include "core/mailgun/event_page_parser.h"
#include "core/mailgun/event_parser.h"

namespace bouncedesk::ingest {

constexpr int kPage = 200;

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

base::Result<ReplayFindings> replayQuarantine(storage::Connection &connection, const base::Clock &clock)
{
    IngestService service(clock);
    mailgun::EventParser parser;
    ReplayFindings findings;
    qint64 before = 0;
    while (true) {
        BD_ASSIGN(const QList<QuarantinedEvent> page, quarantined(connection, before, kPage));
        for (const QuarantinedEvent &kept : page) {
            before = kept.id;
            const std::optional<InboundEvent> event = usable(parser, kept);
            if (!event) {
                ++findings.unusable;
                continue;
            }
            // What ends between the two is stored, and known when it is tried again.
            const auto stored = service.ingestWhole(connection, {&*event, 1});
            if (!stored && !blamesData(stored.error().code))
                return base::fail(stored.error());
            if (!stored) {
                ++findings.unusable;
                continue;
            }
            BD_TRY(markReplayed(connection, kept.id, clock.nowMs()));
            ++findings.stored;
        }
        if (page.size() < kPage)
            return findings;
    }
}

} // namespace bouncedesk::ingest
