// SPDX-License-Identifier: GPL-3.0-or-later
// Fills an empty database with a believable history that ends now, and marks it (R-safe). Everything agrees with
// itself: db check finds nothing. Runs in the thread of the connection, in slices, with memory that does not grow with
// the number of mails.
#pragma once

#include "core/base/clock.h"
#include "core/storage/connection.h"

namespace bouncedesk::ingest {

struct SampleRequest {
    int backers = 1000;
    int projects = 20;
    qint64 emails = 10000;
    int months = 12;
    quint64 seed = 1;
};

// Conflict (database_not_empty). progress: mails so far.
base::Result<void> fillWithSample(storage::Connection &connection, const SampleRequest &request,
                                  const base::Clock &clock, const std::function<void(qint64)> &progress);

} // namespace bouncedesk::ingest
