// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/time_text.h"

#include <QCoreApplication>
#include <QDateTime>

namespace bouncedesk::ui {

namespace {

class TimeWords {
    Q_DECLARE_TR_FUNCTIONS(TimeWords)
};

// Day and month in the order that the language has them.
QString dayPattern(bool withYear)
{
    //: Qt date pattern of a day with and without its year: day number, short month
    return withYear ? TimeWords::tr("d MMM yyyy") : TimeWords::tr("d MMM");
}

} // namespace

QString dayText(QDate day, bool withYear, const QLocale &locale)
{
    return locale.toString(day, dayPattern(withYear));
}

QString timeText(qint64 ms, qint64 nowMs, const QTimeZone &zone, const QLocale &locale)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(ms, zone);
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs, zone).date();
    const QString clock = when.time().toString(u"HH:mm");
    if (when.date() == today)
        return TimeWords::tr("today %1").arg(clock);
    if (when.date() == today.addDays(-1))
        return TimeWords::tr("yesterday %1").arg(clock);
    return dayText(when.date(), when.date().year() != today.year(), locale) + u' ' + clock;
}

QString exactTimeText(qint64 ms, const QTimeZone &zone, const QLocale &locale)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(ms, zone);
    const QString local = dayText(when.date(), true, locale) + u' ' + when.time().toString(u"HH:mm:ss");
    return QStringLiteral("%1 %2 (%3 UTC)")
        .arg(local, QString::fromLatin1(zone.id()), when.toUTC().time().toString(u"HH:mm:ss"));
}

QString dayRangeText(QDate first, QDate last, const QLocale &locale)
{
    const QChar dash(0x2013);
    if (first == last)
        return dayText(first, false, locale);
    if (first.month() == last.month() && first.year() == last.year() && dayPattern(false).startsWith(u'd'))
        return QString::number(first.day()) + dash + dayText(last, false, locale);
    return dayText(first, false, locale) + u' ' + dash + u' ' + dayText(last, false, locale);
}

} // namespace bouncedesk::ui
