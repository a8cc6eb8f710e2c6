// SPDX-License-Identifier: GPL-3.0-or-later
// Looks up and removes Mailgun's own records of one address from a command that holds the key; says what stood there
// on standard error. Waits for Mailgun in an event loop of its own.
#pragma once

#include "core/backers/suppression_task.h"
#include "core/commands/command.h"

namespace bouncedesk::commands {

// NotConfigured without a key; Forbidden (sample_needs_loopback); what Mailgun answers.
base::Result<void> removeMailgunRecords(CommandContext &context, storage::Connection &connection,
                                        const backers::SuppressionRemoval &removal);

} // namespace bouncedesk::commands
