// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/event_time.h"
#include "core/mailgun/simulator_desk.h"
#include "core/mailgun/simulator_routes.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace bouncedesk::mailgun {

using namespace http;

static constexpr qint64 kDayMs = 24 * 3600 * 1000LL;

namespace {

// What both APIs filter by; empty fields do not.
struct Filter {
    QStringList kinds;
    QString recipient; // normalised
    QString messageId;
    QString severity;
    QString domain;
    QString variableContains;
    qint64 visibleUntilMs = 0;

    bool operator()(const SimulatedEvent &event) const;
};

} // namespace

bool Filter::operator()(const SimulatedEvent &event) const
{
    const QString name = eventName(event.kind);
    const bool permanent = event.kind == SimulatedKind::PermanentFailure;
    return event.atMs <= visibleUntilMs && (kinds.isEmpty() || kinds.contains(name)) &&
           (domain.isEmpty() || event.mail->message->domain == domain) &&
           (messageId.isEmpty() || event.mail->message->id == messageId) &&
           (recipient.isEmpty() || base::normalisedAddress(event.mail->recipient) == recipient) &&
           (severity.isEmpty() || (name == u"failed" && permanent == (severity == u"permanent"))) &&
           (variableContains.isEmpty() ||
            logsItemJson(event).value(QLatin1String("user-variables")).toString().contains(variableContains));
}

static QJsonObject parametersOf(const HttpRequest &request)
{
    QJsonObject parameters;
    const FormFields query = request.queryFields();
    for (const FormField &field : query.fields())
        parameters.insert(QString::fromUtf8(field.name), QString::fromUtf8(field.value));
    return parameters;
}

