// SPDX-License-Identifier: GPL-3.0-or-later
// Links of the account pages, by the hash of their token: SQL only, on the caller's connection.
#pragma once

#include "core/base/ids.h"
#include "core/storage/connection.h"

namespace bouncedesk::access {

enum class LinkPurpose {
    SetPassword,    // of one backer; signs in
    SignUp,         // makes a backer, sets the password, signs in
    ConfirmAddress, // the mailbox is really his
    Address,        // gives a new address without signing in
    Choice,         // the password fitted several backers: which one
};

QString purposeName(LinkPurpose purpose);
std::optional<LinkPurpose> purposeOfName(QStringView name);

struct AccountLink {
    base::BackerRow backer; // null: a sign-up
    LinkPurpose purpose = LinkPurpose::SetPassword;
    QString email; // as written; of a sign-up, or the address to be confirmed
    QString name;
    QString language;
    QString address; // normalised
    QByteArray standsOn;
    QString returnTo;
    qint64 createdAtMs = 0; // 0 when it is issued: now
    QString createdBy;      // "mail": who holds the link reads that mailbox; "staff:ann", "api", "account"
    qint64 expiresAtMs = 0;
};

base::Result<void> insertLink(storage::Connection &connection, const QByteArray &tokenHash, const AccountLink &link);
// None when it was used or has expired.
base::Result<std::optional<AccountLink>> findLink(storage::Connection &connection, const QByteArray &tokenHash,
                                                  qint64 nowMs);
// True for the one who came first.
base::Result<bool> markLinkUsed(storage::Connection &connection, const QByteArray &tokenHash, qint64 nowMs);
base::Result<void> removeLinksExpiredBefore(storage::Connection &connection, qint64 ms);
base::Result<void> removeLinksOf(storage::Connection &connection, base::BackerRow backer, LinkPurpose purpose);
// How many mails with links went to that address since then: those of one mail are made at one moment.
base::Result<qint64> countMailsTo(storage::Connection &connection, const QString &address, qint64 sinceMs);
// Takes back what was made for that address at that moment: its mail was not sent.
base::Result<void> removeLinksTo(storage::Connection &connection, const QString &address, qint64 createdAtMs);

// What a link stands on: a digest of the backer's address and password as they are now. Of a sign-up it is constant.
// NotFound for a backer who is gone or erased.
base::Result<QByteArray> linkGround(storage::Connection &connection, base::BackerRow backer);
// From here until the transaction ends nobody else changes what his links stand on.
base::Result<void> lockLinkGround(storage::Connection &connection, base::BackerRow backer);

} // namespace bouncedesk::access
