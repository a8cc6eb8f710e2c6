// SPDX-License-Identifier: GPL-3.0-or-later
// Billing in a program that stays: the schedule, what others without the key asked for, runs that were left, open
// calls. Lives in the billing thread with a connection of its own; made and deleted there by billing_service.
#pragma once

#include "core/billing/billing_settings.h"
#include "core/billing/billing_tasks.h"
#include "core/billing/mailgun_bill_client.h"
#include "core/billing/sender.h"

#include <QSet>
#include <QTimer>

namespace bouncedesk::billing {

struct BillingJobOptions {
    config::Settings settings;
    bool keepsSchedule = true; // false: only what is asked for here
};

// What would stop if this program ended now.
enum class BillingActivity {
    Idle,
    Settling, // all is sent, some outcomes are looked up
    Sending,  // calls in flight, or waiting to go on
};

class BillingJob : public QObject {
    Q_OBJECT

public:
    // clock outlives it.
    BillingJob(std::unique_ptr<storage::Connection> connection, const base::Clock &clock, BillingJobOptions options);

    // Looks for work now, and every few seconds from now on.
    void start();
    void look();
    // An operator's wish at this desk.
    base::Result<void> carryOut(const BillingTask &task);
    // A change of the ledger by hand, such as pause; the sender heeds it at once.
    base::Result<void> inLedger(const std::function<base::Result<void>(storage::Connection &)> &work);
    // No new call; done when those in flight have come home.
    void stop(std::function<void()> done);

Q_SIGNALS:
    void changed(); // a run or the schedule did
    void activityChanged(bouncedesk::billing::BillingActivity activity);
    void failed(const bouncedesk::base::Error &error); // what was asked for could not be done, or a run stopped by it

private:
    base::Result<void> lookForWork();
    base::Result<void> stepOn();
    base::Result<void> sendMissedBills();
    base::Result<void> takeTasks();
    base::Result<void> finish(const tasks::Task &task, const base::Result<void> &done);
    base::Result<void> sendTest(const tasks::Task &task, const BillingTask &wish);
    base::Result<void> sendCopy(const tasks::Task &task, const BillingTask &wish);
    void finishOrFail(const tasks::Task &task, const base::Result<void> &done);
    base::Result<std::optional<Run>> runToSend();
    void sendOn();
    void onRest(SenderRest rest);
    void setActivity(BillingActivity activity);

    const std::unique_ptr<storage::Connection> m_connection;
    const base::Clock &m_clock;
    const BillingJobOptions m_options;
    MailgunBillClient m_client;
    std::unique_ptr<Sender> m_sender;
    QTimer m_timer;
    qint64 m_nextStepMs = 0;
    qint64 m_nextMissedMs = 0;
    QSet<base::RunRow> m_ours;         // begun here: need not wait whether its own program goes on with it
    QSet<base::RunRow> m_cannotSettle; // their logs cannot be read with our key
    BillingActivity m_activity = BillingActivity::Idle;
    std::function<void()> m_stopped;
};

} // namespace bouncedesk::billing
