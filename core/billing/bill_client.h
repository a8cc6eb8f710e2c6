// SPDX-License-Identifier: GPL-3.0-or-later
// What billing asks of Mailgun: send one call, and look for our own variable in the logs. The real one speaks through
// mailgun::MailgunClient; tests have their own. Lives in the sender's thread and calls back there, never at once.
#pragma once

#include "core/billing/ledger_rows.h"
#include "core/billing/own_link.h"
#include "core/mailgun/outgoing_message.h"
#include "core/mailgun/send_outcome.h"

#include "core/base/result.h"

#include <QObject>

#include <functional>

namespace bouncedesk::billing {

// An event of ours that the logs show.
struct SeenLink {
    OwnLink link;
    QString messageId;
    QString recipient;
};

class BillClient {
public:
    using Sent = std::function<void(const mailgun::SendOutcome &)>;
    // Forbidden: logs cannot be read with this key. Anything else: not now.
    using Looked = std::function<void(const base::Result<QList<SeenLink>> &)>;

    virtual ~BillClient() = default;
    // mayStillWrite is asked before every piece of the body (the lease).
    virtual void send(const mailgun::OutgoingMessage &message, std::function<bool()> mayStillWrite, QObject *context,
                      Sent done) = 0;
    virtual void look(const QString &recipient, qint64 fromMs, qint64 toMs, QObject *context, Looked done) = 0;
    // For how long what was sent can be looked for.
    virtual qint64 logsKeptMs() const = 0;
    // Tells one sender from another in the ledger: a digest of what has the logs, then one of From, domain and key.
    virtual QString sender() const = 0;
    // Only its calls may be missed in the logs that look() reads.
    virtual LogsOwner logsOwner() const = 0;
};

} // namespace bouncedesk::billing
