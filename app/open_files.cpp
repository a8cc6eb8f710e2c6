// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/open_files.h"

#include <algorithm>
#include <climits>
#include <sys/resource.h>

namespace bouncedesk::app {

int allowOpenFiles(int wanted)
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return wanted;
    if (limit.rlim_cur < rlim_t(wanted)) {
        rlimit raised = limit;
        raised.rlim_cur = std::min(limit.rlim_max, rlim_t(wanted));
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    return int(std::min<rlim_t>(limit.rlim_cur, INT_MAX));
}

} // namespace bouncedesk::app
