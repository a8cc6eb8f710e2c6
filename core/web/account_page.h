// SPDX-License-Identifier: GPL-3.0-or-later
// A page of the account in its frame: title, brand, language, form token, support. Pure but for random numbers; any
// thread.
#pragma once

#include "core/base/error.h"
#include "core/web/visitor.h"

#include <QJsonObject>

namespace bouncedesk::web {

struct PageOptions {
    int status = 200;
    bool isSignedIn = false;
};

// name: a template of resources/pages; title: a text, not a key. Form tokens are values of the page's own making.
http::HttpResponse accountPage(const WebServices &services, const http::HttpRequest &request, const char *name,
                               const QString &title, QJsonObject values, PageOptions options = {});

// A heading and a sentence, and where to go from there; all four are keys of phrases::accountText() but href.
struct PageMessage {
    const char *heading = "";
    const char *lead = "";
    QString href;
    const char *action = "back";
    int status = 200;
};
http::HttpResponse messagePage(const WebServices &services, const http::HttpRequest &request,
                               const PageMessage &message);

// "That did not work", with the status that the error has.
http::HttpResponse troublePage(const WebServices &services, const http::HttpRequest &request, const base::Error &error);
http::HttpResponse expiredFormPage(const WebServices &services, const http::HttpRequest &request);

// How long to wait where no throttle says it: for the next pages, "a few seconds"; for the password queue; until
// somebody sets up what is missing.
inline constexpr qint64 kFewSeconds = 3;
inline constexpr qint64 kBusySeconds = 5;
inline constexpr qint64 kLaterSeconds = 3600;
// The page, with Retry-After.
http::HttpResponse tryAgainPage(http::HttpResponse page, qint64 afterSeconds);
// Whether it asks for a page and changes nothing: then it may be sent again.
bool isReading(http::Method method);
// Whom the gate refuses a page: 429, and 421 for a host that is not ours. Without cookies and whatever else is one
// visitor's own.
http::HttpResponse tooFastPage(const WebServices &services, const http::HttpRequest &request);
http::HttpResponse foreignHostPage(const WebServices &services, const http::HttpRequest &request);

// "Try again in 12 minutes."
QString waitText(const QString &language, qint64 waitMs);

} // namespace bouncedesk::web
