// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/webhook_endpoint.h"

#include "core/http/trusted_proxies.h"

namespace bouncedesk::web {

using base::ErrorCode;
using http::Answer;
using http::HttpRequest;
using http::HttpResponse;
using ingest::IngestOutcome;

namespace {

constexpr qint64 kMostLateMs = 3'600'000;                // so that one straggler is no average
constexpr qint64 kSampleAgeMs = 31LL * 24 * 3600 * 1000; // the test button's events are years old
constexpr int kLatenessOf = 50;                          // events
constexpr int kRetrySeconds = 30;                        // Mailgun has its own rhythm; others may heed it

HttpResponse tryLater(const QString &code)
{
    HttpResponse response = HttpResponse::problem(503, code);
    response.setRetryAfter(kRetrySeconds);
    return response;
}

HttpResponse responseTo(const base::Result<IngestOutcome> &outcome)
{
    if (!outcome)
        return tryLater(outcome.error().code == ErrorCode::Full ? QStringLiteral("disk_full")
                                                                : QStringLiteral("database_unavailable"));
    if (*outcome == IngestOutcome::TokenReused)
        return HttpResponse::problem(401, QStringLiteral("token_used"));
    static const HttpResponse stored = HttpResponse::text(200, "ok\n");
    return stored;
}

} // namespace

WebhookEndpoint::WebhookEndpoint(ingest::Ingestor &ingestor, const config::Settings &settings, const base::Clock &clock)
    : m_ingestor(ingestor), m_settings(settings), m_clock(clock),
      m_keys({settings.mailgunSigningKeys.constData(), size_t(settings.mailgunSigningKeys.size())}),
      m_strangers({double(settings.httpRequestsPerSecond), 2.0 * settings.httpRequestsPerSecond})
{
}

http::Handler WebhookEndpoint::handler()
{
    return [this](const HttpRequest &request, const Answer &answer) { handle(request, answer); };
}

void WebhookEndpoint::handle(const HttpRequest &request, const Answer &answer)
{
    if (m_settings.mailgunSigningKeys.isEmpty()) {
        answer(tryLater(QStringLiteral("no_signing_key")));
        return;
    }
    auto parsed = m_parser.parse(request.contentType(), request.body);
    if (!parsed) {
        ++m_figures.unreadable;
        answer(refuse(request, 400, QStringLiteral("unreadable")));
        return;
    }
    const auto signedSecond = parsed->signature.signedSecond();
    if (!signedSecond || !m_keys.verify(parsed->signature)) {
        ++m_figures.wrongSignature;
        ++m_figures.wrongInARow;
        answer(refuse(request, 401, QStringLiteral("wrong_signature")));
        return;
    }
    m_figures.wrongInARow = 0;
    ++m_figures.verified;
    if (!mailgun::isWithinWindow(*signedSecond, m_clock.nowMs(), m_settings.webhookWindowSeconds,
                                 m_settings.webhookAheadSeconds)) {
        ++m_figures.outsideWindow;
        answer(refuse(request, 401, QStringLiteral("outside_window")));
        return;
    }
    noteLateness(parsed->event);
    takeIn(request, std::move(*parsed), *signedSecond, answer);
}

void WebhookEndpoint::noteLateness(const mailgun::EventOrUnusable &event)
{
    const auto *wire = std::get_if<mailgun::WireEvent>(&event);
    const qint64 lateMs = wire ? m_clock.nowMs() - wire->atMs : 0;
    if (!wire || lateMs > kSampleAgeMs)
        return;
    const qint64 before = m_figures.lateMs;
    m_figures.lateMs = before + (std::clamp<qint64>(lateMs, 0, kMostLateMs) - before) / kLatenessOf;
}

// Strangers who knock often are told to wait; programs on this machine are no strangers.
HttpResponse WebhookEndpoint::refuse(const HttpRequest &request, int status, const QString &code)
{
    if (request.isLocal())
        return HttpResponse::problem(status, code);
    const qint64 waitMs = m_strangers.take(http::clientKey(request.peer), m_clock.nowMs());
    if (waitMs == 0)
        return HttpResponse::problem(status, code);
    HttpResponse response = HttpResponse::problem(429, QStringLiteral("too_many_requests"));
    response.setRetryAfter((waitMs + 999) / 1000);
    return response;
}

void WebhookEndpoint::takeIn(const HttpRequest &request, mailgun::ParsedWebhook parsed, qint64 signedSecond,
                             const Answer &answer)
{
    ingest::InboundEvent event;
    event.token = ingest::TokenUse{signedSecond, QString::fromUtf8(parsed.signature.token), parsed.digest};
    event.event = std::move(parsed.event);
    event.contentType = request.contentType();
    event.body = request.body;
    event.receivedAtMs = m_clock.nowMs();
    const bool taken = m_ingestor.submit(
        std::move(event), [answer](const base::Result<IngestOutcome> &outcome) { answer(responseTo(outcome)); });
    if (!taken) {
        ++m_figures.refusedFull;
        answer(tryLater(QStringLiteral("queue_full")));
    }
}

} // namespace bouncedesk::web
