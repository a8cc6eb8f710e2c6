// SPDX-License-Identifier: GPL-3.0-or-later
// Billing's questions put to Mailgun. In the thread of its MailgunClient, which it owns.
#pragma once

#include "core/billing/bill_client.h"
#include "core/mailgun/mailgun_client.h"

namespace bouncedesk::billing {

class MailgunBillClient : public BillClient {
public:
    // from: as the bills carry it. clock outlives the client.
    MailgunBillClient(mailgun::MailgunSettings settings, QString from, const base::Clock &clock);

    void send(const mailgun::OutgoingMessage &message, std::function<bool()> mayStillWrite, QObject *context,
              Sent done) override;
    // The Logs API, and the Events API where there is none.
    void look(const QString &recipient, qint64 fromMs, qint64 toMs, QObject *context, Looked done) override;
    qint64 logsKeptMs() const override;
    QString sender() const override;
    LogsOwner logsOwner() const override;

private:
    mailgun::MailgunClient m_client;
    const QString m_from;
};

} // namespace bouncedesk::billing
