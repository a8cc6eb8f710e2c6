// SPDX-License-Identifier: GPL-3.0-or-later
// Instants as people read them: "today 09:04", "1 Dec 09:04"; seconds, zone and UTC for the tool tip. Pure.
#pragma once

#include <QDate>
#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace bouncedesk::ui {

// Year only when it is not the current one.
QString timeText(qint64 ms, qint64 nowMs, const QTimeZone &zone, const QLocale &locale = QLocale());
// "1 Dec 2026 09:04:12 Europe/Berlin (08:04:12 UTC)"
QString exactTimeText(qint64 ms, const QTimeZone &zone, const QLocale &locale = QLocale());
// "1 Dec"; with the year when asked.
QString dayText(QDate day, bool withYear = false, const QLocale &locale = QLocale());
// "2–3 Dec", "29 Nov – 3 Dec"
QString dayRangeText(QDate first, QDate last, const QLocale &locale = QLocale());

} // namespace bouncedesk::ui
