// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/figure_words.h"

#include "core/base/time_format.h"
#include "ui/theme/number_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace bouncedesk::ui {

using deliverability::Rate;

namespace {

class FigureWords {
    Q_DECLARE_TR_FUNCTIONS(FigureWords)
};

} // namespace

QString rateText(const Rate &rate)
{
    return rate.isKnown() ? percentText(rate.value()) : noValueText();
}

QString rateBeside(const Rate &rate, double limit)
{
    return rate.isKnown() ? percentBeside(rate.value(), limit) : noValueText();
}

QString limitText(double share)
{
    return QLocale().toString(share * 100, 'g', 3) + QChar(0x00A0) + QLocale().percent();
}

QString comparedText(const Rate &now, const Rate &before, Better better)
{
    const auto change = deliverability::changeOf(now, before);
    if (!change || now.isTooFew() || before.isTooFew())
        return {};
    const double points = std::round(change->difference * 1000) / 10;
    if (points == 0)
        return FigureWords::tr("as before");
    const QString size = QLocale().toString(std::abs(points), 'f', 1);
    return (points > 0) == (better == Better::More) ? FigureWords::tr("%1 points better").arg(size)
                                                    : FigureWords::tr("%1 points worse").arg(size);
}

QString changeCellText(const Rate &now, const Rate &before)
{
    const auto change = deliverability::changeOf(now, before);
    if (!change)
        return noValueText();
    return now.isTooFew() || before.isTooFew() ? FigureWords::tr("too few") : changeText(change->difference * 100);
}

QString tooFewText(qint64 mails)
{
    return FigureWords::tr("Too few to judge: %1 tried; a rate means something from about %2.")
        .arg(countText(mails), countText(deliverability::kEnoughToJudge));
}

QString periodText(const QString &period, int currentYear)
{
    const auto parsed = base::Period::parse(period);
    if (!parsed)
        return period;
    const QString month = QLocale().standaloneMonthName(parsed->month);
    return parsed->year == currentYear ? month : FigureWords::tr("%1 %2").arg(month).arg(parsed->year);
}

} // namespace bouncedesk::ui
