// SPDX-License-Identifier: GPL-3.0-or-later
// Every backer with what decides whether a mailing reaches him: SQL only, in the thread of the connection. Read page by
// page in the order of ids, so that a million take no memory.
#pragma once

#include "core/base/ids.h"
#include "core/base/time_format.h"
#include "core/billing/bill_figures.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

struct Candidate {
    base::BackerRow backer;
    QString key;
    QString email;   // as written
    QString address; // normalised; empty: none
    QString language;
    qint64 addressCopy = 0;
    bool isLocked = false;
    bool isHeld = false;         // asked Mailgun for no more mail
    bool isBilled = false;       // has this mailing
    bool isRefusedThere = false; // Mailgun refused this very address in an earlier run of the mailing
    bool hasBill = true;         // false: bills were imported, and none for him
    bool wasBilled = false;      // has the mailing before; only when it was asked for
    qint64 joinedMs = 0;
    // Only when they were asked for:
    QString name;
    QByteArray fields; // JSON
    std::optional<BillFigures> bill;
};

struct AudienceQuestion {
    base::MailingRow mailing; // null: nobody has it yet
    bool isImported = false;  // only those with a bill get one
    base::MailingRow before;  // the mailing to compare with; null: none
    bool withFields = false;
    bool isFresh =
        false; // isFreshMailing(), no bills imported: only what decides is read, no key and no written address
};
// The next after a backer, at most limit.
base::Result<QList<Candidate>> candidatesAfter(storage::Connection &connection, const AudienceQuestion &question,
                                               base::BackerRow after, int limit);

// Nobody has it, and nobody was refused.
base::Result<bool> isFreshMailing(storage::Connection &connection, base::MailingRow mailing);
// These, in the order of their ids.
base::Result<QList<Candidate>> candidatesOf(storage::Connection &connection, const AudienceQuestion &question,
                                            QList<base::BackerRow> backers);

// The mailing of the newest month before one that had a run, and when its first run began.
struct MailingBefore {
    base::MailingRow mailing;
    base::Period period;
    qint64 runMs = 0;
};
base::Result<std::optional<MailingBefore>> mailingBefore(storage::Connection &connection, base::Period period);
// How many have it and are no backers any more.
base::Result<qint64> erasedSince(storage::Connection &connection, base::MailingRow mailing);

} // namespace bouncedesk::billing
