// SPDX-License-Identifier: GPL-3.0-or-later
// Tries what is in quarantine again: a newer program may know the kind (R-quarantine). Thread of the connection.
#pragma once

#include "core/base/clock.h"
#include "core/ingest/quarantine_repository.h"

namespace bouncedesk::ingest {

struct ReplayFindings {
    qint64 stored = 0;
    qint64 unusable = 0; // stay where they are
};

base::Result<ReplayFindings> replayQuarantine(storage::Connection &connection, const base::Clock &clock);

} // namespace bouncedesk::ingest
