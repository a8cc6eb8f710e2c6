// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/number_text.h"

#include <cmath>

namespace bouncedesk::ui {

namespace {

constexpr QChar minusSign(0x2212);
constexpr QChar noBreakSpace(0x00A0);

QString withMinus(QString text, const QLocale &locale)
{
    return text.replace(locale.negativeSign(), minusSign);
}

int decimalsOf(double percent)
{
    return percent > 0 && percent < 0.095 ? 2 : 1;
}

} // namespace

QString noValueText()
{
    return QString(QChar(0x2013));
}

QString countText(std::optional<qint64> value, const QLocale &locale)
{
    return value ? withMinus(locale.toString(qlonglong(*value)), locale) : noValueText();
}

QString percentText(std::optional<double> share, const QLocale &locale)
{
    if (!share || std::isnan(*share))
        return noValueText();
    const double percent = *share * 100;
    return withMinus(locale.toString(percent, 'f', decimalsOf(percent)), locale) + noBreakSpace + locale.percent();
}

QString perHundredText(std::optional<double> perHundred, const QLocale &locale)
{
    if (!perHundred || std::isnan(*perHundred))
        return noValueText();
    return withMinus(locale.toString(*perHundred, 'f', decimalsOf(*perHundred)), locale);
}

QString changeText(std::optional<double> points, const QLocale &locale)
{
    if (!points || std::isnan(*points))
        return noValueText();
    const double rounded = std::round(*points * 10) / 10;
    const QString digits = locale.toString(std::abs(rounded), 'f', 1);
    if (rounded == 0)
        return digits;
    return (rounded < 0 ? QString(minusSign) : locale.positiveSign()) + digits;
}

QString percentOf(qint64 part, qint64 whole, const QLocale &locale)
{
    return whole > 0 ? percentText(double(part) / double(whole), locale) : noValueText();
}

} // namespace bouncedesk::ui
