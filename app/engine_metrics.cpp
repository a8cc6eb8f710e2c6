// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine_metrics.h"

namespace bouncedesk::app {

using web::MetricsText;

void addIngestFigures(const ingest::Ingestor::Figures &figures, MetricsText &metrics)
{
    metrics.describe("bouncedesk_events_total", MetricsText::Counter, "Verified events by what became of them.");
    const std::pair<const char *, quint64> outcomes[]{{"stored", figures.stored},           {"known", figures.known},
                                                      {"quarantined", figures.quarantined}, {"sample", figures.samples},
                                                      {"token_reused", figures.reused},     {"failed", figures.failed}};
    for (const auto &[outcome, times] : outcomes)
        metrics.value(double(times), {{"outcome", outcome}});
    metrics.single("bouncedesk_ingest_queue", MetricsText::Gauge, "Events that wait for the next commit.",
                   double(figures.waiting));
    metrics.summary("bouncedesk_ingest_commit_seconds", "Groups of events, and how long it took to commit them.",
                    figures.commits, double(figures.commitUs) / 1e6);
    metrics.single("bouncedesk_last_commit_milliseconds", MetricsText::Gauge, "How long the last group took.",
                   double(figures.lastCommitUs) / 1000);
}

void addWebhookFigures(const web::WebhookFigures &figures, MetricsText &metrics)
{
    metrics.describe("bouncedesk_webhooks_refused_total", MetricsText::Counter,
                     "Webhooks refused before the queue, by cause.");
    metrics.value(double(figures.unreadable), {{"cause", "unreadable"}});
    metrics.value(double(figures.wrongSignature), {{"cause", "wrong_signature"}});
    metrics.value(double(figures.outsideWindow), {{"cause", "outside_window"}});
    metrics.value(double(figures.refusedFull), {{"cause", "queue_full"}});
    metrics.single("bouncedesk_webhooks_verified_total", MetricsText::Counter, "Webhooks with a right signature.",
                   double(figures.verified));
    metrics.single("bouncedesk_webhook_lag_seconds", MetricsText::Gauge,
                   "How long after it happened an event comes lately.", double(figures.lateMs) / 1000);
}

void addKnownFigures(const KnownFigures &figures, MetricsText &metrics)
{
    if (figures.completeUpToMs > 0)
        metrics.single("bouncedesk_complete_up_to_timestamp_seconds", MetricsText::Gauge,
                       "All events before this time are known.", double(figures.completeUpToMs) / 1000);
    if (figures.walBytes >= 0)
        metrics.single("bouncedesk_sqlite_wal_bytes", MetricsText::Gauge, "Size of SQLite's write-ahead log.",
                       double(figures.walBytes));
    metrics.single("bouncedesk_open_alarms", MetricsText::Gauge, "What staff must see and has not seen yet.",
                   figures.openAlarms);
}

} // namespace bouncedesk::app
