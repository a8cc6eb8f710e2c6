// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrases/story_phrases.h"

#include "core/backers/test_mail_repository.h"
#include "core/base/time_format.h"
#include "core/phrases/phrase.h"

#include <QLocale>

namespace bouncedesk::phrases {

using mail::MailClass;
using mail::MailStatus;
using story::Answer;
using story::AnswerCode;
using story::TimelineEntry;
using story::TimelineKind;

namespace {

constexpr auto kContext = "story";

QString say(const QString &language, const char *text, const QStringList &facts = {})
{
    QString done;
    const QString sentence = phrase(language, kContext, text);
    for (qsizetype i = 0; i < sentence.size(); ++i) { // one pass: a fact that contains "%1" stays as it is
        const int place = sentence[i] == u'%' && i + 1 < sentence.size() ? sentence[i + 1].digitValue() : -1;
        if (place < 1)
            done += sentence[i];
        else
            done += facts.value(place - 1), ++i;
    }
    return done;
}

// "November 2026".
QString monthWords(const QString &language, const QString &period)
{
    const auto month = base::Period::parse(period);
    return month ? QLocale(language).standaloneMonthName(month->month) + u' ' + QString::number(month->year) : period;
}

const char *summaryOf(AnswerCode code)
{
    switch (code) {
    case AnswerCode::Arrived: return QT_TRANSLATE_NOOP("story", "The bill of %1 arrived at %2.");
    case AnswerCode::MarkedAsSpam:
        return QT_TRANSLATE_NOOP("story", "The bill of %1 arrived at %2 and was marked as spam there.");
    case AnswerCode::StillTrying:
        return QT_TRANSLATE_NOOP("story",
                                 "The server of %2 has not taken the bill of %1 yet; Mailgun is still trying.");
    case AnswerCode::CameBack: return QT_TRANSLATE_NOOP("story", "The bill of %1 came back from %2: %3");
    case AnswerCode::GivenUp:
        return QT_TRANSLATE_NOOP("story", "The server of %2 never took the bill of %1; Mailgun gave up.");
    case AnswerCode::Blocked:
        return QT_TRANSLATE_NOOP("story", "The server of %2 refused the bill of %1 because of us, its sender.");
    case AnswerCode::HeldBack: return QT_TRANSLATE_NOOP("story", "Mailgun held the bill of %1 to %2 back: %3");
    case AnswerCode::NoNews:
        return QT_TRANSLATE_NOOP("story", "The bill of %1 was taken by Mailgun for %2; nothing was heard of it since.");
    case AnswerCode::CallOpen:
        return QT_TRANSLATE_NOOP("story", "The bill of %1 is in a call to Mailgun whose outcome is not known yet.");
    case AnswerCode::AddressRefused:
        return QT_TRANSLATE_NOOP("story", "Mailgun refused the address %2 for the bill of %1.");
    case AnswerCode::Locked:
        return QT_TRANSLATE_NOOP("story", "No bill of %1 was sent, because the backer is locked: %3");
    case AnswerCode::LeftOut: return QT_TRANSLATE_NOOP("story", "No bill of %1 was sent: %4");
    case AnswerCode::NoBill: return QT_TRANSLATE_NOOP("story", "There was no bill for this backer in %1.");
    case AnswerCode::AddedLater:
        return QT_TRANSLATE_NOOP("story", "The backer was added after the bills of %1 were sent.");
    case AnswerCode::Erased: return QT_TRANSLATE_NOOP("story", "The backer was erased.");
    }
    return "";
}

const char *nextOf(AnswerCode code)
{
    switch (code) {
    case AnswerCode::Arrived: return QT_TRANSLATE_NOOP("story", "Ask to look into the spam folder too.");
    case AnswerCode::MarkedAsSpam:
        return QT_TRANSLATE_NOOP("story", "Ask whether our mail is wanted, and unlock then.");
    case AnswerCode::StillTrying: return QT_TRANSLATE_NOOP("story", "Wait: it is tried again for some hours.");
    case AnswerCode::CameBack:
    case AnswerCode::GivenUp: return QT_TRANSLATE_NOOP("story", "Ask for another address and correct it.");
    case AnswerCode::Blocked:
        return QT_TRANSLATE_NOOP("story", "Nothing is wrong with the address: tell the operator what the server says.");
    case AnswerCode::HeldBack:
        return QT_TRANSLATE_NOOP("story",
                                 "Ask for another address, or remove Mailgun's record of this one and unlock.");
    case AnswerCode::NoNews: return QT_TRANSLATE_NOOP("story", "Wait, or look whether events arrive at all.");
    case AnswerCode::CallOpen: return QT_TRANSLATE_NOOP("story", "Wait until the run is settled.");
    case AnswerCode::AddressRefused:
        return QT_TRANSLATE_NOOP("story", "Correct the address and bill the period again.");
    case AnswerCode::Locked: return QT_TRANSLATE_NOOP("story", "Ask for another address; the bill can be sent then.");
    case AnswerCode::LeftOut: return QT_TRANSLATE_NOOP("story", "Correct the address and bill the period again.");
    case AnswerCode::NoBill: return QT_TRANSLATE_NOOP("story", "Nothing to do.");
    case AnswerCode::AddedLater:
        return QT_TRANSLATE_NOOP("story", "Bill the period again: only who has none gets one.");
    case AnswerCode::Erased: return QT_TRANSLATE_NOOP("story", "Nothing to do.");
    }
    return "";
}

// Their advice holds for somebody locked as well.
bool isAboutTheAddress(AnswerCode code)
{
    switch (code) {
    case AnswerCode::MarkedAsSpam:
    case AnswerCode::CameBack:
    case AnswerCode::GivenUp:
    case AnswerCode::HeldBack:
    case AnswerCode::AddressRefused:
    case AnswerCode::LeftOut:
    case AnswerCode::Erased: return true;
    default: return false;
    }
}

const char *nextOfLocked(AnswerCode code, MailClass lockClass)
{
    if (isAboutTheAddress(code))
        return nextOf(code);
    if (lockClass == MailClass::Complaint || lockClass == MailClass::SuppressedComplaint)
        return QT_TRANSLATE_NOOP("story",
                                 "No mail goes there any more: ask whether our mail is wanted, and unlock then.");
    if (lockClass == MailClass::Staff)
        return QT_TRANSLATE_NOOP("story", "Ask whoever locked the backer whether mail may go there again.");
    if (code == AnswerCode::Locked)
        return nextOf(code);
    return QT_TRANSLATE_NOOP("story", "Ask for another address before the next bill.");
}

QString leftOutWords(const QString &language, const QString &reason)
{
    if (reason == QLatin1String("locked"))
        return say(language, QT_TRANSLATE_NOOP("story", "the backer was locked then."));
    if (reason == QLatin1String("no_address"))
        return say(language, QT_TRANSLATE_NOOP("story", "there was no address."));
    if (reason == QLatin1String("bad_address"))
        return say(language, QT_TRANSLATE_NOOP("story", "the address cannot be right."));
    if (reason == QLatin1String("suppressed"))
        return say(language, QT_TRANSLATE_NOOP("story", "the backer has unsubscribed from our mail."));
    return say(language, QT_TRANSLATE_NOOP("story", "there was nothing to bill."));
}

QString mailWords(const QString &language, MailStatus status, MailClass mailClass)
{
    switch (status) {
    case MailStatus::Accepted: return say(language, QT_TRANSLATE_NOOP("story", "Taken by Mailgun"));
    case MailStatus::Deferred:
        return say(language, QT_TRANSLATE_NOOP("story", "Not taken yet by the receiving server; Mailgun tries again"));
    case MailStatus::Delivered: return say(language, QT_TRANSLATE_NOOP("story", "Delivered"));
    case MailStatus::Complained: return say(language, QT_TRANSLATE_NOOP("story", "Marked as spam by the recipient"));
    case MailStatus::Dropped:
        return say(language, QT_TRANSLATE_NOOP("story", "Not sent: %1"), {lockReasonWords(language, mailClass)});
    case MailStatus::Bounced: break;
    }
    return say(language, QT_TRANSLATE_NOOP("story", "Came back: %1"), {lockReasonWords(language, mailClass)});
}

QString eventWords(const QString &language, const mail::StoredEvent &event)
{
    if (event.verdict.bearing == mail::Bearing::OnMail)
        return mailWords(language, event.verdict.status, event.verdict.mailClass);
    if (backers::testMailOfVariable(event.ownLink.value_or(QString())))
        return say(language, QT_TRANSLATE_NOOP("story", "Test mail: %1"),
                   {mailWords(language, event.verdict.status, event.verdict.mailClass)});
    switch (event.identity.kind) {
    case mail::EventKind::Opened: return say(language, QT_TRANSLATE_NOOP("story", "Opened"));
    case mail::EventKind::Clicked: return say(language, QT_TRANSLATE_NOOP("story", "A link in it was followed"));
    case mail::EventKind::Unsubscribed: return say(language, QT_TRANSLATE_NOOP("story", "Unsubscribed from our mail"));
    default:
        return say(language, QT_TRANSLATE_NOOP("story", "Mailgun recorded: %1"), {mail::kindName(event.identity.kind)});
    }
}

QString doneWords(const QString &language, const TimelineEntry &entry)
{
    struct Word {
        const char *action;
        const char *text;
    };
    static constexpr Word kWords[]{
        {"lock-by-hand", QT_TRANSLATE_NOOP("story", "Locked by hand by %1: %3")},
        {"test-mail", QT_TRANSLATE_NOOP("story", "The backer asked for a test mail to %3")},
        {"self-unlock", QT_TRANSLATE_NOOP("story", "The test mail arrived, and the backer was unlocked by it")},
        {"confirm", QT_TRANSLATE_NOOP("story", "The address %3 was confirmed by its link")},
        {"adopt", QT_TRANSLATE_NOOP("story", "The id %2 became %3")},
        {"hold", QT_TRANSLATE_NOOP("story", "Bills are held back: the backer has unsubscribed")},
        {"release", QT_TRANSLATE_NOOP("story", "Bills are not held back any more")},
        {"ask-remove-suppression",
         QT_TRANSLATE_NOOP("story", "%1 asked for Mailgun's record of the address to be removed")},
        {"remove-suppression", QT_TRANSLATE_NOOP("story", "Mailgun's record of the address was removed by %1")},
        {"erase", QT_TRANSLATE_NOOP("story", "Erased by %1")},
    };
    const QStringList facts{entry.actor, entry.before, entry.after};
    for (const Word &word : kWords) {
        if (entry.action == QLatin1String(word.action))
            return say(language, word.text, facts);
    }
    return say(language, QT_TRANSLATE_NOOP("story", "%4 by %1"), facts + QStringList(entry.action));
}

} // namespace

QString lockReasonWords(const QString &language, MailClass lockClass)
{
    switch (lockClass) {
    case MailClass::Hard: return say(language, QT_TRANSLATE_NOOP("story", "This mailbox does not exist."));
    case MailClass::Soft:
        return say(language, QT_TRANSLATE_NOOP("story", "The receiving server did not take the mail."));
    case MailClass::Delayed:
        return say(language, QT_TRANSLATE_NOOP("story", "The receiving server took the mail and sent it back later."));
    case MailClass::Expired:
        return say(language, QT_TRANSLATE_NOOP("story", "The receiving server did not answer until Mailgun gave up."));
    case MailClass::Blocked: return say(language, QT_TRANSLATE_NOOP("story", "The receiving server refuses our mail."));
    case MailClass::SuppressedBounce:
        return say(language, QT_TRANSLATE_NOOP("story", "Mailgun knows the address as one that does not exist."));
    case MailClass::SuppressedComplaint:
        return say(language,
                   QT_TRANSLATE_NOOP("story", "Mailgun knows the address as one that marked our mail as spam."));
    case MailClass::SuppressedUnsubscribe:
        return say(language, QT_TRANSLATE_NOOP("story", "The recipient has unsubscribed at Mailgun."));
    case MailClass::Rejected: return say(language, QT_TRANSLATE_NOOP("story", "Mailgun refused to send this mail."));
    case MailClass::Complaint:
        return say(language, QT_TRANSLATE_NOOP("story", "The recipient marked our mail as spam."));
    case MailClass::Temporary: return say(language, QT_TRANSLATE_NOOP("story", "The receiving server asks to wait."));
    case MailClass::Staff: return say(language, QT_TRANSLATE_NOOP("story", "Staff locked the backer by hand."));
    case MailClass::None: break;
    }
    return say(language, QT_TRANSLATE_NOOP("story", "No reason is known."));
}

QString answerSummary(const QString &language, const Answer &answer)
{
    const auto fact = [&](const char *name) { return answer.facts.value(QLatin1String(name)).toString(); };
    const QString reason = fact(answer.code == AnswerCode::Locked ? "lock_reason" : "class");
    const QString why = lockReasonWords(language, mail::classOfName(reason).value_or(MailClass::None));
    const QString month = monthWords(language, fact("period"));
    // locked then and free again: nobody knows any more why
    if (answer.code == AnswerCode::Locked && !answer.facts.value(QLatin1String("locked")).toBool())
        return say(language, summaryOf(AnswerCode::LeftOut),
                   {month, fact("email"), why, leftOutWords(language, QStringLiteral("locked"))});
    return say(language, summaryOf(answer.code), {month, fact("email"), why, leftOutWords(language, fact("left_out"))});
}

QString answerNext(const QString &language, const Answer &answer)
{
    const QString lockReason = answer.facts.value(QLatin1String("lock_reason")).toString();
    if (answer.facts.value(QLatin1String("locked")).toBool())
        return say(language, nextOfLocked(answer.code, mail::classOfName(lockReason).value_or(MailClass::None)));
    return say(language, nextOf(answer.code == AnswerCode::Locked ? AnswerCode::AddedLater : answer.code));
}

QString timelineSummary(const QString &language, const TimelineEntry &entry)
{
    switch (entry.kind) {
    case TimelineKind::Joined: return say(language, QT_TRANSLATE_NOOP("story", "Became a backer"));
    case TimelineKind::Sent:
        return say(language, QT_TRANSLATE_NOOP("story", "“%1” was sent to %2"), {entry.subject, entry.address});
    case TimelineKind::Event: return entry.event ? eventWords(language, *entry.event) : QString();
    case TimelineKind::Lock:
        return say(language, QT_TRANSLATE_NOOP("story", "Locked: %1"), {lockReasonWords(language, entry.mailClass)});
    case TimelineKind::Unlock: return say(language, QT_TRANSLATE_NOOP("story", "Unlocked by %1"), {entry.actor});
    case TimelineKind::Address:
        return say(language, QT_TRANSLATE_NOOP("story", "Address changed from %1 to %2 by %3"),
                   {entry.before, entry.after, entry.actor});
    case TimelineKind::Note: return say(language, QT_TRANSLATE_NOOP("story", "Note by %1"), {entry.actor});
    case TimelineKind::LeftOut:
        return say(language, QT_TRANSLATE_NOOP("story", "Left out of the bills of %1: %2"),
                   {monthWords(language, entry.period), leftOutWords(language, entry.words)});
    case TimelineKind::Refused:
        return say(language, QT_TRANSLATE_NOOP("story", "Mailgun refused the address for the bill of %1"),
                   {monthWords(language, entry.period)});
    case TimelineKind::Copied:
        return say(language, QT_TRANSLATE_NOOP("story", "A copy of the bill of %1 was sent by %2"),
                   {monthWords(language, entry.period), entry.actor});
    case TimelineKind::Older: return say(language, QT_TRANSLATE_NOOP("story", "Older mails are not shown here"));
    case TimelineKind::Done: break;
    }
    return doneWords(language, entry);
}

QString timelineDetail(const TimelineEntry &entry)
{
    if (entry.kind == TimelineKind::LeftOut)
        return {};
    if (entry.kind != TimelineKind::Event || !entry.event)
        return entry.words;
    QStringList parts;
    if (entry.event->code > 0)
        parts.append(QString::number(entry.event->code));
    if (!entry.event->enhancedCode.isEmpty() && !entry.words.contains(entry.event->enhancedCode))
        parts.append(entry.event->enhancedCode);
    if (!entry.words.isEmpty())
        parts.append(entry.words);
    return parts.join(u' ');
}

} // namespace bouncedesk::phrases
