// SPDX-License-Identifier: GPL-3.0-or-later
// What an import did, and what is wrong with a line of its file. Values.
#pragma once

#include "core/base/error.h"

#include <functional>

namespace bouncedesk::backers {

struct ImportReport {
    qint64 added = 0;
    qint64 changed = 0;
    qint64 unchanged = 0;
    qint64 bad = 0;       // lines that cannot be used
    qint64 conflicts = 0; // lines of which something was kept out, for staff to decide

    qint64 lines() const { return added + changed + unchanged + bad; }
    bool isClean() const { return bad == 0 && conflicts == 0; }
    void add(const ImportReport &other)
    {
        added += other.added;
        changed += other.changed;
        unchanged += other.unchanged;
        bad += other.bad;
        conflicts += other.conflicts;
    }
};

struct ImportIssue {
    qint64 line = 0;
    base::Error error; // Conflict: the line was used, but for this
};

using OnImportIssue = std::function<void(const ImportIssue &)>;

} // namespace bouncedesk::backers
