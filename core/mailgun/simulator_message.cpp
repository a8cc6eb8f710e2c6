// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/simulator_message.h"

#include "core/base/email_address.h"

#include <QJsonDocument>
#include <QSet>

namespace bouncedesk::mailgun {

static constexpr qsizetype kMaxOptionBytes = 16 * 1024;

static QString valueText(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return value.toString();
}

static std::optional<QString> placeholderValue(QStringView name, const QString &recipient, const QJsonObject &fields)
{
    if (name == u"recipient" || name == u"recipient_email")
        return recipient;
    if (!name.startsWith(u"recipient."))
        return std::nullopt;
    const auto found = fields.constFind(name.mid(10));
    return found == fields.constEnd() ? std::nullopt : std::optional(valueText(found.value()));
}

QString substituted(const QString &text, const QString &recipient, const QJsonObject &fields)
{
    QString result;
    qsizetype at = 0;
    for (;;) {
        const qsizetype open = text.indexOf(u'%', at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'%', open + 1);
        if (close < 0)
            return result.append(QStringView(text).mid(at));
        const auto value = placeholderValue(QStringView(text).mid(open + 1, close - open - 1), recipient, fields);
        result += QStringView(text).mid(at, open - at);
        result += value ? *value : QStringLiteral("%");
        at = value ? close + 1 : open + 1;
    }
}

static QString rendered(const SimulatedMail &mail, const QString &text)
{
    if (!text.contains(u'%'))
        return text;
    return substituted(text, mail.recipient, QJsonDocument::fromJson(mail.fields).object());
}

QString SimulatedMail::subject() const
{
    return rendered(*this, message->subject);
}

QString SimulatedMail::text() const
{
    return rendered(*this, message->text);
}

QString SimulatedMail::html() const
{
    return rendered(*this, message->html);
}

QJsonObject SimulatedMail::variables() const
{
    const QJsonObject own = QJsonDocument::fromJson(fields).object();
    QJsonObject variables = message->variables;
    for (auto it = variables.begin(); it != variables.end(); ++it) {
        if (it.value().isString())
            it.value() = substituted(it.value().toString(), recipient, own);
    }
    return variables;
}

static QStringList splitAddresses(const QString &list)
{
    QStringList addresses;
    QString current;
    bool quoted = false;
    for (const QChar c : list) {
        if (c == u'"')
            quoted = !quoted;
        if (c == u',' && !quoted) {
            addresses += current;
            current.clear();
        } else {
            current += c;
        }
    }
    addresses += current;
    addresses.removeIf([](const QString &address) { return address.trimmed().isEmpty(); });
    return addresses;
}

static tl::unexpected<MessageRefusal> refused(const QString &words)
{
    return tl::unexpected(MessageRefusal{400, words});
}

static tl::expected<QStringList, MessageRefusal> recipientsOf(const http::FormFields &form, int maxRecipients)
{
    QStringList all;
    QSet<QString> seen;
    for (const char *name : {"to", "cc", "bcc"}) {
        for (const QByteArray &value : form.values(name)) {
            for (const QString &given : splitAddresses(QString::fromUtf8(value))) {
                const QString address = base::addressFromPasted(given);
                if (!base::checkAddress(address))
                    return refused(QStringLiteral("%1 parameter is not a valid address. please check documentation")
                                       .arg(QLatin1String(name)));
                if (const QString key = base::normalisedAddress(address); !seen.contains(key)) {
                    seen.insert(key);
                    all += address;
                }
            }
        }
    }
    if (all.isEmpty())
        return refused(QStringLiteral("to parameter is missing"));
    if (all.size() > 1000)
        return refused(QStringLiteral("Too many recipients, max is 1000"));
    if (all.size() > maxRecipients)
        return refused(QStringLiteral("Only %1 recipients per request is allowed on probation").arg(maxRecipients));
    return all;
}

static void readOption(const http::FormField &field, SimulatedMessage &message)
{
    const QString value = QString::fromUtf8(field.value);
    if (field.name == "o:testmode") {
        message.isTestMode = value == u"yes" || value == u"true";
    } else if (field.name == "o:tag") {
        message.tags += value;
    } else if (field.name.startsWith("v:")) {
        message.variables.insert(QString::fromUtf8(field.name.mid(2)), value);
    } else if (field.name.toLower() == "h:x-mailgun-variables") {
        const QJsonObject more = QJsonDocument::fromJson(field.value).object();
        for (auto it = more.begin(); it != more.end(); ++it)
            message.variables.insert(it.key(), it.value());
    } else if (field.name.startsWith("h:")) {
        message.headers.emplace_back(QString::fromUtf8(field.name.mid(2)), value);
    }
}

static tl::expected<void, MessageRefusal> readOptions(const http::FormFields &form, SimulatedMessage &message)
{
    qsizetype bytes = 0;
    for (const http::FormField &field : form.fields()) {
        const bool isOption = field.name.size() > 2 && field.name[1] == ':' && strchr("ohvt", field.name[0]);
        if (!isOption)
            continue;
        bytes += field.name.size() + field.value.size();
        readOption(field, message);
    }
    if (bytes > kMaxOptionBytes)
        return refused(QStringLiteral("The total size of options, headers and variables exceeds 16KB"));
    return {};
}

tl::expected<ParsedMessage, MessageRefusal> parseMessage(const http::FormFields &form, int maxRecipients)
{
    auto message = std::make_shared<SimulatedMessage>();
    message->from = form.text("from");
    message->subject = form.text("subject");
    message->text = form.text("text", 10'000'000);
    message->html = form.text("html", 10'000'000);
    if (message->from.isEmpty())
        return refused(QStringLiteral("from parameter is missing"));
    if (!base::checkAddress(base::addressFromPasted(message->from)))
        return refused(QStringLiteral("from parameter is not a valid address. please check documentation"));
    if (message->text.isEmpty() && message->html.isEmpty() && !form.contains("template"))
        return refused(QStringLiteral("Need at least one of 'text', 'html', 'amp-html' or 'template' parameters"));
    if (const auto read = readOptions(form, *message); !read)
        return tl::unexpected(read.error());
    auto recipients = recipientsOf(form, maxRecipients);
    if (!recipients)
        return tl::unexpected(recipients.error());
    message->to = std::move(*recipients);
    message->isBatch = form.contains("recipient-variables");
    const QJsonDocument fields = QJsonDocument::fromJson(form.value("recipient-variables"));
    if (message->isBatch && !fields.isObject())
        return refused(QStringLiteral("'recipient-variables' parameter is not a valid JSON"));
    ParsedMessage parsed{message, {}};
    const QJsonObject all = fields.object();
    for (const QString &address : std::as_const(message->to)) {
        const QJsonObject own = all.value(address).toObject();
        parsed.mails.push_back({message, address, QJsonDocument(own).toJson(QJsonDocument::Compact), 0});
    }
    return parsed;
}

} // namespace bouncedesk::mailgun
