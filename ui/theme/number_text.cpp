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

// Whether a limit is kept must not be lost in rounding.
int decimalsBeside(double value, double limit)
{
    constexpr int most = 4;
    int decimals = decimalsOf(value);
    if (std::abs(value - limit) < std::pow(10, -most))
        return decimals; // the limit itself
    const auto rounded = [&](double number) { return std::round(number * std::pow(10, decimals)); };
    while (decimals < most && rounded(value) == rounded(limit))
        ++decimals;
    return decimals;
}

QString fixed(double number, int decimals, const QLocale &locale)
{
    return withMinus(locale.toString(number, 'f', decimals), locale);
}

QString withPercentSign(const QString &number, const QLocale &locale)
{
    return number + noBreakSpace + locale.percent();
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
    return withPercentSign(perHundredText(*share * 100, locale), locale);
}

QString perHundredText(std::optional<double> perHundred, const QLocale &locale)
{
    if (!perHundred || std::isnan(*perHundred))
        return noValueText();
    return fixed(*perHundred, decimalsOf(*perHundred), locale);
}

QString percentBeside(double share, double limit, const QLocale &locale)
{
    return withPercentSign(perHundredBeside(share * 100, limit * 100, locale), locale);
}

QString perHundredBeside(double perHundred, double limit, const QLocale &locale)
{
    return fixed(perHundred, decimalsBeside(perHundred, limit), locale);
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
