// SPDX-License-Identifier: GPL-3.0-or-later
// Which times of Mailgun's logs were read when they had settled: the resume point of the backfill. SQL only.
#pragma once

#include "core/ingest/time_spans.h"
#include "core/storage/connection.h"

namespace bouncedesk::ingest {

// Adds what was read to what stands there; spans that touch become one. In a transaction of the caller or its own.
base::Result<void> noteRead(storage::Connection &connection, const TimeSpan &span);
// In order.
base::Result<QList<TimeSpan>> readSpans(storage::Connection &connection);

} // namespace bouncedesk::ingest
