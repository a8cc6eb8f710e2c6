// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/recipient_variables.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace bouncedesk::billing {

namespace {

constexpr qsizetype kUsual = 160'000; // of a thousand recipients

// RFC 8259, section 7; what is no ASCII stays UTF-8.
bool needsEscape(QChar c)
{
    return c == u'"' || c == u'\\' || c.unicode() < 0x20;
}

void appendJsonText(QByteArray &json, QStringView text)
{
    json += '"';
    const auto first = std::find_if(text.begin(), text.end(), needsEscape);
    if (first == text.end()) {
        base::appendUtf8(json, text);
    } else {
        const QByteArray utf8 = text.toUtf8();
        for (const char c : utf8) {
            if (c == '"' || c == '\\')
                (json += '\\') += c;
            else if (uchar(c) >= 0x20)
                json += c;
            else
                json += "\\u00" + QByteArray(1, c).toHex();
        }
    }
    json += '"';
}

} // namespace

RecipientVariables::RecipientVariables()
{
    m_json.reserve(kUsual);
}

void RecipientVariables::begin(QStringView address)
{
    if (m_isOpen)
        m_json += "},";
    appendJsonText(m_json, address);
    m_json += ":{";
    m_isOpen = true;
    m_isFirstVariable = true;
}

void RecipientVariables::add(const QByteArray &name, QStringView value)
{
    if (!std::exchange(m_isFirstVariable, false))
        m_json += ',';
    m_json += '"';
    m_json += name;
    m_json += "\":";
    appendJsonText(m_json, value);
}

QByteArray RecipientVariables::finish()
{
    m_json += m_isOpen ? "}}" : "}";
    return std::exchange(m_json, "{");
}

QString withoutPlaceholders(QString value)
{
    if (!value.contains(u'%'))
        return value;
    constexpr std::array kNames{"%recipient", "%unsubscribe", "%tag_unsubscribe", "%mailing_list_unsubscribe"};
    for (const char *name : kNames) {
        const QString broken = u'%' + QString(QChar(0x2060)) + QLatin1String(name + 1);
        value.replace(QLatin1String(name), broken, Qt::CaseInsensitive);
    }
    return value;
}

QString htmlEscaped(const QString &value)
{
    const bool isPlain = std::none_of(value.begin(), value.end(), [](QChar c) {
        return c == u'<' || c == u'>' || c == u'&' || c == u'"' || c == u'\'';
    });
    if (isPlain)
        return value;
    QString escaped = value.toHtmlEscaped();
    return escaped.replace(u'\'', QLatin1String("&#39;"));
}

} // namespace bouncedesk::billing
