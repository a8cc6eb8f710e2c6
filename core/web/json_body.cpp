// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/json_body.h"

#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace bouncedesk::web {

namespace {

constexpr qsizetype maxChars = 10000;

tl::unexpected<base::Error> refuse(const QString &what, const char *why)
{
    return base::fail(base::ErrorCode::InvalidInput, base::cleanText(what, 100), QString::fromLatin1(why));
}

} // namespace

base::Result<QJsonObject> jsonBody(const http::HttpRequest &request, const QStringList &fields)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject() || request.bodyType() != "application/json")
        return refuse({}, "not_json");
    const QJsonObject body = document.object();
    for (auto it = body.constBegin(); it != body.constEnd(); ++it) {
        if (!fields.contains(it.key()))
            return refuse(it.key(), "unknown_field");
    }
    return body;
}

base::Result<std::optional<QString>> optionalText(const QJsonObject &body, const QString &field)
{
    const QJsonValue value = body.value(field);
    if (value.isUndefined())
        return std::optional<QString>();
    if (!value.isString())
        return refuse(field, "no_text");
    return std::optional(base::cleanText(value.toString(), maxChars));
}

base::Result<std::optional<QMap<QString, QString>>> optionalTexts(const QJsonObject &body, const QString &field)
{
    const QJsonValue value = body.value(field);
    if (value.isUndefined())
        return std::optional<QMap<QString, QString>>();
    if (!value.isObject())
        return refuse(field, "no_object_of_texts");
    QMap<QString, QString> texts;
    const QJsonObject members = value.toObject();
    for (auto it = members.constBegin(); it != members.constEnd(); ++it) {
        if (!it.value().isString())
            return refuse(field + u'.' + it.key(), "no_text");
        texts.insert(it.key(), base::cleanText(it.value().toString(), maxChars));
    }
    return std::optional(texts);
}

base::Result<http::FormFields> queryParameters(const http::HttpRequest &request, const QStringList &names)
{
    const http::FormFields query = request.queryFields();
    for (const http::FormField &field : query.fields()) {
        if (!names.contains(QString::fromUtf8(field.name)) || query.values(field.name).size() > 1)
            return refuse(QString::fromUtf8(field.name), "unknown_parameter");
    }
    return query;
}

std::optional<QString> parameter(const http::FormFields &query, const char *name)
{
    return query.contains(name) ? std::optional(query.text(name)) : std::nullopt;
}

base::Result<int> limitParameter(const http::FormFields &query, int usual, int most)
{
    const auto text = parameter(query, "limit");
    if (!text)
        return usual;
    bool isNumber = false;
    const int limit = text->toInt(&isNumber);
    if (!isNumber || limit < 1 || limit > most)
        return refuse(QStringLiteral("limit"), "value_not_allowed");
    return limit;
}

QJsonObject listBody(const QJsonArray &items, const QString &next)
{
    return {{QStringLiteral("items"), items},
            {QStringLiteral("next"), next.isEmpty() ? QJsonValue() : QJsonValue(next)}};
}

} // namespace bouncedesk::web
