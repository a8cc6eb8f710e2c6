// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/visitor.h"

#include "core/http/accept_language.h"
#include "core/http/csrf.h"
#include "core/phrases/phrase.h"

namespace bouncedesk::web {

namespace {

// The prefix makes browsers refuse such a cookie from a neighbouring name or from plain http (RFC 6265bis 4.1.3.2).
QByteArray cookieName(const WebServices &services, const http::HttpRequest &request, const char *name)
{
    return (usesSecureCookies(services, request) ? QByteArrayLiteral("__Host-") : QByteArray()) + name;
}

QByteArray formCookie(const WebServices &services, const http::HttpRequest &request)
{
    return request.cookie(cookieName(services, request, "bouncedesk_form"));
}

// A form of before the sign-in does not fit after it, nor the other way round.
QByteArray formOwner(const WebServices &services, const http::HttpRequest &request, const QByteArray &cookie)
{
    return cookie + ':' + sessionToken(services, request);
}

} // namespace

bool usesSecureCookies(const WebServices &services, const http::HttpRequest &request)
{
    return request.isSecure || services.settings.publicUrl.scheme() == QLatin1String("https");
}

QByteArray sessionToken(const WebServices &services, const http::HttpRequest &request)
{
    return request.cookie(cookieName(services, request, "bouncedesk_session"));
}

void setSessionCookie(const WebServices &services, const http::HttpRequest &request, http::HttpResponse *response,
                      const QByteArray &token)
{
    http::Cookie cookie;
    cookie.name = cookieName(services, request, "bouncedesk_session");
    cookie.value = token;
    cookie.secure = usesSecureCookies(services, request);
    response->addCookie(token.isEmpty() ? cookie.expired() : cookie);
}

QByteArray formToken(const WebServices &services, const http::HttpRequest &request, http::HttpResponse *response)
{
    QByteArray own = formCookie(services, request);
    if (own.isEmpty()) {
        own = http::randomToken();
        http::Cookie cookie;
        cookie.name = cookieName(services, request, "bouncedesk_form");
        cookie.value = own;
        cookie.secure = usesSecureCookies(services, request);
        response->addCookie(cookie);
    }
    return http::csrfToken(services.formKey, formOwner(services, request, own));
}

bool isOurForm(const WebServices &services, const http::HttpRequest &request)
{
    const QByteArray own = formCookie(services, request);
    return !own.isEmpty() && http::mayBeSameSite(request) &&
           http::csrfTokenFits(request.formFields().value(http::csrfFieldName), services.formKey,
                               formOwner(services, request, own));
}

QString languageOf(const WebServices &services, const http::HttpRequest &request)
{
    return http::bestLanguage(request.header("accept-language"), phrases::languages(), services.settings.language);
}

} // namespace bouncedesk::web
