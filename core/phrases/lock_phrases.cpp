// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrases/lock_phrases.h"

#include "core/phrases/phrase.h"
#include "core/phrases/story_phrases.h"

namespace bouncedesk::phrases {

using backers::LockEffect;
using mail::MailClass;

constexpr auto kContext = "locks";

QString lockRuleWords(const QString &language, MailClass mailClass)
{
    switch (mailClass) {
    case MailClass::SuppressedUnsubscribe:
        return phrase(language, kContext, QT_TRANSLATE_NOOP("locks", "Asked for no more mail"));
    case MailClass::Blocked:
        return phrase(language, kContext, QT_TRANSLATE_NOOP("locks", "The server refused us, not the address"));
    case MailClass::Rejected: return phrase(language, kContext, QT_TRANSLATE_NOOP("locks", "Mailgun refused the mail"));
    default: return lockReasonWords(language, mailClass);
    }
}

QString lockEffectWords(const QString &language, LockEffect effect, int strikes)
{
    switch (effect) {
    case LockEffect::Never: return phrase(language, kContext, QT_TRANSLATE_NOOP("locks", "Never locks"));
    case LockEffect::AtOnce: return phrase(language, kContext, QT_TRANSLATE_NOOP("locks", "Locks at once"));
    case LockEffect::WhenUnknownUser:
        return phrase(language, kContext,
                      QT_TRANSLATE_NOOP("locks", "Locks when the server said that there is no such mailbox"));
    case LockEffect::AfterStrikes:
        return phrase(language, kContext,
                      QT_TRANSLATE_NOOP("locks", "Locks after %1 mails on different days, none delivered in between"))
            .arg(strikes);
    case LockEffect::Holds:
        return phrase(language, kContext,
                      QT_TRANSLATE_NOOP("locks", "No lock; bills are held back until somebody lifts it"));
    }
    return {};
}

QString lockRuleReason(const QString &language, MailClass mailClass)
{
    const auto say = [&](const char *text) { return phrase(language, kContext, text); };
    switch (mailClass) {
    case MailClass::Hard:
        return say(QT_TRANSLATE_NOOP("locks", "The next mail would come back as well, and mail servers think less of "
                                              "senders who keep trying."));
    case MailClass::Delayed:
        return say(QT_TRANSLATE_NOOP("locks", "A mail that was taken and comes back says little by itself; that there "
                                              "is no such mailbox says enough."));
    case MailClass::SuppressedBounce:
        return say(QT_TRANSLATE_NOOP("locks", "Mailgun would not even send the next bill."));
    case MailClass::Complaint:
        return say(QT_TRANSLATE_NOOP("locks", "Who marks bills as spam harms the mail of all others."));
    case MailClass::SuppressedComplaint:
        return say(QT_TRANSLATE_NOOP("locks", "Mailgun remembers that a mail of ours was marked as spam, and would not "
                                              "send the next bill."));
    case MailClass::Soft:
        return say(QT_TRANSLATE_NOOP("locks", "Once may be a full mailbox; again and again means that nobody reads "
                                              "it."));
    case MailClass::Expired:
        return say(QT_TRANSLATE_NOOP("locks", "A server may be down for days; again and again means that it is gone."));
    case MailClass::SuppressedUnsubscribe:
        return say(QT_TRANSLATE_NOOP("locks", "It is his wish, and no fault of the address. Staff lift it when he "
                                              "asks."));
    case MailClass::Blocked:
        return say(QT_TRANSLATE_NOOP("locks", "A verdict on us, the sender: an alarm says so, and nobody is locked "
                                              "for it."));
    case MailClass::Rejected:
        return say(
            QT_TRANSLATE_NOOP("locks", "Something is wrong with the mail or our account, not with the address."));
    default: return {};
    }
}

} // namespace bouncedesk::phrases
