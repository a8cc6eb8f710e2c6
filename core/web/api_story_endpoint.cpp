// SPDX-License-Identifier: GPL-3.0-or-later
// The one answer about a backer's bill, for programs: what the command "backers why" says.
#include "core/backers/backer_repository.h"
#include "core/phrases/story_phrases.h"
#include "core/story/answer_service.h"
#include "core/web/api_endpoints.h"
#include "core/web/database_answer.h"
#include "core/web/json_body.h"
#include "core/web/problem_response.h"
#include "core/web/visitor.h"

namespace bouncedesk::web {

namespace {

using http::HttpResponse;

// Empty: the usual one.
base::Result<QString> periodOf(const HttpRequest &request)
{
    BD_ASSIGN(const http::FormFields query, queryParameters(request, {QStringLiteral("period")}));
    const auto text = parameter(query, "period");
    if (!text)
        return QString();
    BD_ASSIGN(const base::Period period, base::Period::parse(*text));
    return period.text();
}

base::Result<HttpResponse> tellWhy(const WebServices &services, const HttpRequest &request,
                                   storage::Connection &connection, QString period)
{
    const QString key = request.pathValue("id");
    BD_ASSIGN(const auto backer, backers::backerByKey(connection, key));
    if (!backer)
        return base::fail(base::ErrorCode::NotFound, key, QStringLiteral("backer"));
    const story::AnswerService service;
    if (period.isEmpty()) {
        BD_ASSIGN(period, service.usualPeriod(connection, services.clock.nowMs()));
    }
    BD_ASSIGN(const story::Answer answer, service.answer(connection, *backer, period));
    const QString language = languageOf(services, request);
    return HttpResponse::json(200, QJsonObject{{QStringLiteral("code"), story::answerName(answer.code)},
                                               {QStringLiteral("summary"), phrases::answerSummary(language, answer)},
                                               {QStringLiteral("next"), phrases::answerNext(language, answer)},
                                               {QStringLiteral("facts"), answer.facts}});
}

} // namespace

void getWhy(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    const auto period = periodOf(request);
    if (!period) {
        answer(problemOf(request, period.error(), languageOf(services, request)));
        return;
    }
    readJson(services, request, answer, [&services, request, period = *period](storage::Connection &connection) {
        return tellWhy(services, request, connection, period);
    });
}

} // namespace bouncedesk::web
