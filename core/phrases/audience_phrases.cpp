// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrases/audience_phrases.h"

#include "core/phrases/phrase.h"

namespace bouncedesk::phrases {

using billing::AudienceSums;

namespace {

constexpr auto kContext = "audience";
// One call takes about this long at Mailgun, and so many leave at once.
constexpr qint64 kCallMs = 2000;
constexpr qint64 kAtOnce = 4;

QString goneText(const QString &language, const AudienceSums &sums)
{
    QStringList parts;
    QStringList reasons = sums.gone.keys();
    reasons.sort();
    for (const QString &reason : std::as_const(reasons))
        parts.append(QStringLiteral("%1 %2").arg(sums.gone.value(reason)).arg(reason));
    if (sums.erased > 0)
        parts.append(phrase(language, kContext, QT_TRANSLATE_NOOP("audience", "%1 erased")).arg(sums.erased));
    return parts.isEmpty() ? QStringLiteral("0") : parts.join(QStringLiteral(", "));
}

} // namespace

QStringList audiencePhrases(const QString &language, base::Period period, const AudienceSums &sums)
{
    const qint64 calls = sums.calls();
    const qint64 minutes = ((calls + kAtOnce - 1) / kAtOnce * kCallMs + 59'999) / 60'000;
    QStringList lines{
        phrase(language, kContext,
               QT_TRANSLATE_NOOP("audience", "%1 would get a bill for %2, in %3 calls, in about %4 "
                                             "minutes."))
            .arg(QString::number(sums.included), period.text(), QString::number(calls), QString::number(minutes))};
    if (sums.before)
        lines.append(
            phrase(language, kContext, QT_TRANSLATE_NOOP("audience", "Against %1: %2 new, %3 again, no more: %4."))
                .arg(sums.before->text(), QString::number(sums.joined), QString::number(sums.back),
                     goneText(language, sums)));
    if (sums.isHalfImported)
        lines.append(phrase(language, kContext,
                            QT_TRANSLATE_NOOP("audience", "The bills for %1 are half imported: nothing is sent until "
                                                          "“billing import” has finished."))
                         .arg(period.text()));
    return lines;
}

QStringList missingValuePhrases(const QString &language, const QList<billing::MissingValue> &missing)
{
    QStringList lines;
    for (const billing::MissingValue &value : missing) {
        const QStringList first = value.who.mid(0, billing::MissingValue::kNamed);
        lines.append(phrase(language, kContext,
                            QT_TRANSLATE_NOOP("audience", "The template (%1) names “%2”, which %3 of those who get a "
                                                          "bill do not have: %4."))
                         .arg(value.language, value.field, QString::number(value.people),
                              first.join(QStringLiteral(", ")) +
                                  (value.people > first.size() ? QStringLiteral(" …") : QString())));
    }
    return lines;
}

QString refusedAddressAdvice(const QString &language)
{
    return phrase(language, kContext,
                  QT_TRANSLATE_NOOP("audience", "Mailgun refused this address for this month's bill: correct it."));
}

} // namespace bouncedesk::phrases
