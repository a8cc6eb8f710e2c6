// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/reporting_zone.h"

#include <QDateTime>

namespace bouncedesk::base {

ReportingZone::ReportingZone(const QByteArray &ianaId) : m_zone(isKnown(ianaId) ? QTimeZone(ianaId) : QTimeZone::utc())
{
}

int ReportingZone::dayOf(qint64 ms) const
{
    if (ms >= m_cachedStart && ms < m_cachedEnd)
        return m_cachedDay;
    const QDate date = QDateTime::fromMSecsSinceEpoch(ms, m_zone).date();
    m_cachedDay = dayOfDate(date);
    m_cachedStart = startOfDayMs(m_cachedDay);
    m_cachedEnd = startOfDayMs(m_cachedDay + 1);
    return m_cachedDay;
}

qint64 ReportingZone::startOfDayMs(int day) const
{
    return dateOfDay(day).startOfDay(m_zone).toMSecsSinceEpoch();
}

} // namespace bouncedesk::base
