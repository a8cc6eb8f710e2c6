// SPDX-License-Identifier: GPL-3.0-or-later
// bouncedeskd simulate: a stand-in for Mailgun until SIGTERM.
#pragma once

#include "core/commands/command.h"

namespace bouncedesk::app {

commands::Command simulateCommand();

} // namespace bouncedesk::app
