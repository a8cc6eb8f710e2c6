// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrases/billing_phrases.h"

#include "core/base/time_format.h"
#include "core/phrases/phrase.h"

namespace bouncedesk::phrases {

using billing::SenderRest;

namespace {

constexpr auto kContext = "billing";

struct Reason {
    const char *code;
    const char *text;
};

constexpr Reason kReasons[]{
    {billing::pause_reason::kAsked, QT_TRANSLATE_NOOP("billing", "Somebody paused it. “billing resume” goes on.")},
    {billing::pause_reason::kSenderRefused,
     QT_TRANSLATE_NOOP("billing", "Mailgun refuses us, not the recipients: “%1”. Check key, domain and From, then "
                                  "“billing resume”. Nobody was marked as refused.")},
    {billing::pause_reason::kTooLarge,
     QT_TRANSLATE_NOOP("billing", "Mailgun says that even a single bill is too large: “%1”.")},
    {billing::pause_reason::kManyRefused,
     QT_TRANSLATE_NOOP("billing", "Mailgun refused more than 50 people of one call: “%1”. Look at “billing result”, "
                                  "then “billing resume”.")},
    {billing::pause_reason::kNotMailgun,
     QT_TRANSLATE_NOOP("billing", "The answer did not come from Mailgun: “%1”. Check BOUNCEDESK_MAILGUN_BASE_URL and "
                                  "the domain, then “billing resume”.")},
    {billing::pause_reason::kPilotSilent,
     QT_TRANSLATE_NOOP("billing", "Nothing was heard of the first %1 bills. Check that events arrive (webhooks or "
                                  "backfill), then “billing resume” sends the rest.")},
    {billing::pause_reason::kManyBounces,
     QT_TRANSLATE_NOOP("billing", "Too many bills bounce (%1). “billing resume” goes on all the same.")},
    {billing::pause_reason::kManyComplaints,
     QT_TRANSLATE_NOOP("billing", "Too many bills are marked as spam (%1). “billing resume” goes on all the same.")},
};

QString people(const QString &language, qint64 number)
{
    if (number == 1)
        return phrase(language, kContext, QT_TRANSLATE_NOOP("billing", "one person"));
    return phrase(language, kContext, QT_TRANSLATE_NOOP("billing", "%1 people")).arg(number);
}

} // namespace

QString pausePhrase(const QString &language, const billing::Run &run)
{
    const QString lead =
        phrase(language, kContext, QT_TRANSLATE_NOOP("billing", "The run for %1 is paused.")).arg(run.period);
    for (const Reason &reason : kReasons) {
        if (run.pausedFor == QLatin1String(reason.code))
            return lead + u' ' + phrase(language, kContext, reason.text).replace(QLatin1String("%1"), run.pausedWords);
    }
    return lead;
}

QString restPhrase(const QString &language, SenderRest rest, const billing::RunStatus &status, qint64 untilMs)
{
    const auto say = [&](const char *text) {
        return phrase(language, kContext, text)
            .replace(QLatin1String("%1"), people(language, status.open))
            .replace(QLatin1String("%2"), untilMs > 0 ? base::isoInstant(untilMs) : QString())
            .replace(QLatin1String("%3"), status.run.waitWords)
            .replace(QLatin1String("%4"), people(language, status.sent))
            .replace(QLatin1String("%5"), status.run.period);
    };
    switch (rest) {
    case SenderRest::RateLimit:
        return say(QT_TRANSLATE_NOOP("billing",
                                     "Mailgun lets us wait until %2 (%3): %1 still to send. “billing resume” "
                                     "goes on."));
    case SenderRest::Pilot:
        return say(QT_TRANSLATE_NOOP("billing", "The first %4 were sent; %1 follow once it is known what became of "
                                                "them. “billing resume” goes on."));
    case SenderRest::Settling:
        return say(QT_TRANSLATE_NOOP("billing", "Mailgun did not say whether it took the bills of %1. “billing settle” "
                                                "looks into its logs from %2 on."));
    case SenderRest::CannotSettle:
        return say(QT_TRANSLATE_NOOP("billing",
                                     "Mailgun did not say whether it took the bills of %1, and its logs do not tell "
                                     "us. They stay open and are not sent again."));
    case SenderRest::Finished: return say(QT_TRANSLATE_NOOP("billing", "The bills for %5 were sent to %4."));
    case SenderRest::Cancelled: return say(QT_TRANSLATE_NOOP("billing", "The run for %5 was cancelled."));
    case SenderRest::HeldByOther:
        return say(QT_TRANSLATE_NOOP("billing", "Another program is sending bills; %1 are still open."));
    case SenderRest::Paused: return pausePhrase(language, status.run);
    case SenderRest::Failed: break;
    }
    return {};
}

} // namespace bouncedesk::phrases
