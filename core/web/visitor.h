// SPDX-License-Identifier: GPL-3.0-or-later
// The browser behind a request of the account pages: its cookies, the proof that a form is ours, its language. Pure
// but for random numbers.
#pragma once

#include "core/base/ids.h"
#include "core/web/web_services.h"

namespace bouncedesk::web {

// Who is signed in, as the gate found out (HttpRequest::caller).
struct SignedIn {
    base::BackerRow backer;
};

// Whether cookies are only for https: over https, and wherever the world reaches us by https.
bool usesSecureCookies(const WebServices &services, const http::HttpRequest &request);

QByteArray sessionToken(const WebServices &services, const http::HttpRequest &request);
// An empty token takes the cookie away.
void setSessionCookie(const WebServices &services, const http::HttpRequest &request, http::HttpResponse *response,
                      const QByteArray &token);

// A token for the forms of a page; sets the browser's form cookie when it has none yet.
QByteArray formToken(const WebServices &services, const http::HttpRequest &request, http::HttpResponse *response);
// Sent from a form of ours, by this browser, under this session.
bool isOurForm(const WebServices &services, const http::HttpRequest &request);

QString languageOf(const WebServices &services, const http::HttpRequest &request);

} // namespace bouncedesk::web
