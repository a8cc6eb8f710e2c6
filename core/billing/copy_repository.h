// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of sent bills (R-once): SQL, and the variable by which their events are known again. In the thread of the
// connection; writes want a transaction.
#pragma once

#include "core/base/ids.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

// What makes a copy that copy.
struct CopyIdentity {
    base::MailingRow mailing;
    base::BackerRow backer;
    qint64 atMs = 0;

    bool operator==(const CopyIdentity &) const = default;
};

// What stands in the variable "bouncedesk" of its events: "copy.3.58221.1790000000000". It looks like no bill's.
QString copyVariable(const CopyIdentity &copy);
std::optional<CopyIdentity> copyOfVariable(QStringView text);

base::Result<void> insertCopy(storage::Connection &connection, const CopyIdentity &copy, const QString &actor);
base::Result<void> setCopyMessage(storage::Connection &connection, const CopyIdentity &copy, const QString &messageId);
base::Result<void> deleteCopy(storage::Connection &connection, const CopyIdentity &copy);
base::Result<bool> isCopyKnown(storage::Connection &connection, const CopyIdentity &copy);
base::Result<qint64> countCopiesSince(storage::Connection &connection, base::BackerRow backer, qint64 ms);

} // namespace bouncedesk::billing