static QString text(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

static std::optional<qint64> epochMs(const QString &seconds)
{
    const auto time = eventTimeFromSeconds(seconds);
    return time ? std::optional(time->atMs) : msFromMailDate(seconds);
}

static EventSelection eventsSelection(const SimulatorDesk &desk, const QString &domain, const QJsonObject &parameters,
                                      qint64 nowMs)
{
    Filter filter;
    filter.domain = domain;
    filter.kinds = text(parameters, "event").split(QStringLiteral(" OR "), Qt::SkipEmptyParts);
    filter.recipient = base::normalisedAddress(text(parameters, "recipient"));
    filter.messageId = text(parameters, "message-id");
    filter.severity = text(parameters, "severity");
    filter.visibleUntilMs = nowMs - desk.options().logsDelayMs;
    EventSelection selection;
    const auto begin = epochMs(text(parameters, "begin"));
    const auto end = epochMs(text(parameters, "end"));
    const QString ascending = text(parameters, "ascending");
    selection.ascending = ascending.isEmpty() ? begin.has_value() && end && *begin < *end : ascending == u"yes";
    selection.fromMs = std::min(begin.value_or(0), end.value_or(0));
    selection.toMs = std::max(begin.value_or(0), end.value_or(nowMs + 1000));
    if (!selection.ascending && begin && !end)
        std::tie(selection.fromMs, selection.toMs) = std::pair(qint64(0), *begin);
    selection.limit = std::clamp(text(parameters, "limit").toInt(), 0, 300);
    if (selection.limit == 0)
        selection.limit = 100;
    const QString beyond = text(parameters, "beyond");
    if (!beyond.isEmpty())
        selection.beyond = beyond.toULongLong();
    selection.wanted = filter;
    return selection;
}

// As Mailgun's: next is always there, its end is a page without items.
static QJsonObject paging(const HttpRequest &request, QJsonObject parameters, const QString &beyond)
{
    const QString base = QStringLiteral("http://") + QString::fromLatin1(request.host()) + QStringLiteral("/v3/") +
                         request.pathValue("domain") + QStringLiteral("/events/");
    const auto link = [&](const QString &place) {
        parameters.insert(QStringLiteral("beyond"), place);
        const QByteArray json = QJsonDocument(parameters).toJson(QJsonDocument::Compact);
        return base + QString::fromLatin1(json.toBase64(QByteArray::Base64UrlEncoding));
    };
    return QJsonObject{{QStringLiteral("next"), link(beyond)}, {QStringLiteral("first"), link(QString())}};
}

static HttpResponse eventsPage(SimulatorDesk *desk, const HttpRequest &request, const QJsonObject &parameters)
{
    const EventSelection selection = eventsSelection(*desk, request.pathValue("domain"), parameters, desk->nowMs());
    QJsonArray items;
    QString beyond = text(parameters, "beyond");
    for (const SimulatedEvent &event : desk->books().select(selection)) {
        items += eventJson(event);
        beyond = QString::number(event.sequence);
    }
    return HttpResponse::json(200, QJsonObject{{QStringLiteral("items"), items},
                                               {QStringLiteral("paging"), paging(request, parameters, beyond)}});
}

static void readLogsFilter(const QJsonObject &body, Filter &filter)
{
    const QJsonArray conditions = body.value(QLatin1String("filter")).toObject().value(QLatin1String("AND")).toArray();
    for (const QJsonValue &value : conditions) {
        const QJsonObject condition = value.toObject();
        const QString attribute = text(condition, "attribute");
        const QJsonArray values = condition.value(QLatin1String("values")).toArray();
        const QString wanted = text(values.at(0).toObject(), "value");
        if (attribute == u"domain")
            filter.domain = wanted;
        else if (attribute == u"recipient")
            filter.recipient = base::normalisedAddress(wanted);
        else if (attribute == u"message_id")
            filter.messageId = wanted;
        else if (attribute == u"severity")
            filter.severity = wanted;
        else if (attribute == u"user_variables")
            filter.variableContains = wanted;
        else if (attribute == u"event")
            filter.kinds = QStringList{wanted};
    }
}

static EventSelection logsSelection(const SimulatorDesk &desk, const QJsonObject &body, qint64 nowMs)
{
    Filter filter;
    filter.visibleUntilMs = nowMs - desk.options().logsDelayMs;
    const QJsonArray kinds = body.value(QLatin1String("events")).toArray();
    for (const QJsonValue &kind : kinds)
        filter.kinds += kind.toString();
    readLogsFilter(body, filter);
    const QJsonObject pagination = body.value(QLatin1String("pagination")).toObject();
    EventSelection selection;
    selection.toMs = msFromMailDate(text(body, "end")).value_or(nowMs) + 1000;
    selection.fromMs = msFromMailDate(text(body, "start")).value_or(selection.toMs - kDayMs);
    selection.ascending = text(pagination, "sort") == u"timestamp:asc";
    selection.limit = std::clamp(pagination.value(QLatin1String("limit")).toInt(100), 1, 100);
    const QByteArray token =
        QByteArray::fromBase64(text(pagination, "token").toLatin1(), QByteArray::Base64UrlEncoding);
    if (!token.isEmpty())
        selection.beyond = token.toULongLong();
    selection.wanted = filter;
    return selection;
}

static HttpResponse logsPage(SimulatorDesk *desk, const HttpRequest &request)
{
    const QJsonDocument body = QJsonDocument::fromJson(request.body);
    if (!body.isObject())
        return simulatorMessage(400, QStringLiteral("Invalid JSON"));
    const EventSelection selection = logsSelection(*desk, body.object(), desk->nowMs());
    const std::vector<SimulatedEvent> events = desk->books().select(selection);
    QJsonArray items;
    for (const SimulatedEvent &event : events)
        items += logsItemJson(event);
    QString next;
    if (qsizetype(events.size()) == selection.limit)
        next = QString::fromLatin1(QByteArray::number(events.back().sequence).toBase64(QByteArray::Base64UrlEncoding));
    return HttpResponse::json(200,
                              QJsonObject{{QStringLiteral("items"), items},
                                          {QStringLiteral("pagination"), QJsonObject{{QStringLiteral("next"), next}}}});
}

void addEventRoutes(Router &router, SimulatorDesk *desk)
{
    router.add({Method::Get, "/v3/{domain}/events", Permission::Anyone, 0, RateClass::Unlimited,
                [desk](const HttpRequest &request, const Answer &answer) {
                    answer(eventsPage(desk, request, parametersOf(request)));
                }});
    router.add({Method::Get, "/v3/{domain}/events/{page}", Permission::Anyone, 0, RateClass::Unlimited,
                [desk](const HttpRequest &request, const Answer &answer) {
                    const QByteArray json =
                        QByteArray::fromBase64(request.pathValue("page").toLatin1(), QByteArray::Base64UrlEncoding);
                    answer(eventsPage(desk, request, QJsonDocument::fromJson(json).object()));
                }});
    router.add({Method::Post, "/v1/analytics/logs", Permission::Anyone, 64 * 1024, RateClass::Unlimited,
                [desk](const HttpRequest &request, const Answer &answer) { answer(logsPage(desk, request)); }});
}

} // namespace bouncedesk::mailgun
