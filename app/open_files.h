// SPDX-License-Identifier: GPL-3.0-or-later
// How many files and connections this process may have open at once.
#pragma once

namespace bouncedesk::app {

// Raises the soft limit, often 1,024, as far as wanted and as the hard one allows. Gives what may be open now.
int allowOpenFiles(int wanted);

} // namespace bouncedesk::app
