// SPDX-License-Identifier: GPL-3.0-or-later
// Password hashes of backers: SQL only, on the caller's connection.
#pragma once

#include "core/base/ids.h"
#include "core/storage/connection.h"

namespace bouncedesk::access {

struct Credential {
    base::BackerRow backer;
    QString passwordHash;
    qint64 changedAtMs = 0;
};

base::Result<std::optional<Credential>> credentialOf(storage::Connection &connection, base::BackerRow backer);
base::Result<void> setCredential(storage::Connection &connection, const Credential &credential);
base::Result<void> removeCredential(storage::Connection &connection, base::BackerRow backer);

} // namespace bouncedesk::access
