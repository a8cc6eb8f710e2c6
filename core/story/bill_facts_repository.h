// SPDX-License-Identifier: GPL-3.0-or-later
// What the ledger and the mails say about one backer's bill. In the thread of the connection.
#pragma once

#include "core/mail/sent_email.h"
#include "core/storage/connection.h"
#include "core/story/answer.h"

namespace bouncedesk::story {

base::Result<BillFacts> billFacts(storage::Connection &connection, const backers::Backer &backer,
                                  const QString &period);
// The period of the newest mailing; none: nothing was ever billed.
base::Result<std::optional<QString>> newestPeriod(storage::Connection &connection);

// Mails of a backer, newest first; those of ids that he had before he was adopted too.
base::Result<QList<mail::SentEmail>> mailsOfBacker(storage::Connection &connection, const backers::Backer &backer,
                                                   int limit);

// What happened to him in the ledger beside mails: left out, refused, a copy sent.
struct LedgerNote {
    enum Kind { LeftOut, Refused, Copied };
    Kind kind = LeftOut;
    qint64 atMs = 0;
    QString period;
    QString words; // the reason's code, Mailgun's words, who sent the copy
};
base::Result<QList<LedgerNote>> ledgerNotes(storage::Connection &connection, base::BackerRow backer, int limit);
// The subject as it was sent, without the recipient's own numbers where only its family is known.
base::Result<QString> subjectOf(storage::Connection &connection, const mail::SentEmail &mail);

} // namespace bouncedesk::story
