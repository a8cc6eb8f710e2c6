// SPDX-License-Identifier: GPL-3.0-or-later
// Up to when all of Mailgun's events are in this database, from the listener's heartbeats and what was read in the
// logs. Stateless; thread of the connection.
#pragma once

#include "core/config/settings.h"
#include "core/ingest/backfill_planner.h"
#include "core/storage/connection.h"

namespace bouncedesk::ingest {

// isDesktop: a desktop that Mailgun cannot reach pulls by itself; a server is meant to be reached.
BackfillRules backfillRules(const config::Settings &settings, bool isDesktop);

// Remembers from when on all events are wanted: from the first time this is asked, or from the first call or heartbeat
// that the database knows.
base::Result<void> beginToWantEvents(storage::Connection &connection, qint64 nowMs);

base::Result<BackfillFacts> backfillFacts(storage::Connection &connection, qint64 nowMs);
base::Result<Completeness> readCompleteness(storage::Connection &connection, const BackfillRules &rules, qint64 nowMs);

} // namespace bouncedesk::ingest
