// SPDX-License-Identifier: GPL-3.0-or-later
// Looks our own variable up in the ledger before anybody believes it (R-attribution). In the thread of the connection.
#pragma once

#include "core/billing/own_link.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

struct BelievedLink {
    base::MailingRow mailing;
    base::RunRow run;
    qint64 call = 0;
    qint64 ordinal = 0;
    base::BackerRow backer;
    QString backerKey;
    qint64 sentAtMs = 0; // what the mail's day counts by
};

// Nothing unless the ledger says that this backer stands at this place of this call, and that the address (normalised)
// is or was his.
base::Result<std::optional<BelievedLink>> lookUpOwnLink(storage::Connection &connection, const OwnLink &link,
                                                        const QString &address);

} // namespace bouncedesk::billing
