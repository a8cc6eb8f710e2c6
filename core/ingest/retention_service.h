// SPDX-License-Identifier: GPL-3.0-or-later
// Removes what is kept only for a time, in small steps: used tokens, raw bodies. Stateless; thread of the connection.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::ingest {

struct RetentionLimits {
    qint64 tokensBeforeSecond = 0; // signed before; twice the window back, at least 7 days (R-token)
    qint64 bodiesBeforeMs = 0;     // received before
};

RetentionLimits retentionLimits(qint64 nowMs, int webhookWindowSeconds, int bodyRetentionDays);
// One small step; true: there is more.
base::Result<bool> removeExpired(storage::Connection &connection, const RetentionLimits &limits);

} // namespace bouncedesk::ingest
