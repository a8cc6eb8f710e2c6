// SPDX-License-Identifier: GPL-3.0-or-later
// One mail beside the runs, sent by a command and waited for: a copy, a test.
#pragma once

#include "core/commands/command.h"
#include "core/mailgun/outgoing_message.h"
#include "core/mailgun/send_outcome.h"

namespace bouncedesk::commands {

// One POST, and its outcome.
mailgun::SendOutcome sendOne(const CommandContext &context, const mailgun::OutgoingMessage &message);

} // namespace bouncedesk::commands
