// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/billing_calendar.h"

#include <QDateTime>
#include <QTimeZone>

namespace bouncedesk::billing {

using base::ErrorCode;
using base::fail;
using base::Period;

constexpr qint64 kHourMs = 3'600'000;
// Zones lie between -12 and +14 hours; a whole day can be skipped (Apia 2011). This far away nothing of a jump is left.
constexpr qint64 kAroundMs = 30 * kHourMs;

struct NamedDay {
    DayRule rule;
    const char *name;
};
constexpr NamedDay kNamedDays[] = {
    {DayRule::Last, "last"}, {DayRule::FirstWorking, "first_working"}, {DayRule::LastWorking, "last_working"}};

base::Result<void> setDay(ScheduleRule &rule, const QString &text)
{
    for (const NamedDay &named : kNamedDays) {
        if (text == QLatin1String(named.name)) {
            rule.day = named.rule;
            return {};
        }
    }
    bool isNumber = false;
    const int day = text.toInt(&isNumber);
    if (!isNumber || day < 1 || day > 31)
        return fail(ErrorCode::InvalidInput, text, QStringLiteral("not_a_billing_day"));
    rule.day = DayRule::OfMonth;
    rule.dayOfMonth = day;
    return {};
}

QString dayText(const ScheduleRule &rule)
{
    for (const NamedDay &named : kNamedDays) {
        if (rule.day == named.rule)
            return QLatin1String(named.name);
    }
    return QString::number(rule.dayOfMonth);
}

base::Result<int> parseMinuteOfDay(const QString &text)
{
    const QTime time = QTime::fromString(text, QStringLiteral("HH:mm"));
    if (!time.isValid())
        return fail(ErrorCode::InvalidInput, text, QStringLiteral("not_a_time"));
    return time.hour() * 60 + time.minute();
}

QString minuteOfDayText(int minuteOfDay)
{
    return QTime(minuteOfDay / 60, minuteOfDay % 60).toString(QStringLiteral("HH:mm"));
}

static QDate lastDayOf(Period period)
{
    return period.firstDay().addDays(period.firstDay().daysInMonth() - 1);
}

static QDate working(QDate day, int step)
{
    while (day.dayOfWeek() > 5)
        day = day.addDays(step);
    return day;
}

QDate dueDay(const ScheduleRule &rule, Period period)
{
    const QDate last = lastDayOf(period);
    switch (rule.day) {
    case DayRule::Last: return last;
    case DayRule::FirstWorking: return working(period.firstDay(), 1);
    case DayRule::LastWorking: return working(last, -1);
    case DayRule::OfMonth: break;
    }
    return period.firstDay().addDays(qMin(rule.dayOfMonth, last.day()) - 1);
}

static QTimeZone zoneOf(const QByteArray &id)
{
    const QTimeZone zone(id);
    return zone.isValid() ? zone : QTimeZone::utc();
}

static qint64 offsetMsAt(const QTimeZone &zone, qint64 ms)
{
    return zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC)) * qint64(1000);
}

// The instant between two others at which the offset changes.
static qint64 jumpBetween(const QTimeZone &zone, qint64 fromMs, qint64 toMs)
{
    const qint64 before = offsetMsAt(zone, fromMs);
    while (toMs - fromMs > 1) {
        const qint64 middle = fromMs + (toMs - fromMs) / 2;
        (offsetMsAt(zone, middle) == before ? fromMs : toMs) = middle;
    }
    return toMs;
}

qint64 firstInstantOf(QDate date, int minuteOfDay, const QByteArray &zoneId)
{
    const QTimeZone zone = zoneOf(zoneId);
    const qint64 shownMs = QDateTime(date, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() + minuteOfDay * qint64(60'000);
    const qint64 before = offsetMsAt(zone, shownMs - kAroundMs);
    const qint64 after = offsetMsAt(zone, shownMs + kAroundMs);
    for (const qint64 offset : {before, after}) { // the earlier offset comes first where an hour is doubled
        if (offsetMsAt(zone, shownMs - offset) == offset)
            return shownMs - offset;
    }
    return jumpBetween(zone, shownMs - kAroundMs, shownMs + kAroundMs);
}

Period periodAt(qint64 ms, const QByteArray &zone)
{
    return Period::of(QDateTime::fromMSecsSinceEpoch(ms, zoneOf(zone)).date());
}

DueDate dueIn(const ScheduleRule &rule, Period period)
{
    return {firstInstantOf(dueDay(rule, period), rule.minuteOfDay, rule.zone), period};
}

DueDate nextDue(const ScheduleRule &rule, qint64 afterMs)
{
    // A jump over midnight can move the last day's time into the next month: begin one month early.
    Period period = periodAt(afterMs, rule.zone).previous();
    DueDate due = dueIn(rule, period);
    while (due.atMs <= afterMs) {
        period = period.next();
        due = dueIn(rule, period);
    }
    return due;
}

QList<DueDate> nextDues(const ScheduleRule &rule, qint64 afterMs, int count)
{
    QList<DueDate> dues;
    while (dues.size() < count)
        dues.append(dues.isEmpty() ? nextDue(rule, afterMs) : dueIn(rule, dues.last().period.next()));
    return dues;
}

} // namespace bouncedesk::billing
