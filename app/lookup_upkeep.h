// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps what finds mails (core/mail/lookup_part_repository.h) in slices so small that events do not wait long for one.
// In the writer's thread.
#pragma once

#include "core/storage/connection.h"
#include "core/storage/slice_size.h"

namespace bouncedesk::app {

class LookupUpkeep {
public:
    // Both return whether there is more to do at once.
    base::Result<bool> fill(storage::Connection &connection);
    base::Result<bool> merge(storage::Connection &connection);

private:
    static constexpr int kFewestRows = 250, kMostRows = 5000; // mails to fill in, entries to merge
    static constexpr qint64 kSliceUs = 6000;

    storage::SliceSize m_fillSize{kFewestRows, kMostRows, kSliceUs};
    storage::SliceSize m_mergeSize{kFewestRows, kMostRows, kSliceUs};
    qint64 m_filled = 0; // mails since merging looked last
};

} // namespace bouncedesk::app
