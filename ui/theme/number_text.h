// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as people read them: the locale's separators, minus U+2212, en dash for no value, percent with one decimal
// and two under 0.1 %. Pure.
#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace bouncedesk::ui {

QString noValueText(); // "–"
QString countText(std::optional<qint64> value, const QLocale &locale = QLocale());
// share 0…1: 0.981 → "98.1 %", 0.0002 → "0.02 %".
QString percentText(std::optional<double> share, const QLocale &locale = QLocale());
// Already per 100: 2.0 → "2.0".
QString perHundredText(std::optional<double> perHundred, const QLocale &locale = QLocale());
// Points, with its sign: −3.2, +0.1, 0.0.
QString changeText(std::optional<double> points, const QLocale &locale = QLocale());
// Beside the limit that it is measured against: with the decimals that it takes to read otherwise than the limit. Of a
// share of 0.00125 and a limit of 0.001: "0.13 %".
QString percentBeside(double share, double limit, const QLocale &locale = QLocale());
QString perHundredBeside(double perHundred, double limit, const QLocale &locale = QLocale());
QString percentOf(qint64 part, qint64 whole, const QLocale &locale = QLocale());

} // namespace bouncedesk::ui
