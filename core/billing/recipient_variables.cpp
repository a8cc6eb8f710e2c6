// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/recipient_variables.h"

#include <array>

namespace bouncedesk::billing {

// RFC 8259, section 7; what is no ASCII stays UTF-8.
static void appendJsonText(QByteArray &json, const QString &text)
{
    json += '"';
    for (const char c : text.toUtf8()) {
        if (c == '"' || c == '\\')
            (json += '\\') += c;
        else if (uchar(c) >= 0x20)
            json += c;
        else
            json += "\\u00" + QByteArray(1, c).toHex();
    }
    json += '"';
}

void RecipientVariables::begin(const QString &address)
{
    if (m_isOpen)
        m_json += "},";
    appendJsonText(m_json, address);
    m_json += ":{";
    m_isOpen = true;
    m_isFirstVariable = true;
}

void RecipientVariables::add(const QByteArray &name, const QString &value)
{
    if (!std::exchange(m_isFirstVariable, false))
        m_json += ',';
    m_json += '"' + name + "\":";
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
    QString escaped = value.toHtmlEscaped();
    return escaped.replace(u'\'', QLatin1String("&#39;"));
}

} // namespace bouncedesk::billing
