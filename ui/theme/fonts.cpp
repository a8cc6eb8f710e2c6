// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"

#include <QFontDatabase>
#include <QFontMetricsF>

#include <algorithm>

namespace bouncedesk::ui::fonts {

namespace {

QFont scaled(QFont font, qreal factor, qreal leastPoints = 0)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(std::max(font.pointSizeF() * factor, leastPoints));
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

} // namespace

QFont pageTitle(const QFont &base)
{
    QFont font = scaled(base, 1.5);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont sectionTitle(const QFont &base)
{
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont tileNumber(const QFont &base)
{
    return scaled(numeric(base), 2.0);
}

QFont caption(const QFont &base)
{
    return scaled(base, 0.9, 9.0);
}

QFont serverWords(const QFont &base)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * 0.95);
    return font;
}

bool hasEqualDigits(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const qreal width = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (!qFuzzyCompare(metrics.horizontalAdvance(QChar(digit)), width))
            return false;
    }
    return true;
}

QFont numeric(const QFont &base)
{
    if (hasEqualDigits(base))
        return base;
    for (const QString &family : {QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")}) {
        QFont font = base;
        font.setFamily(family);
        if (QFontDatabase::hasFamily(family) && hasEqualDigits(font))
            return font;
    }
    return base;
}

} // namespace bouncedesk::ui::fonts
