// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time_format.h"

#include <QDateTime>

namespace bouncedesk::base {

QString isoInstant(qint64 ms)
{
    const QDateTime instant = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    return instant.toString(ms % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

Result<qint64> parseIsoInstant(const QString &text)
{
    QDateTime instant = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (instant.isValid() && instant.timeSpec() == Qt::LocalTime)
        instant.setTimeSpec(Qt::UTC);
    if (!instant.isValid())
        return fail(ErrorCode::InvalidInput, text, QStringLiteral("not_an_instant"));
    return instant.toMSecsSinceEpoch();
}

QString isoDate(QDate date)
{
    return date.toString(Qt::ISODate);
}

Result<QDate> parseIsoDate(const QString &text)
{
    const QDate date = QDate::fromString(text, Qt::ISODate);
    if (text.size() != 10 || !date.isValid())
        return fail(ErrorCode::InvalidInput, text, QStringLiteral("not_a_date"));
    return date;
}

QString Period::text() const
{
    return QStringLiteral("%1-%2").arg(year, 4, 10, QLatin1Char('0')).arg(month, 2, 10, QLatin1Char('0'));
}

Period Period::next() const
{
    return month == 12 ? Period{year + 1, 1} : Period{year, month + 1};
}

Period Period::previous() const
{
    return month == 1 ? Period{year - 1, 12} : Period{year, month - 1};
}

Result<Period> Period::parse(const QString &text)
{
    const QDate first = QDate::fromString(text + QLatin1String("-01"), Qt::ISODate);
    if (text.size() != 7 || !first.isValid())
        return fail(ErrorCode::InvalidInput, text, QStringLiteral("not_a_period"));
    return Period::of(first);
}

} // namespace bouncedesk::base
