// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that what is stored agrees with itself (R-counts): the file's integrity, every mail against its events, every
// count against the mails. Reads one snapshot, beside a running program; memory stays bounded.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::ingest {

struct CheckFindings {
    qint64 mails = 0;
    qint64 events = 0;
    QStringList differences; // one line each, at most kMostDifferences
    static constexpr qsizetype kMostDifferences = 1000;
};

base::Result<CheckFindings> checkDatabase(storage::Connection &connection,
                                          const std::function<void(qint64 mailsDone)> &progress = {});

} // namespace bouncedesk::ingest
