// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/routes.h"

#include "core/web/account_endpoints.h"
#include "core/web/account_page.h"
#include "core/web/api_endpoints.h"
#include "core/web/web_gate.h"

namespace bouncedesk::web {

namespace {

using http::Method;
using http::Permission;
using http::RateClass;

constexpr qint64 formCap = 16 * 1024;
constexpr qint64 settingsCap = -1; // BOUNCEDESK_HTTP_BODY_KILOBYTES

using Endpoint = void (*)(const WebServices &, const HttpRequest &, const Answer &);

struct Row {
    Method method;
    const char *path;
    Permission permission;
    RateClass rate;
    qint64 bodyCap;
    Endpoint endpoint;
};

void goToAccount(const WebServices &, const HttpRequest &, const Answer &answer)
{
    answer(http::HttpResponse::redirect("/account"));
}

void takeWebhook(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    if (services.webhook)
        services.webhook(request, answer);
    else
        answer(http::HttpResponse::problem(503, QStringLiteral("not_listening")));
}

void sayThatThereIsNoSuchPage(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    answer(
        messagePage(services, request, {"no_page", "no_page_lead", QStringLiteral("/account"), "your_account", 404}));
}

// A slash too many at the end is no other page.
void findPageOfAccount(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    QByteArray path = request.rawPath;
    while (path.endsWith('/'))
        path.chop(1);
    if (path == request.rawPath)
        sayThatThereIsNoSuchPage(services, request, answer);
    else
        answer(http::HttpResponse::redirect(request.query.isEmpty() ? path : path + '?' + request.query, 308));
}

// A browser that shows the answer to a person; programs say in Accept what they want, or nothing.
bool isForPerson(const HttpRequest &request)
{
    const bool isForPrograms =
        request.rawPath == "/api" || request.rawPath.startsWith("/api/") || request.rawPath.startsWith("/webhooks/");
    return isReading(request.method) && !isForPrograms && request.header("accept").toLower().contains("text/html");
}

constexpr Row table[]{
    {Method::Post, "/webhooks/mailgun", Permission::Anyone, RateClass::Webhook, settingsCap, takeWebhook},
    {Method::Get, "/", Permission::Anyone, RateClass::Page, 0, goToAccount},
    {Method::Get, "/account/sign-in", Permission::Anyone, RateClass::Page, 0, showSignIn},
    {Method::Post, "/account/sign-in", Permission::Anyone, RateClass::SignIn, formCap, signIn},
    {Method::Post, "/account/choose", Permission::Anyone, RateClass::SignIn, formCap, chooseAccount},
    {Method::Post, "/account/sign-out", Permission::Anyone, RateClass::Page, formCap, signOut},
    {Method::Get, "/account/sign-up", Permission::Anyone, RateClass::Page, 0, showSignUp},
    {Method::Post, "/account/sign-up", Permission::Anyone, RateClass::SignIn, formCap, signUp},
    {Method::Get, "/account/forgot", Permission::Anyone, RateClass::Page, 0, showForgot},
    {Method::Post, "/account/forgot", Permission::Anyone, RateClass::SignIn, formCap, askForPassword},
    {Method::Get, "/account/link/{token}", Permission::Anyone, RateClass::Page, 0, showLink},
    {Method::Post, "/account/link/{token}", Permission::Anyone, RateClass::SignIn, formCap, useLink},
    {Method::Get, "/account", Permission::Customer, RateClass::Page, 0, showAccount},
    {Method::Post, "/account/address", Permission::Customer, RateClass::Page, formCap, giveAddress},
    {Method::Post, "/account/confirmation", Permission::Customer, RateClass::Page, formCap, askForConfirmation},
    {Method::Post, "/account/test-mail", Permission::Customer, RateClass::Page, formCap, askForTestMail},
    {Method::Get, "/account/password", Permission::Customer, RateClass::Page, 0, showPasswordForm},
    {Method::Post, "/account/password", Permission::Customer, RateClass::SignIn, formCap, changePassword},
    // Where a form was answered with a page, its address may be loaded again.
    {Method::Get, "/account/choose", Permission::Anyone, RateClass::Page, 0, goToAccount},
    {Method::Get, "/account/sign-out", Permission::Anyone, RateClass::Page, 0, goToAccount},
    {Method::Get, "/account/address", Permission::Anyone, RateClass::Page, 0, goToAccount},
    {Method::Get, "/account/confirmation", Permission::Anyone, RateClass::Page, 0, goToAccount},
    {Method::Get, "/account/test-mail", Permission::Anyone, RateClass::Page, 0, goToAccount},
    {Method::Get, "/account/{path*}", Permission::Anyone, RateClass::Page, 0, findPageOfAccount},
    // They say nothing about anybody, and a page that refuses (429, 421) needs them too.
    {Method::Get, "/account/style.css", Permission::Anyone, RateClass::Unlimited, 0, sendStyle},
    {Method::Get, "/account/mark.svg", Permission::Anyone, RateClass::Unlimited, 0, sendMark},
    {Method::Get, "/api/v1/backers/{id}", Permission::ApiToken, RateClass::Api, 0, getBacker},
    {Method::Put, "/api/v1/backers/{id}", Permission::ApiToken, RateClass::Api, settingsCap, putBacker},
    {Method::Get, "/api/v1/backers/{id}/why", Permission::ApiToken, RateClass::Api, 0, getWhy},
    {Method::Post, "/api/v1/backers/{id}/account-link", Permission::ApiToken, RateClass::Api, settingsCap,
     makeAccountLink},
    {Method::Get, "/api/v1/backers/{id}/deliverability", Permission::ApiToken, RateClass::Api, 0,
     getBackerDeliverability},
    {Method::Get, "/api/v1/projects/{id}/deliverability", Permission::ApiToken, RateClass::Api, 0,
     getProjectDeliverability},
    {Method::Get, "/api/v1/deliverability", Permission::ApiToken, RateClass::Api, 0, getDeliverability},
    {Method::Get, "/api/v1/sent-emails", Permission::ApiToken, RateClass::Api, 0, getSentEmails},
    {Method::Get, "/api/v1/openapi.json", Permission::Anyone, RateClass::Api, 0, getDescription},
    {Method::Get, "/healthz", Permission::Anyone, RateClass::Unlimited, 0, getHealth},
    {Method::Get, "/metrics", Permission::LoopbackOrToken, RateClass::Unlimited, 0, getMetrics},
};

// What is no page of ours is a page all the same, behind the same gate.
http::Fallback makeFallback(const WebServices &services, const http::Gate &gate)
{
    const auto handler = [&services](const HttpRequest &request, const Answer &answer) {
        sayThatThereIsNoSuchPage(services, request, answer);
    };
    const http::Route route{Method::Get, "/{path*}", Permission::Anyone, 0, RateClass::Page, handler};
    return [gate, route](HttpRequest request, Answer answer, const http::HttpResponse &refusal) {
        if (isForPerson(request))
            gate(route, std::move(request), std::move(answer), route.handler);
        else
            answer(refusal);
    };
}

} // namespace

QList<http::Route> makeRoutes(const WebServices &services)
{
    QList<http::Route> routes;
    for (const Row &row : table) {
        const auto handler = [&services, endpoint = row.endpoint](const HttpRequest &request, const Answer &answer) {
            endpoint(services, request, answer);
        };
        const qint64 cap =
            row.bodyCap == settingsCap ? qint64(services.settings.httpBodyKilobytes) * 1024 : row.bodyCap;
        routes.append({row.method, row.path, row.permission, cap, row.rate, handler});
    }
    return routes;
}

http::Router makeRouter(const WebServices &services)
{
    http::Router router(makeRoutes(services));
    const http::Gate gate = makeGate(services);
    router.setGate(gate);
    router.setFallback(makeFallback(services, gate));
    return router;
}

} // namespace bouncedesk::web
