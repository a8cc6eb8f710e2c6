// SPDX-License-Identifier: GPL-3.0-or-later
// POST /webhooks/mailgun (R-answer): verifies and parses in the http thread, hands on to the ingestor, and answers when
// the commit is on disk. Made by the composition root, outlives the server.
#pragma once

#include "core/base/clock.h"
#include "core/config/settings.h"
#include "core/http/rate_limiter.h"
#include "core/http/router.h"
#include "core/ingest/ingestor.h"
#include "core/mailgun/event_parser.h"

#include <atomic>

namespace bouncedesk::web {

// What became of requests before they reached the ingestor; written in the http thread, read from any.
struct WebhookFigures {
    std::atomic<quint64> unreadable = 0;     // 400
    std::atomic<quint64> wrongSignature = 0; // 401
    std::atomic<quint64> outsideWindow = 0;  // 401
    std::atomic<quint64> refusedFull = 0;    // 503
    std::atomic<quint64> wrongInARow = 0;    // wrong signatures since the last right one
    std::atomic<quint64> verified = 0;       // right ones
    std::atomic<qint64> lateMs = 0;          // how long after it happened an event comes, of the last fifty or so
};

class WebhookEndpoint {
public:
    WebhookEndpoint(ingest::Ingestor &ingestor, const config::Settings &settings, const base::Clock &clock);

    http::Handler handler();
    const WebhookFigures &figures() const { return m_figures; }

private:
    void handle(const http::HttpRequest &request, const http::Answer &answer);
    http::HttpResponse refuse(const http::HttpRequest &request, int status, const QString &code);
    void noteLateness(const mailgun::EventOrUnusable &event);
    void takeIn(const http::HttpRequest &request, mailgun::ParsedWebhook parsed, qint64 signedSecond,
                const http::Answer &answer);

    ingest::Ingestor &m_ingestor;
    const config::Settings &m_settings;
    const base::Clock &m_clock;
    mailgun::SigningKeys m_keys;   // http thread only
    mailgun::EventParser m_parser; // likewise
    http::RateLimiter m_strangers; // likewise: of what is not validly signed
    WebhookFigures m_figures;
};

} // namespace bouncedesk::web
