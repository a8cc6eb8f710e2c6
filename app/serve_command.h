// SPDX-License-Identifier: GPL-3.0-or-later
// bouncedeskd serve: the engine until SIGTERM.
#pragma once

#include "core/commands/command.h"

namespace bouncedesk::app {

commands::Command serveCommand();

} // namespace bouncedesk::app
