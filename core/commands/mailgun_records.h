// SPDX-License-Identifier: GPL-3.0-or-later
// Mailgun's lists from a command that holds the key: looks up, reads and removes what stands there. Waits for Mailgun
// in an event loop of its own.
#pragma once

#include "core/backers/suppression_task.h"
#include "core/commands/command.h"
#include "core/mailgun/mailgun_client.h"

#include <functional>
#include <memory>

namespace bouncedesk::commands {

bool holdsMailgunKey(const CommandContext &context);

class MailgunRecords {
public:
    using Pause = std::function<void(qint64 ms)>;

    // NotConfigured without a key; Forbidden (sample_needs_loopback).
    static base::Result<std::unique_ptr<MailgunRecords>> open(CommandContext &context, storage::Connection &connection);
    // Pauses as it is told, or really.
    MailgunRecords(CommandContext &context, const mailgun::MailgunSettings &settings, Pause pause = {});

    // These give back what Mailgun answers when that is no list. Where it asks to wait they do, and say so; but not for
    // more than ten minutes a question: Full then.
    base::Result<std::optional<mailgun::Suppression>> find(mailgun::SuppressionList list, const QString &address);
    base::Result<void> remove(mailgun::SuppressionList list, const QString &address);
    // Page after page, a thousand records at most each.
    base::Result<void>
    eachPage(mailgun::SuppressionList list,
             const std::function<base::Result<void>(const std::vector<mailgun::Suppression> &)> &visit);

private:
    template <typename T, typename Ask>
    base::Result<T> answerTo(Ask ask);
    void wait(qint64 ms);

    CommandContext &m_context;
    mailgun::MailgunClient m_client;
    const Pause m_pause;
};

// Removes what stands there of one address, says on standard error what it was, and writes it into the audit log.
base::Result<void> removeMailgunRecords(CommandContext &context, storage::Connection &connection,
                                        const backers::SuppressionRemoval &removal);

} // namespace bouncedesk::commands
