// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/database_answer.h"

#include "core/web/account_page.h"
#include "core/web/problem_response.h"

namespace bouncedesk::web {

namespace {

using http::HttpResponse;
using Done = std::function<void(base::Result<HttpResponse>)>;

Done asPage(const WebServices &services, const http::HttpRequest &request, const http::Answer &answer)
{
    return [&services, request, answer](const base::Result<HttpResponse> &made) {
        answer(made ? *made : troublePage(services, request, made.error()));
    };
}

Done asJson(const WebServices &services, const http::HttpRequest &request, const http::Answer &answer)
{
    return [&services, request, answer](const base::Result<HttpResponse> &made) {
        answer(made ? *made : problemOf(request, made.error(), languageOf(services, request)));
    };
}

} // namespace

void readPage(const WebServices &services, const http::HttpRequest &request, const http::Answer &answer,
              DatabaseWork work)
{
    services.pool.read<HttpResponse>(services.context, std::move(work), asPage(services, request, answer));
}

void writePage(const WebServices &services, const http::HttpRequest &request, const http::Answer &answer,
               DatabaseWork work)
{
    services.pool.write<HttpResponse>(services.context, std::move(work), asPage(services, request, answer));
}

void readJson(const WebServices &services, const http::HttpRequest &request, const http::Answer &answer,
              DatabaseWork work)
{
    services.pool.read<HttpResponse>(services.context, std::move(work), asJson(services, request, answer));
}

void writeJson(const WebServices &services, const http::HttpRequest &request, const http::Answer &answer,
               DatabaseWork work)
{
    services.pool.write<HttpResponse>(services.context, std::move(work), asJson(services, request, answer));
}

void writeBeside(const WebServices &services, std::function<base::Result<void>(storage::Connection &)> work)
{
    services.pool.postToWriter([work = std::move(work)](const base::Result<storage::Connection *> &connection) {
        const base::Result<void> done = connection ? work(**connection) : base::fail(connection.error());
        if (!done)
            qCritical() << "cannot write beside a request" << done.error();
    });
}

} // namespace bouncedesk::web
