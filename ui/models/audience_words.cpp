// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/audience_words.h"

#include "core/base/email_address.h"
#include "core/base/text.h"
#include "core/mail/mail_codes.h"
#include "core/phrases/error_phrases.h"
#include "ui/models/billing_words.h"
#include "ui/models/mail_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace bouncedesk::ui {

using billing::LeftOut;

namespace {

struct AudienceWords {
    Q_DECLARE_TR_FUNCTIONS(bouncedesk::ui::AudienceWords)
};

struct OutcomeWord {
    const char *code;
    const char *text;
};

constexpr OutcomeWord kOutcomes[]{
    {"arrived", QT_TRANSLATE_NOOP("bouncedesk::ui::AudienceWords", "arrived")},
    {"marked_as_spam", QT_TRANSLATE_NOOP("bouncedesk::ui::AudienceWords", "marked as spam")},
    {"still_trying", QT_TRANSLATE_NOOP("bouncedesk::ui::AudienceWords", "still trying")},
    {"came_back", QT_TRANSLATE_NOOP("bouncedesk::ui::AudienceWords", "came back")},
    {"given_up", QT_TRANSLATE_NOOP("bouncedesk::ui::AudienceWords", "given up")},
    {"blocked", QT_TRANSLATE_NOOP("bouncedesk::ui::AudienceWords", "blocked")},
    {"held_back", QT_TRANSLATE_NOOP("bouncedesk::ui::AudienceWords", "held back by Mailgun")},
    {"no_news", QT_TRANSLATE_NOOP("bouncedesk::ui::AudienceWords", "sent, no news yet")},
    {"call_open", QT_TRANSLATE_NOOP("bouncedesk::ui::AudienceWords", "not sent yet, or not known")},
    {"address_refused", QT_TRANSLATE_NOOP("bouncedesk::ui::AudienceWords", "refused by Mailgun")},
    {"locked", QT_TRANSLATE_NOOP("bouncedesk::ui::AudienceWords", "not sent: locked")},
    {"left_out", QT_TRANSLATE_NOOP("bouncedesk::ui::AudienceWords", "not sent: left out")},
    {"no_bill", QT_TRANSLATE_NOOP("bouncedesk::ui::AudienceWords", "no bill this month")},
};

std::optional<LeftOut> leftOutOfName(const QString &name)
{
    for (const LeftOut reason : {LeftOut::Locked, LeftOut::NoAddress, LeftOut::BadAddress, LeftOut::AlreadyBilled,
                                 LeftOut::NoBill, LeftOut::Suppressed}) {
        if (name == billing::leftOutName(reason))
            return reason;
    }
    return std::nullopt;
}

} // namespace

QString audienceChangeText(billing::AudienceChange change)
{
    switch (change) {
    case billing::AudienceChange::New: return AudienceWords::tr("new");
    case billing::AudienceChange::Back: return AudienceWords::tr("again");
    case billing::AudienceChange::Gone: return AudienceWords::tr("no more");
    case billing::AudienceChange::None: break;
    }
    return {};
}

QString adviceText(const billing::Candidate &candidate)
{
    const auto checked = base::checkAddress(candidate.address);
    if (!checked)
        return phrases::errorPhrase(QLocale().bcp47Name(), checked.error());
    return AudienceWords::tr("Mailgun refused this address for this month's bill: correct it.");
}

QString missingValueText(const billing::MissingValue &missing)
{
    const QString more = missing.people > missing.who.size() ? QStringLiteral(" …") : QString();
    return AudienceWords::tr("The template (%1) names “%2”, which %Ln people who get a bill do not have: %3.", nullptr,
                             int(missing.people))
        .arg(missing.language, missing.field, base::displayText(missing.who.join(QStringLiteral(", "))) + more);
}

QString resultText(const QString &outcome)
{
    for (const OutcomeWord &word : kOutcomes) {
        if (outcome == QLatin1String(word.code))
            return AudienceWords::tr(word.text);
    }
    return outcome;
}

QString resultReasonText(const billing::ResultRow &row)
{
    if (row.outcome == QLatin1String("address_refused"))
        return base::displayText(row.reason);
    if (const auto reason = leftOutOfName(row.reason))
        return leftOutText(*reason);
    if (const auto mailClass = mail::classOfName(row.reason))
        return classSentence(*mailClass);
    return base::displayText(row.reason);
}

} // namespace bouncedesk::ui
