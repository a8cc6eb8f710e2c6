// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine adds to /metrics: events by outcome, webhooks refused by cause, queue, commits, lateness, what is
// known, the size of SQLite's log. Pure; any thread.
#pragma once

#include "core/ingest/ingestor.h"
#include "core/web/metrics_text.h"
#include "core/web/webhook_endpoint.h"

namespace bouncedesk::app {

struct KnownFigures {
    qint64 completeUpToMs = 0; // 0: not known yet
    qint64 walBytes = -1;      // -1: no SQLite
    int openAlarms = 0;
};

void addIngestFigures(const ingest::Ingestor::Figures &figures, web::MetricsText &metrics);
void addWebhookFigures(const web::WebhookFigures &figures, web::MetricsText &metrics);
void addKnownFigures(const KnownFigures &figures, web::MetricsText &metrics);

} // namespace bouncedesk::app
