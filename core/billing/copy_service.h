// SPDX-License-Identifier: GPL-3.0-or-later
// A sent bill mailed once more (R-once): no bill, in no figure, at most three a month for one backer.
// Stateless, in the thread of the connection.
#pragma once

#include "core/base/time_format.h"
#include "core/billing/call_message.h"
#include "core/billing/copy_repository.h"
#include "core/billing/ledger_rows.h"
#include "core/mailgun/send_outcome.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

inline constexpr int kCopiesAMonth = 3;

struct BillCopy {
    Run run;
    Person person;
    CopyIdentity identity;
};

// Writes it down before it leaves, so that its events are known for what they are. NotFound (never_billed): he has no
// bill of the period, or no address that works. Full (copies_used_up). what is the backer's key.
// Unavailable (copy_unsure): the one asked for at that moment was begun before. It leaves at most once.
base::Result<BillCopy> beginCopy(storage::Connection &connection, base::Period period, base::BackerRow backer,
                                 const QString &actor, qint64 askedMs);
// The mail that is to leave, once.
base::Result<mailgun::OutgoingMessage> copyMail(storage::Connection &connection, const BillCopy &copy,
                                                const BillSettings &settings);
// What Mailgun said of it. Unavailable: copy_not_taken, nothing of it is kept; copy_unsure, its events will tell.
base::Result<void> endCopy(storage::Connection &connection, const BillCopy &copy, const mailgun::SendOutcome &outcome);

} // namespace bouncedesk::billing
