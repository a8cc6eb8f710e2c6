// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/own_link.h"

#include <QList>

#include <array>
#include <charconv>

namespace bouncedesk::billing {

static QString joined(const OwnLink &link, const QString &personal)
{
    return QStringLiteral("%1.%2.%3.").arg(link.mailing.value).arg(link.run.value).arg(link.call) + personal + u'.' +
           QString::number(link.sentAtMs);
}

QString OwnLink::text() const
{
    return joined(*this, personalText());
}

QString OwnLink::callText() const
{
    return joined(*this, QStringLiteral("%recipient.bd%"));
}

QString OwnLink::personalText() const
{
    std::array<char, 48> text{};
    char *at = std::to_chars(text.data(), text.data() + 20, ordinal).ptr;
    *at++ = '.';
    at = std::to_chars(at, text.data() + text.size(), backer.value).ptr;
    return QString::fromLatin1(text.data(), at - text.data());
}

static std::optional<qint64> numberOf(QStringView text)
{
    if (text.isEmpty() || text.size() > 18)
        return std::nullopt;
    qint64 number = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        number = number * 10 + (c.unicode() - u'0');
    }
    return number;
}

std::optional<OwnLink> OwnLink::parse(QStringView text)
{
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() != 6)
        return std::nullopt;
    std::array<qint64, 6> numbers{};
    for (size_t i = 0; i < numbers.size(); ++i) {
        const auto number = numberOf(parts[qsizetype(i)]);
        if (!number)
            return std::nullopt;
        numbers[i] = *number;
    }
    return OwnLink{{numbers[0]}, {numbers[1]}, numbers[2], numbers[3], {numbers[4]}, numbers[5]};
}

} // namespace bouncedesk::billing
