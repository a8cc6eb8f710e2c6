// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/event_time.h"

#include <QLocale>
#include <QTimeZone>

namespace bouncedesk::mailgun {

// Year 9999: what no database or calendar of ours has to bear.
static constexpr qint64 kLastSecond = 253402300799;

static bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

static EventTime fromDouble(double seconds)
{
    return {qRound64(seconds * 1000), qint64(std::floor(seconds))};
}

static int roundedMs(QStringView fraction)
{
    const QString digits = fraction.left(4).toString().leftJustified(4, u'0');
    return (digits.toInt() + 5) / 10;
}

std::optional<EventTime> eventTimeFromSeconds(QStringView seconds)
{
    const QStringView text = seconds.trimmed();
    const qsizetype dot = text.indexOf(u'.');
    const QStringView whole = dot < 0 ? text : text.left(dot);
    const QStringView fraction = dot < 0 ? QStringView() : text.mid(dot + 1);
    EventTime time;
    if (isDigits(whole) && whole.size() <= 12 && (dot < 0 || isDigits(fraction))) {
        time.second = whole.toLongLong();
        time.atMs = time.second * 1000 + (dot < 0 ? 0 : roundedMs(fraction));
    } else {
        bool ok = false;
        const double value = text.toDouble(&ok); // 1.79e9
        if (!ok || !(value >= 0 && value <= double(kLastSecond)))
            return std::nullopt;
        time = fromDouble(value);
    }
    if (time.second <= 0 || time.second > kLastSecond)
        return std::nullopt;
    return time;
}

std::optional<EventTime> eventTimeFromIso(QStringView iso)
{
    const QDateTime at = QDateTime::fromString(iso.trimmed().toString(), Qt::ISODateWithMs);
    if (!at.isValid() || at.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    const qint64 ms = at.toMSecsSinceEpoch();
    if (ms <= 0 || ms > kLastSecond * 1000)
        return std::nullopt;
    return EventTime{ms, ms / 1000};
}

std::optional<qint64> msFromMailDate(QStringView date)
{
    QString text = date.trimmed().toString();
    for (const auto zone : {QStringView(u" UTC"), QStringView(u" GMT")}) {
        if (text.endsWith(zone, Qt::CaseInsensitive))
            text = text.chopped(zone.size()) + QStringLiteral(" +0000");
    }
    const QDateTime at = QDateTime::fromString(text, Qt::RFC2822Date);
    if (!at.isValid())
        return std::nullopt;
    return at.toMSecsSinceEpoch();
}

QString mailDate(qint64 ms, QLatin1String zone)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    return QLocale::c().toString(at, u"ddd, dd MMM yyyy HH:mm:ss ") + zone;
}

} // namespace bouncedesk::mailgun
