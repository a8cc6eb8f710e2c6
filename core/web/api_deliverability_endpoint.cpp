// SPDX-License-Identifier: GPL-3.0-or-later
// How mail is doing, for programs: the rows of the command deliverability.
#include "core/base/time_format.h"
#include "core/deliverability/deliverability_service.h"
#include "core/web/api_endpoints.h"
#include "core/web/database_answer.h"
#include "core/web/json_body.h"
#include "core/web/problem_response.h"
#include "core/web/visitor.h"

#include <QJsonArray>

namespace bouncedesk::web {

namespace {

using base::ErrorCode;
using base::fail;
using deliverability::Question;
using http::HttpResponse;

constexpr int usualRows = 1000;
constexpr int mostRows = 10000;

struct Page {
    Question question;
    int offset = 0;
    int rows = usualRows;
};

base::Result<std::optional<QDate>> dateParameter(const http::FormFields &query, const char *name)
{
    const auto text = parameter(query, name);
    if (!text)
        return std::optional<QDate>();
    BD_ASSIGN(const QDate date, base::parseIsoDate(*text));
    return std::optional(date);
}

// fixed: the filter that stands in the path.
base::Result<Page> pageOf(const HttpRequest &request, const QString &fixed)
{
    QStringList names{QStringLiteral("by"),      QStringLiteral("project"), QStringLiteral("backer"),
                      QStringLiteral("subject"), QStringLiteral("domain"),  QStringLiteral("from"),
                      QStringLiteral("to"),      QStringLiteral("limit"),   QStringLiteral("cursor")};
    names.removeAll(fixed);
    BD_ASSIGN(const http::FormFields query, queryParameters(request, names));
    Page page;
    const auto by = deliverability::groupOfName(parameter(query, "by").value_or(QStringLiteral("status")));
    if (!by)
        return fail(ErrorCode::InvalidInput, QStringLiteral("by"), QStringLiteral("value_not_allowed"));
    page.question.by = *by;
    page.question.project = parameter(query, "project");
    page.question.backer = parameter(query, "backer");
    page.question.subject = parameter(query, "subject");
    page.question.domain = parameter(query, "domain");
    BD_ASSIGN(page.question.from, dateParameter(query, "from"));
    BD_ASSIGN(page.question.to, dateParameter(query, "to"));
    BD_ASSIGN(page.rows, limitParameter(query, usualRows, mostRows));
    bool isNumber = true;
    if (const auto cursor = parameter(query, "cursor"))
        page.offset = cursor->toInt(&isNumber);
    if (!isNumber || page.offset < 0 || page.offset > 100 * mostRows)
        return fail(ErrorCode::InvalidInput, QStringLiteral("cursor"), QStringLiteral("value_not_allowed"));
    return page;
}

base::Result<HttpResponse> rowsOf(storage::Connection &connection, Page page)
{
    page.question.limit = page.offset + page.rows + 1; // one more tells whether there are more
    BD_ASSIGN(const auto rows, deliverability::answer(connection, page.question));
    QJsonArray items;
    for (qsizetype i = page.offset; i < rows.size() && items.size() < page.rows; ++i)
        items.append(deliverability::jsonOf(page.question.by, rows[i]));
    const qsizetype end = page.offset + items.size();
    return HttpResponse::json(200, listBody(items, end < rows.size() ? QString::number(end) : QString()));
}

void answerWith(const WebServices &services, const HttpRequest &request, const Answer &answer,
                const base::Result<Page> &page)
{
    if (!page) {
        answer(problemOf(request, page.error(), languageOf(services, request)));
        return;
    }
    readJson(services, request, answer,
             [page = *page](storage::Connection &connection) { return rowsOf(connection, page); });
}

} // namespace

void getDeliverability(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    answerWith(services, request, answer, pageOf(request, {}));
}

void getBackerDeliverability(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    base::Result<Page> page = pageOf(request, QStringLiteral("backer"));
    if (page)
        page->question.backer = request.pathValue("id");
    answerWith(services, request, answer, page);
}

void getProjectDeliverability(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    base::Result<Page> page = pageOf(request, QStringLiteral("project"));
    if (page)
        page->question.project = request.pathValue("id");
    answerWith(services, request, answer, page);
}

} // namespace bouncedesk::web
