// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the thread sanitizer what Debian's Qt, built without it, keeps from it: that a queued call comes after the
// code that queued it. Does nothing in other builds. Called once by each test, before threads start.
#pragma once

namespace bouncedesk::test {

void showThreadOrder();

} // namespace bouncedesk::test
