// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/api_queries.h"

#include "core/mailgun/event_time.h"
#include "core/mailgun/mailgun_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bouncedesk::mailgun {

static void addFilter(QJsonArray &filters, const char *attribute, const char *comparator, const QString &value)
{
    if (value.isEmpty())
        return;
    const QJsonObject labelled{{QStringLiteral("label"), value}, {QStringLiteral("value"), value}};
    filters += QJsonObject{{QStringLiteral("attribute"), QLatin1String(attribute)},
                           {QStringLiteral("comparator"), QLatin1String(comparator)},
                           {QStringLiteral("values"), QJsonArray{labelled}}};
}

FormBody logsRequest(const LogsQuery &query, const QString &domain)
{
    QJsonArray filters;
    addFilter(filters, "domain", "=", domain);
    addFilter(filters, "recipient", "=", query.recipient);
    addFilter(filters, "message_id", "=", query.messageId);
    addFilter(filters, "user_variables", "contains", query.variableContains);
    QJsonObject pagination{{QStringLiteral("sort"), QStringLiteral("timestamp:asc")},
                           {QStringLiteral("limit"), query.limit}};
    if (!query.pageToken.isEmpty())
        pagination.insert(QStringLiteral("token"), query.pageToken);
    QJsonObject body{{QStringLiteral("start"), mailDate(query.fromMs, QLatin1String("+0000"))},
                     {QStringLiteral("end"), mailDate(query.toMs, QLatin1String("+0000"))},
                     {QStringLiteral("filter"), QJsonObject{{QStringLiteral("AND"), filters}}},
                     {QStringLiteral("pagination"), pagination}};
    if (!query.kinds.isEmpty())
        body.insert(QStringLiteral("events"), QJsonArray::fromStringList(query.kinds));
    return {"application/json", QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

static QString encoded(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value)); // QUrlQuery lets a plus stand
}

QUrlQuery eventsParameters(const EventsQuery &query)
{
    QUrlQuery parameters;
    parameters.addQueryItem(QStringLiteral("begin"), QString::number(query.fromMs / 1000));
    parameters.addQueryItem(QStringLiteral("end"), QString::number((query.toMs + 999) / 1000));
    parameters.addQueryItem(QStringLiteral("ascending"), QStringLiteral("yes"));
    parameters.addQueryItem(QStringLiteral("limit"), QString::number(query.limit));
    if (!query.kinds.isEmpty())
        parameters.addQueryItem(QStringLiteral("event"), encoded(query.kinds.join(QStringLiteral(" OR "))));
    if (!query.recipient.isEmpty())
        parameters.addQueryItem(QStringLiteral("recipient"), encoded(query.recipient));
    if (!query.messageId.isEmpty())
        parameters.addQueryItem(QStringLiteral("message-id"), encoded(query.messageId));
    return parameters;
}

FormBody webhookForm(const QString &type, const QStringList &urls)
{
    QByteArrayList fields;
    if (!type.isEmpty())
        fields += "id=" + QUrl::toPercentEncoding(type);
    for (const QString &url : urls)
        fields += "url=" + QUrl::toPercentEncoding(url);
    return {"application/x-www-form-urlencoded", fields.join('&')};
}

bool isNotOnList(const ApiAnswer &answer)
{
    return answer.isWhole() && answer.status == 404 &&
           answerWords(answer.body).contains(QLatin1String("not found in"), Qt::CaseInsensitive);
}

} // namespace bouncedesk::mailgun
