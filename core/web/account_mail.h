// SPDX-License-Identifier: GPL-3.0-or-later
// What a task of kind "account_mail" says, and the mail that comes of it: looks up who has the address and makes the
// links. A task holds no secret; a link is made only when it is about to be sent. In the thread of the connection.
#pragma once

#include "core/access/account_link_service.h"
#include "core/mailgun/outgoing_message.h"

#include <QJsonObject>

namespace bouncedesk::web {

inline constexpr auto kAccountMailTask = "account_mail";
inline constexpr auto kByMail = "mail"; // created_by of links that were mailed

// The mail confirms an address instead while nobody has proved that it is its owner's.
QJsonObject passwordMailPayload(const QString &email, const QString &name, const QString &language);
QJsonObject confirmationMailPayload(base::BackerRow backer, const QString &language);
QJsonObject testMailPayload(qint64 testMail, const QString &language);

// Gives up what has waited for a holder of the key for too long, and forgets what is long over: tasks name addresses.
base::Result<void> tidyMailTasks(storage::Connection &connection, qint64 nowMs);

struct AccountMailSender {
    QString from;      // BOUNCEDESK_BILLING_FROM
    QString replyTo;   // may be empty
    QString publicUrl; // BOUNCEDESK_PUBLIC_URL
    QString brand;
};

struct AccountMail {
    mailgun::OutgoingMessage message;
    // A test mail, before which Mailgun's own record of the address is removed (R-unlock).
    std::optional<qint64> testMail;
    QString recordOf; // the address
    QString address;  // normalised: where it goes
    qint64 linksMadeAtMs = 0;
};

// Makes the links and writes the mail. None, and no links, when there is nothing to send: gone, confirmed or unlocked
// meanwhile, or the address got enough mails lately. InvalidInput for a payload that is none.
base::Result<std::optional<AccountMail>> makeAccountMail(storage::Connection &connection,
                                                         const access::AccountLinkService &links,
                                                         const AccountMailSender &sender, const QString &payload,
                                                         qint64 nowMs);

// The links of a mail that was not sent lead nowhere, and the mail does not count.
base::Result<void> takeBackLinks(storage::Connection &connection, const AccountMail &mail);
// Of a task for a test mail that will not be sent: its backer is told, and may ask again.
base::Result<void> giveUpTestMail(storage::Connection &connection, const QString &payload, const QString &words,
                                  qint64 nowMs);

} // namespace bouncedesk::web
