// SPDX-License-Identifier: GPL-3.0-or-later
// Erases a person: name, addresses, fields, notes and access go; hashes stand where addresses stood, so that mails and
// counts stay what they are. Opens or joins the transaction; in the thread of the connection.
#pragma once

#include "core/backers/backer.h"
#include "core/storage/connection.h"

namespace bouncedesk::backers {

class ErasureService {
public:
    // NotFound; Conflict (backer_erased). An address that somebody else has or had stays in the mails to it.
    base::Result<void> erase(storage::Connection &connection, base::BackerRow backer, const QString &actor,
                             qint64 nowMs) const;
};

} // namespace bouncedesk::backers
