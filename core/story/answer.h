// SPDX-License-Identifier: GPL-3.0-or-later
// R-answered: what became of a backer's bill of a period, one closed code with facts, which never says more than the
// facts do. Pure.
#pragma once

#include "core/backers/backer.h"
#include "core/billing/ledger_rows.h"

#include <QJsonObject>

namespace bouncedesk::story {

enum class AnswerCode {
    Arrived,
    MarkedAsSpam,
    StillTrying,
    CameBack,
    GivenUp,
    Blocked,
    HeldBack,
    NoNews,
    CallOpen,
    AddressRefused,
    Locked,
    LeftOut,
    NoBill,
    AddedLater,
    Erased,
};
QString answerName(AnswerCode code); // "arrived", "marked_as_spam" …

// The bill's mail, as far as it is known.
struct MailFacts {
    mail::MailStatus status = mail::MailStatus::Accepted;
    mail::MailClass mailClass = mail::MailClass::None;
    QString address;
    qint64 sentAtMs = 0;
    std::optional<qint64> outcomeAtMs; // of the event that decides
    QString serverText;                // the receiving server's own words
    int code = 0;
    QString enhancedCode;
};

// What the ledger knows of the period.
struct BillFacts {
    bool isMailed = false;    // there is a mailing for the period
    qint64 latestRunAtMs = 0; // when the newest run's audience was frozen
    bool isBilled = false;    // he stands in the ledger
    std::optional<billing::CallState> call;
    std::optional<QString> leftOut; // the newest reason
    std::optional<QString> refused; // Mailgun's words
    std::optional<MailFacts> mail;
};

struct Answer {
    AnswerCode code = AnswerCode::NoBill;
    QJsonObject facts; // instants in ISO 8601
};

Answer answerFor(const backers::Backer &backer, const QString &period, const BillFacts &bill);

} // namespace bouncedesk::story
