// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/story/answer.h"

#include "core/base/time_format.h"

namespace bouncedesk::story {

using mail::MailClass;
using mail::MailStatus;

namespace {

constexpr const char *kNames[]{"arrived", "marked_as_spam", "still_trying", "came_back",   "given_up",
                               "blocked", "held_back",      "no_news",      "call_open",   "address_refused",
                               "locked",  "left_out",       "no_bill",      "added_later", "erased"};

AnswerCode ofMail(const MailFacts &mail)
{
    switch (mail.status) {
    case MailStatus::Delivered: return AnswerCode::Arrived;
    case MailStatus::Complained: return AnswerCode::MarkedAsSpam;
    case MailStatus::Deferred: return AnswerCode::StillTrying;
    case MailStatus::Accepted: return AnswerCode::NoNews;
    case MailStatus::Bounced:
    case MailStatus::Dropped: break;
    }
    if (mail.mailClass == MailClass::Blocked)
        return AnswerCode::Blocked;
    if (mail.mailClass == MailClass::Expired)
        return AnswerCode::GivenUp;
    return mail.status == MailStatus::Bounced ? AnswerCode::CameBack : AnswerCode::HeldBack;
}

// A bill without a mail: only the call is known.
AnswerCode ofCall(const std::optional<billing::CallState> &call)
{
    return call == billing::CallState::Accepted ? AnswerCode::NoNews : AnswerCode::CallOpen;
}

AnswerCode codeFor(const backers::Backer &backer, const BillFacts &bill)
{
    if (backer.erasedAtMs)
        return AnswerCode::Erased;
    if (bill.mail)
        return ofMail(*bill.mail);
    if (bill.isBilled)
        return ofCall(bill.call);
    if (bill.refused)
        return AnswerCode::AddressRefused;
    if (bill.leftOut)
        return *bill.leftOut == QLatin1String("locked")    ? AnswerCode::Locked
               : *bill.leftOut == QLatin1String("no_bill") ? AnswerCode::NoBill
                                                           : AnswerCode::LeftOut;
    if (bill.isMailed && backer.joinedAtMs > bill.latestRunAtMs)
        return AnswerCode::AddedLater;
    return backer.isLocked() ? AnswerCode::Locked : AnswerCode::NoBill;
}

void addMail(QJsonObject &facts, const MailFacts &mail)
{
    facts.insert(QStringLiteral("status"), mail::statusName(mail.status));
    if (mail.mailClass != MailClass::None)
        facts.insert(QStringLiteral("class"), mail::className(mail.mailClass));
    facts.insert(QStringLiteral("email"), mail.address);
    facts.insert(QStringLiteral("sent_at"), base::isoInstant(mail.sentAtMs));
    if (mail.outcomeAtMs)
        facts.insert(QStringLiteral("outcome_at"), base::isoInstant(*mail.outcomeAtMs));
    if (!mail.serverText.isEmpty())
        facts.insert(QStringLiteral("server_text"), mail.serverText);
    if (mail.code != 0)
        facts.insert(QStringLiteral("smtp_code"), mail.code);
    if (!mail.enhancedCode.isEmpty())
        facts.insert(QStringLiteral("enhanced_code"), mail.enhancedCode);
}

} // namespace

QString answerName(AnswerCode code)
{
    return QLatin1String(kNames[int(code)]);
}

Answer answerFor(const backers::Backer &backer, const QString &period, const BillFacts &bill)
{
    Answer answer;
    answer.code = codeFor(backer, bill);
    QJsonObject &facts = answer.facts;
    facts.insert(QStringLiteral("period"), period);
    facts.insert(QStringLiteral("backer_id"), backer.key.text);
    facts.insert(QStringLiteral("locked"), backer.isLocked());
    if (backer.lock) {
        facts.insert(QStringLiteral("lock_reason"), mail::className(backer.lock->mailClass));
        facts.insert(QStringLiteral("locked_at"), base::isoInstant(backer.lock->sinceMs));
    }
    if (bill.mail)
        addMail(facts, *bill.mail);
    else if (backer.email)
        facts.insert(QStringLiteral("email"), *backer.email);
    if (bill.call)
        facts.insert(QStringLiteral("call"), billing::callStateName(*bill.call));
    if (bill.leftOut)
        facts.insert(QStringLiteral("left_out"), *bill.leftOut);
    if (bill.refused)
        facts.insert(QStringLiteral("refused"), *bill.refused);
    if (backer.erasedAtMs)
        facts.insert(QStringLiteral("erased_at"), base::isoInstant(*backer.erasedAtMs));
    if (answer.code == AnswerCode::AddedLater)
        facts.insert(QStringLiteral("joined_at"), base::isoInstant(backer.joinedAtMs));
    return answer;
}

} // namespace bouncedesk::story
