// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/account_answers.h"

#include "core/base/text.h"
#include "core/mailgun/event_time.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bouncedesk::mailgun {

static constexpr qsizetype kMaxText = 2000;

static QString text(const QJsonObject &object, const char *name)
{
    const QJsonValue value = object.value(QLatin1String(name));
    const QString written = value.isDouble() ? QString::number(value.toInteger()) : value.toString();
    return base::cleanText(written, kMaxText);
}

static QJsonObject child(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toObject();
}

static base::Result<QJsonObject> objectOf(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(body, &error);
    if (!json.isObject())
        return base::fail(base::ErrorCode::InvalidInput, QStringLiteral("answer"), error.errorString());
    return json.object();
}

static base::Result<QJsonObject> memberOf(const QByteArray &body, const char *name)
{
    BD_ASSIGN(const QJsonObject root, objectOf(body));
    const QJsonValue member = root.value(QLatin1String(name));
    if (!member.isObject())
        return base::fail(base::ErrorCode::InvalidInput, QLatin1String(name));
    return member.toObject();
}

static void readRecords(const QJsonArray &list, bool isForSending, std::vector<DnsRecord> &records)
{
    for (const QJsonValue &value : list) {
        const QJsonObject record = value.toObject();
        records.push_back({text(record, "record_type"), text(record, "name"), text(record, "value"),
                           text(record, "valid"), isForSending});
    }
}

base::Result<DomainInfo> parseDomain(const QByteArray &body)
{
    BD_ASSIGN(const QJsonObject root, objectOf(body));
    BD_ASSIGN(const QJsonObject domain, memberOf(body, "domain"));
    DomainInfo info;
    info.name = text(domain, "name");
    info.state = text(domain, "state");
    info.type = text(domain, "type");
    info.isDisabled = domain.value(QLatin1String("is_disabled")).toBool();
    info.disabledReason = text(child(domain, "disabled"), "note");
    readRecords(root.value(QLatin1String("sending_dns_records")).toArray(), true, info.records);
    readRecords(root.value(QLatin1String("receiving_dns_records")).toArray(), false, info.records);
    return info;
}

base::Result<Webhooks> parseWebhooks(const QByteArray &body)
{
    BD_ASSIGN(const QJsonObject types, memberOf(body, "webhooks"));
    Webhooks webhooks;
    for (auto it = types.begin(); it != types.end(); ++it) {
        const QJsonObject hook = it.value().toObject();
        const QJsonArray listed = hook.value(QLatin1String("urls")).toArray();
        QStringList urls;
        for (const QJsonValue &url : listed)
            urls += base::cleanText(url.toString(), kMaxText);
        if (const QString single = text(hook, "url"); urls.isEmpty() && !single.isEmpty())
            urls += single;
        if (!urls.isEmpty())
            webhooks.insert(it.key(), urls);
    }
    return webhooks;
}

base::Result<std::vector<QueueState>> parseQueues(const QByteArray &body)
{
    BD_ASSIGN(const QJsonObject root, objectOf(body));
    std::vector<QueueState> queues;
    for (auto it = root.begin(); it != root.end(); ++it) {
        if (!it.value().isObject())
            continue;
        const QJsonObject queue = it.value().toObject();
        const QJsonObject disabled = child(queue, "disabled");
        queues.push_back({it.key(), queue.value(QLatin1String("is_disabled")).toBool(), text(disabled, "until"),
                          text(disabled, "reason")});
    }
    return queues;
}

base::Result<QByteArray> parseSigningKey(const QByteArray &body)
{
    BD_ASSIGN(const QJsonObject root, objectOf(body));
    const QString key = text(root, "http_signing_key");
    if (key.isEmpty())
        return base::fail(base::ErrorCode::InvalidInput, QStringLiteral("http_signing_key"));
    return key.toUtf8();
}

QString suppressionListName(SuppressionList list)
{
    switch (list) {
    case SuppressionList::Bounces: return QStringLiteral("bounces");
    case SuppressionList::Complaints: return QStringLiteral("complaints");
    case SuppressionList::Unsubscribes: return QStringLiteral("unsubscribes");
    }
    return QStringLiteral("bounces");
}

static Suppression suppressionOf(const QJsonObject &item)
{
    Suppression suppression{text(item, "address"), text(item, "code"), text(item, "error"), {}, 0};
    const QJsonArray tags = item.value(QLatin1String("tags")).toArray();
    for (const QJsonValue &tag : tags)
        suppression.tags += base::cleanText(tag.toString(), kMaxText);
    if (const QString tag = text(item, "tag"); !tag.isEmpty() && suppression.tags.isEmpty())
        suppression.tags += tag;
    suppression.createdMs = msFromMailDate(text(item, "created_at")).value_or(0);
    return suppression;
}

base::Result<Suppression> parseSuppression(const QByteArray &body)
{
    BD_ASSIGN(const QJsonObject root, objectOf(body));
    Suppression suppression = suppressionOf(root);
    if (suppression.address.isEmpty())
        return base::fail(base::ErrorCode::InvalidInput, QStringLiteral("address"));
    return suppression;
}

base::Result<SuppressionPage> parseSuppressionPage(const QByteArray &body)
{
    BD_ASSIGN(const QJsonObject root, objectOf(body));
    const QJsonValue items = root.value(QLatin1String("items"));
    if (!items.isArray())
        return base::fail(base::ErrorCode::InvalidInput, QStringLiteral("items"));
    SuppressionPage page;
    const QJsonArray listed = items.toArray();
    for (const QJsonValue &item : listed)
        page.items.push_back(suppressionOf(item.toObject()));
    if (!page.items.empty())
        page.next = text(child(root, "paging"), "next");
    return page;
}

} // namespace bouncedesk::mailgun
