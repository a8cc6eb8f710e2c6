// SPDX-License-Identifier: GPL-3.0-or-later
// When bills are due (R-schedule): a day of the month and a time in a time zone, safe against the clock's jumps: an
// hour that is skipped runs right after the jump, an hour that comes twice runs the first time only. Pure.
#pragma once

#include "core/base/time_format.h"

#include <QByteArray>
#include <QList>

namespace bouncedesk::billing {

enum class DayRule { OfMonth, Last, FirstWorking, LastWorking }; // working days: Monday to Friday

struct ScheduleRule {
    DayRule day = DayRule::OfMonth;
    int dayOfMonth = 1; // 29 to 31 mean the last when the month is short
    int minuteOfDay = 9 * 60;
    QByteArray zone = "UTC"; // IANA id

    bool operator==(const ScheduleRule &) const = default;
};

struct DueDate {
    qint64 atMs = 0;
    base::Period period; // the month, in the schedule's zone, for which it is due

    bool operator==(const DueDate &) const = default;
};

// "1" to "31", "last", "first_working", "last_working"; as it stands in the database and on commands.
base::Result<void> setDay(ScheduleRule &rule, const QString &text);
QString dayText(const ScheduleRule &rule);
// "09:00"
base::Result<int> parseMinuteOfDay(const QString &text);
QString minuteOfDayText(int minuteOfDay);

QDate dueDay(const ScheduleRule &rule, base::Period period);
DueDate dueIn(const ScheduleRule &rule, base::Period period);
// The first one later than afterMs.
DueDate nextDue(const ScheduleRule &rule, qint64 afterMs);
QList<DueDate> nextDues(const ScheduleRule &rule, qint64 afterMs, int count = 12);

// The first instant at which the zone's clocks show this time or, where it is skipped, a later one.
qint64 firstInstantOf(QDate date, int minuteOfDay, const QByteArray &zone);
// The month that an instant lies in.
base::Period periodAt(qint64 ms, const QByteArray &zone);

} // namespace bouncedesk::billing
