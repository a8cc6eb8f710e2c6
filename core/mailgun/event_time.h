// SPDX-License-Identifier: GPL-3.0-or-later
// Mailgun's times: seconds since 1970 with a fraction, or ISO 8601 in the Logs API; dates ending in UTC or GMT, which
// Qt 6.4's Qt::RFC2822Date refuses, in suppressions and answers. Pure.
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace bouncedesk::mailgun {

struct EventTime {
    qint64 atMs = 0;   // rounded to the nearest
    qint64 second = 0; // floored

    bool operator==(const EventTime &) const = default;
};

// "1789999998.4471531": decimal digits, never through a double, so that 59.9996 stays in its second.
std::optional<EventTime> eventTimeFromSeconds(QStringView seconds);
// "2026-11-21T09:00:00.447Z"
std::optional<EventTime> eventTimeFromIso(QStringView iso);

// "Thu, 11 Dec 2025 01:49:40 UTC", also GMT and numeric offsets.
std::optional<qint64> msFromMailDate(QStringView date);
// The other way, as Mailgun writes it and wants it: with weekday and +0000 or a zone name.
QString mailDate(qint64 ms, QLatin1String zone);

} // namespace bouncedesk::mailgun
