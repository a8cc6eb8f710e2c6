// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/simulator_routes.h"

#include "core/mailgun/simulator_desk.h"

namespace bouncedesk::mailgun {

using namespace http;

static constexpr qint64 kMessageBytes = 52'400'000;
static constexpr FormLimits kMessageLimits{4000, 8192};

HttpResponse simulatorMessage(int status, const QString &words)
{
    return HttpResponse::json(status, QJsonObject{{QStringLiteral("message"), words}});
}

static HttpResponse forbidden()
{
    HttpResponse response = HttpResponse::text(401, "Forbidden");
    response.setHeader("WWW-Authenticate", "Basic realm=\"MG API\"");
    return response;
}

static bool hasKey(const HttpRequest &request, const base::SecretString &key)
{
    const QByteArray expected = "api:" + key.reveal();
    const QByteArray given = request.header("authorization");
    return given.toLower().startsWith("basic ") &&
           base::SecretString(expected).equals(base::SecretString(QByteArray::fromBase64(given.mid(6))));
}

static Gate gateOf(SimulatorDesk *desk)
{
    return [desk](const Route &route, const HttpRequest &request, Answer answer, const Handler &next) {
        if (!route.pattern.startsWith("/simulator/") && !hasKey(request, desk->options().apiKey)) {
            answer(forbidden());
            return;
        }
        const QString domain = request.pathValue("domain");
        if (!domain.isEmpty() && !desk->options().domain.isEmpty() && domain != desk->options().domain) {
            answer(simulatorMessage(404, QStringLiteral("Domain not found: ") + domain));
            return;
        }
        next(request, std::move(answer));
    };
}

static void takeMessage(SimulatorDesk *desk, const HttpRequest &request, const Answer &answer)
{
    const auto form = parseForm(request.contentType(), request.body, kMessageLimits);
    desk->take(request.pathValue("domain"), form.value_or(FormFields()), answer);
}

Router simulatorRouter(SimulatorDesk *desk)
{
    Router router;
    router.add({Method::Post, "/v3/{domain}/messages", Permission::Anyone, kMessageBytes, RateClass::Unlimited,
                [desk](const HttpRequest &request, const Answer &answer) { takeMessage(desk, request, answer); }});
    addEventRoutes(router, desk);
    addSuppressionRoutes(router, desk);
    addAccountRoutes(router, desk);
    addOwnRoutes(router, desk);
    router.setGate(gateOf(desk));
    return router;
}

} // namespace bouncedesk::mailgun
