// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/account_endpoints.h"
#include "core/web/page_template.h"

namespace bouncedesk::web {

namespace {

// A day: the address carries the content's digest, so a new style is seen at once.
void send(const Answer &answer, const QByteArray &type, const QString &name)
{
    http::HttpResponse response = http::HttpResponse::content(type, pageFile(name));
    response.setHeader("Cache-Control", "public, max-age=86400");
    answer(response);
}

} // namespace

void sendStyle(const WebServices &, const HttpRequest &, const Answer &answer)
{
    send(answer, "text/css; charset=utf-8", QStringLiteral("style.css"));
}

void sendMark(const WebServices &, const HttpRequest &, const Answer &answer)
{
    send(answer, "image/svg+xml", QStringLiteral("mark.svg"));
}

} // namespace bouncedesk::web
