// SPDX-License-Identifier: GPL-3.0-or-later
// What machines ask about the service itself: its description, whether it is well, its figures.
#include "core/http/http_statistics.h"
#include "core/web/api_endpoints.h"
#include "core/web/metrics_text.h"
#include "core/web/page_template.h"

namespace bouncedesk::web {

namespace {

using http::HttpResponse;

void addHttpFigures(const http::HttpStatistics &figures, MetricsText *metrics)
{
    metrics->single("bouncedesk_http_connections_total", MetricsText::Counter, "Connections taken since the start.",
                    double(figures.connections));
    metrics->single("bouncedesk_http_open_connections", MetricsText::Gauge, "Connections open now.",
                    double(figures.openConnections));
    metrics->single("bouncedesk_http_requests_total", MetricsText::Counter, "Whole requests since the start.",
                    double(figures.requests));
    metrics->single("bouncedesk_http_open_answers", MetricsText::Gauge, "Requests that wait for their answer.",
                    double(figures.openAnswers));
    metrics->single("bouncedesk_http_held_bytes", MetricsText::Gauge, "Requests and answers held in memory.",
                    double(figures.heldBytes));
    metrics->describe("bouncedesk_http_answers_total", MetricsText::Counter, "Answers by class of status.");
    for (size_t i = 1; i < figures.answersByClass.size(); ++i)
        metrics->value(double(figures.answersByClass[i]), {{"class", QByteArray::number(int(i)) + "xx"}});
    metrics->describe("bouncedesk_http_refused_total", MetricsText::Counter, "Connections ended by the guard.");
    for (int i = 0; i < int(http::RefusalCause::Count); ++i) {
        const auto cause = http::RefusalCause(i);
        metrics->value(double(figures.refusals(cause)), {{"cause", http::refusalCauseName(cause)}});
    }
}

} // namespace

void getDescription(const WebServices &, const HttpRequest &, const Answer &answer)
{
    answer(HttpResponse::json(200, pageFile(QStringLiteral("openapi.json"))));
}

// Strangers hear "ok" or "failing", nothing more.
void getHealth(const WebServices &services, const HttpRequest &, const Answer &answer)
{
    services.pool.read<qint64>(
        services.context, [](storage::Connection &connection) { return connection.number("SELECT 1"); },
        [answer](const base::Result<qint64> &one) {
            answer(one ? HttpResponse::text(200, "ok\n") : HttpResponse::text(503, "failing\n"));
        });
}

void getMetrics(const WebServices &services, const HttpRequest &, const Answer &answer)
{
    MetricsText metrics;
    if (services.statistics)
        addHttpFigures(*services.statistics, &metrics);
    metrics.single("bouncedesk_password_hashes_total", MetricsText::Counter, "Password hashes tried since the start.",
                   double(services.passwords.tried()));
    if (services.moreMetrics)
        services.moreMetrics(metrics);
    answer(HttpResponse::content("text/plain; version=0.0.4; charset=utf-8", metrics.text()));
}

} // namespace bouncedesk::web
