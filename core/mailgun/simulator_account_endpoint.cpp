// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/simulator_desk.h"
#include "core/mailgun/simulator_routes.h"

#include <QJsonArray>

namespace bouncedesk::mailgun {

using namespace http;

static QJsonObject dnsRecord(const QString &type, const QString &name, const QString &value)
{
    return QJsonObject{{QStringLiteral("record_type"), type},
                       {QStringLiteral("name"), name},
                       {QStringLiteral("value"), value},
                       {QStringLiteral("valid"), QStringLiteral("valid")}};
}

static HttpResponse domainOf(SimulatorDesk *, const HttpRequest &request)
{
    const QString name = request.pathValue("domain");
    const QJsonObject domain{{QStringLiteral("name"), name},
                             {QStringLiteral("state"), QStringLiteral("active")},
                             {QStringLiteral("type"), QStringLiteral("custom")},
                             {QStringLiteral("is_disabled"), false}};
    const QJsonArray sending{dnsRecord(QStringLiteral("TXT"), name, QStringLiteral("v=spf1 include:mailgun.org ~all"))};
    const QJsonArray receiving{dnsRecord(QStringLiteral("MX"), name, QStringLiteral("mxa.mailgun.org"))};
    return HttpResponse::json(200, QJsonObject{{QStringLiteral("domain"), domain},
                                               {QStringLiteral("sending_dns_records"), sending},
                                               {QStringLiteral("receiving_dns_records"), receiving}});
}

static HttpResponse queuesOf(SimulatorDesk *, const HttpRequest &)
{
    const QJsonObject queue{{QStringLiteral("is_disabled"), false}};
    return HttpResponse::json(200,
                              QJsonObject{{QStringLiteral("regular"), queue}, {QStringLiteral("scheduled"), queue}});
}

static HttpResponse signingKeyOf(SimulatorDesk *desk, const HttpRequest &)
{
    const QString key = QString::fromUtf8(desk->options().signingKey.reveal());
    return HttpResponse::json(200, QJsonObject{{QStringLiteral("message"), QStringLiteral("success")},
                                               {QStringLiteral("http_signing_key"), key}});
}

static QJsonObject hookJson(const QStringList &urls)
{
    return QJsonObject{{QStringLiteral("urls"), QJsonArray::fromStringList(urls)}};
}

static HttpResponse webhooksOf(SimulatorDesk *desk, const HttpRequest &)
{
    QJsonObject hooks;
    const auto &registered = desk->webhooks().registered();
    for (auto it = registered.begin(); it != registered.end(); ++it)
        hooks.insert(it.key(), hookJson(it.value()));
    return HttpResponse::json(200, QJsonObject{{QStringLiteral("webhooks"), hooks}});
}

static QStringList urlsOf(const HttpRequest &request)
{
    QStringList urls;
    const FormFields form = request.formFields();
    for (const QByteArray &url : form.values("url"))
        urls += QString::fromUtf8(url);
    return urls;
}

static HttpResponse setWebhook(SimulatorDesk *desk, const QString &type, const QStringList &urls)
{
    const bool usable = !type.isEmpty() && !urls.isEmpty() && urls.size() <= 3 &&
                        std::all_of(urls.begin(), urls.end(), [](const QString &url) {
                            return QUrl(url).scheme().startsWith(QLatin1String("http")) && !QUrl(url).host().isEmpty();
                        });
    if (!usable)
        return simulatorMessage(400, QStringLiteral("not a valid url"));
    desk->webhooks().registered().insert(type, urls);
    return HttpResponse::json(200, QJsonObject{{QStringLiteral("message"), QStringLiteral("Webhook has been updated")},
                                               {QStringLiteral("webhook"), hookJson(urls)}});
}

static HttpResponse createWebhook(SimulatorDesk *desk, const HttpRequest &request)
{
    const QString type = request.formFields().text("id");
    if (desk->webhooks().registered().contains(type))
        return simulatorMessage(400, QStringLiteral("Webhook already exists"));
    return setWebhook(desk, type, urlsOf(request));
}

static HttpResponse oneWebhook(SimulatorDesk *desk, const HttpRequest &request)
{
    const auto &registered = desk->webhooks().registered();
    const auto found = registered.constFind(request.pathValue("type"));
    if (found == registered.constEnd())
        return simulatorMessage(404, QStringLiteral("Webhook not found"));
    return HttpResponse::json(200, QJsonObject{{QStringLiteral("webhook"), hookJson(*found)}});
}

static HttpResponse replaceWebhook(SimulatorDesk *desk, const HttpRequest &request)
{
    return setWebhook(desk, request.pathValue("type"), urlsOf(request));
}

static HttpResponse removeWebhook(SimulatorDesk *desk, const HttpRequest &request)
{
    if (desk->webhooks().registered().remove(request.pathValue("type")) == 0)
        return simulatorMessage(404, QStringLiteral("Webhook not found"));
    return simulatorMessage(200, QStringLiteral("Webhook has been deleted"));
}

void addAccountRoutes(Router &router, SimulatorDesk *desk)
{
    using Work = HttpResponse (*)(SimulatorDesk *, const HttpRequest &);
    const auto add = [&](Method method, const QByteArray &pattern, Work work) {
        router.add({method, pattern, Permission::Anyone, 64 * 1024, RateClass::Unlimited,
                    [desk, work](const HttpRequest &request, const Answer &answer) { answer(work(desk, request)); }});
    };
    add(Method::Get, "/v3/domains/{domain}", &domainOf);
    add(Method::Get, "/v4/domains/{domain}", &domainOf);
    add(Method::Get, "/v3/domains/{domain}/sending_queues", &queuesOf);
    add(Method::Get, "/v5/accounts/http_signing_key", &signingKeyOf);
    add(Method::Get, "/v3/domains/{domain}/webhooks", &webhooksOf);
    add(Method::Post, "/v3/domains/{domain}/webhooks", &createWebhook);
    add(Method::Get, "/v3/domains/{domain}/webhooks/{type}", &oneWebhook);
    add(Method::Put, "/v3/domains/{domain}/webhooks/{type}", &replaceWebhook);
    add(Method::Delete, "/v3/domains/{domain}/webhooks/{type}", &removeWebhook);
}

} // namespace bouncedesk::mailgun
