// SPDX-License-Identifier: GPL-3.0-or-later
// The reporting time zone: which day an instant belongs to. Days are numbered from 1970-01-01 = 0, in that zone.
// Remembers the bounds of the days asked for lately, so one object serves one thread.
#pragma once

#include <QDate>
#include <QTimeZone>

namespace bouncedesk::base {

class ReportingZone {
public:
    explicit ReportingZone(const QByteArray &ianaId = "UTC");

    QByteArray ianaId() const { return m_zone.id(); }
    const QTimeZone &zone() const { return m_zone; }

    int dayOf(qint64 ms) const;
    QDate dateOf(qint64 ms) const { return dateOfDay(dayOf(ms)); }
    // First millisecond of the day.
    qint64 startOfDayMs(int day) const;

    static QDate dateOfDay(int day) { return QDate(1970, 1, 1).addDays(day); }
    static int dayOfDate(QDate date) { return int(QDate(1970, 1, 1).daysTo(date)); }
    static bool isKnown(const QByteArray &ianaId) { return QTimeZone::isTimeZoneIdAvailable(ianaId); }

private:
    QTimeZone m_zone;
    mutable qint64 m_cachedStart = 1; // start > end: nothing cached
    mutable qint64 m_cachedEnd = 0;
    mutable int m_cachedDay = 0;
};

} // namespace bouncedesk::base
