// SPDX-License-Identifier: GPL-3.0-or-later
// A link with which a backer chooses a password and signs in, for support to hand over. Runs in the thread of the
// connection, in a transaction of its own.
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/storage/connection.h"

namespace bouncedesk::web {

// NotConfigured: there is no public URL to lead to.
base::Result<QString> makeStaffLink(storage::Connection &connection, base::BackerRow backer, const QString &actor,
                                    const QString &publicUrl, const base::Clock &clock);

} // namespace bouncedesk::web
