// SPDX-License-Identifier: GPL-3.0-or-later
// Mailgun's lists from a command that holds the key: looks up, reads and removes what stands there. Waits for Mailgun
// in an event loop of its own.
#pragma once

#include "core/backers/suppression_task.h"
#include "core/commands/command.h"
#include "core/mailgun/mailgun_client.h"

#include <memory>

namespace bouncedesk::commands {

bool holdsMailgunKey(const CommandContext &context);
// NotConfigured without a key; Forbidden (sample_needs_loopback).
base::Result<std::unique_ptr<mailgun::MailgunClient>> openMailgun(const CommandContext &context,
                                                                  storage::Connection &connection);

// These give back what Mailgun answers when that is no list.
base::Result<std::optional<mailgun::Suppression>> mailgunRecord(mailgun::MailgunClient &client,
                                                                mailgun::SuppressionList list, const QString &address);
base::Result<void> removeMailgunRecord(mailgun::MailgunClient &client, mailgun::SuppressionList list,
                                       const QString &address);
// Page after page, a thousand records at most each.
base::Result<void>
eachMailgunPage(mailgun::MailgunClient &client, mailgun::SuppressionList list,
                const std::function<base::Result<void>(const std::vector<mailgun::Suppression> &)> &visit);

// Removes what stands there of one address, and says on standard error what it was.
base::Result<void> removeMailgunRecords(CommandContext &context, storage::Connection &connection,
                                        const backers::SuppressionRemoval &removal);

} // namespace bouncedesk::commands
