// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/web_gate.h"

#include "core/http/rate_limiter.h"
#include "core/http/trusted_proxies.h"
#include "core/web/account_page.h"
#include "core/web/brand.h"
#include "core/web/database_answer.h"
#include "core/web/host_policy.h"
#include "core/web/problem_response.h"

namespace bouncedesk::web {

namespace {

using http::Answer;
using http::Handler;
using http::HttpRequest;
using http::HttpResponse;
using http::Permission;
using http::RateClass;
using http::Route;

bool isPage(const Route &route)
{
    return route.rateClass == RateClass::Page || route.rateClass == RateClass::SignIn;
}

// Pages of one client: a person clicks, a script hammers.
constexpr http::RateLimit pageLimit{5, 60};
constexpr http::RateLimit apiLimit{50, 500};

class WebGate {
public:
    explicit WebGate(const WebServices &services) : m_services(services) {}

    void operator()(const Route &route, HttpRequest request, Answer answer, const Handler &next)
    {
        warnOfProxy(request);
        if (const auto refusal = refusalOf(route, request)) {
            answer(*refusal);
            return;
        }
        if (route.permission == Permission::Customer)
            lookUpSession(std::move(request), std::move(answer), next);
        else
            next(request, std::move(answer));
    }

private:
    // Once: all its visitors share the limits of one, and the operator should hear why.
    void warnOfProxy(const HttpRequest &request)
    {
        if (m_hasWarned || !request.peer.isLoopback() || request.isLocal())
            return;
        const auto proxies = http::TrustedProxies::parse(m_services.settings.trustedProxies);
        if (proxies && proxies->contains(request.peer))
            return;
        m_hasWarned = true;
        qWarning("a proxy on this machine hands on requests, but BOUNCEDESK_TRUSTED_PROXIES does not name it: all who "
                 "come through it count as one client");
    }

    std::optional<HttpResponse> refusalOf(const Route &route, const HttpRequest &request)
    {
        if (const auto refusal = refusalForRate(route, request))
            return refusal;
        if (isPage(route)) {
            if (!isOurHost(request.host(), m_services.settings))
                return foreignHostPage(m_services, request);
            if (request.method == http::Method::Post && !isOurForm(m_services, request))
                return expiredFormPage(m_services, request);
        }
        return refusalForToken(route, request);
    }

    std::optional<HttpResponse> refusalForRate(const Route &route, const HttpRequest &request)
    {
        http::RateLimiter *limiter = isPage(route) ? &m_pages : route.rateClass == RateClass::Api ? &m_calls : nullptr;
        if (!limiter || request.isLocal())
            return std::nullopt;
        const qint64 waitMs = limiter->take(http::clientKey(request.peer), m_services.clock.bootMs());
        if (waitMs == 0)
            return std::nullopt;
        if (isPage(route))
            return tooFast(request);
        HttpResponse response = HttpResponse::problem(429, QStringLiteral("too_many_requests"));
        response.setRetryAfter(waitMs / 1000 + 1);
        return response;
    }

    // Made once a language: whoever hammers shall cost less than whom he keeps waiting.
    HttpResponse tooFast(const HttpRequest &request)
    {
        const QString key = languageOf(m_services, request) + (isReading(request.method) ? u'\n' : u'\t') +
                            supportOf(m_services.settings);
        if (!m_tooFast.contains(key))
            m_tooFast.insert(key, tooFastPage(m_services, request));
        return m_tooFast.value(key);
    }

    std::optional<HttpResponse> refusalForToken(const Route &route, const HttpRequest &request) const
    {
        const bool isLocal = route.permission == Permission::LoopbackOrToken && request.isLocal();
        if (isLocal || (route.permission != Permission::ApiToken && route.permission != Permission::LoopbackOrToken))
            return std::nullopt;
        if (m_services.apiTokens.accepts(request.bearerToken()))
            return std::nullopt;
        HttpResponse response = HttpResponse::problem(401, QStringLiteral("token_missing_or_unknown"));
        response.setHeader("WWW-Authenticate", "Bearer");
        return response;
    }

    void lookUpSession(HttpRequest request, Answer answer, const Handler &next) const
    {
        const QByteArray token = sessionToken(m_services, request);
        const auto find = [&sessions = m_services.sessions, token](storage::Connection &connection) {
            return sessions.find(connection, token);
        };
        m_services.pool.read<std::optional<access::Session>>(
            m_services.context, find,
            [this, request = std::move(request), answer = std::move(answer), next,
             token](const base::Result<std::optional<access::Session>> &found) mutable {
                if (!found)
                    answer(troublePage(m_services, request, found.error()));
                else if (!*found)
                    answer(HttpResponse::redirect("/account/sign-in"));
                else
                    goOn(std::move(request), answer, next, token, **found);
            });
    }

    void goOn(HttpRequest request, const Answer &answer, const Handler &next, const QByteArray &token,
              const access::Session &session) const
    {
        if (m_services.sessions.isDueForExtension(session))
            writeBeside(m_services, [&sessions = m_services.sessions, token](storage::Connection &connection) {
                return sessions.extend(connection, token);
            });
        request.caller = SignedIn{session.backer};
        next(request, answer);
    }

    const WebServices &m_services;
    bool m_hasWarned = false;
    QHash<QString, HttpResponse> m_tooFast;
    http::RateLimiter m_pages{pageLimit};
    http::RateLimiter m_calls{apiLimit};
};

} // namespace

http::Gate makeGate(const WebServices &services)
{
    // Shared, because a std::function wants to be copied.
    const auto gate = std::make_shared<WebGate>(services);
    return [gate](const Route &route, HttpRequest request, Answer answer, const Handler &next) {
        (*gate)(route, std::move(request), std::move(answer), next);
    };
}

} // namespace bouncedesk::web
