// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrases/reach_phrases.h"

#include "core/phrases/phrase.h"

namespace bouncedesk::phrases {

using billing::MonthReach;

constexpr auto kContext = "reach";

static QString percent(const MonthReach &month)
{
    return month.wanted > 0 ? QString::number(100.0 * double(month.arrived) / double(month.wanted), 'f', 1)
                            : QStringLiteral("–");
}

QStringList reachPhrases(const QString &language, const billing::MailingReport &report)
{
    QStringList lines{phrase(language, kContext,
                             QT_TRANSLATE_NOOP("reach", "Reached for %1: %2 % (%3 of %4); of %5 nothing is known yet."))
                          .arg(report.now.period.text(), percent(report.now), QString::number(report.now.arrived),
                               QString::number(report.now.wanted), QString::number(report.unheard))};
    if (report.then && report.before)
        lines.append(
            phrase(language, kContext, QT_TRANSLATE_NOOP("reach", "%1 hours after the start: %2 %; %3 then: %4 %."))
                .arg(QString::number(report.elapsedMs / 3'600'000), percent(*report.then), report.before->period.text(),
                     percent(*report.before)));
    return lines;
}

} // namespace bouncedesk::phrases
