// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/billing_mail.h"

#include "core/billing/billing_settings.h"
#include "core/billing/mailgun_bill_client.h"

#include <QEventLoop>

namespace bouncedesk::commands {

mailgun::SendOutcome sendOne(const CommandContext &context, const mailgun::OutgoingMessage &message)
{
    billing::MailgunBillClient client(billing::mailgunSettings(context.settings), context.settings.billingFrom,
                                      context.clock);
    QEventLoop loop;
    mailgun::SendOutcome outcome;
    client.send(message, {}, &loop, [&](const mailgun::SendOutcome &came) {
        outcome = came;
        loop.quit();
    });
    loop.exec();
    return outcome;
}

} // namespace bouncedesk::commands
