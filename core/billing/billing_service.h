// SPDX-License-Identifier: GPL-3.0-or-later
// The billing thread as the desk and serve see it: wishes in, signs of change out; figures are read through the
// database pool. Only for programs that hold Mailgun's key (others ask by task, billing_tasks.h). Lives in the main
// thread; owned by the composition root.
#pragma once

#include "core/base/worker_thread.h"
#include "core/billing/billing_job.h"

namespace bouncedesk::billing {

class BillingService : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(base::Result<void>)>;

    // clock outlives it.
    BillingService(storage::DatabaseUrl url, const base::Clock &clock, BillingJobOptions options,
                   QObject *parent = nullptr);
    ~BillingService() override; // stop()

    void start();
    // Calls in flight get a few seconds to come home; what is still open then is settled by whoever comes next.
    void stop();

    BillingActivity activity() const { return m_activity; }
    // No new call from now on; done when those in flight have come home, or their time is over.
    void finishCalls(std::function<void()> done);

    // Send, resume or settle; done is called in this thread.
    void carryOut(const BillingTask &task, Done done);
    // Pauses or cancels; what is in flight comes home.
    void pause(base::RunRow run, const QString &actor, Done done);
    void cancel(base::RunRow run, const QString &actor, Done done);

Q_SIGNALS:
    void changed();
    void activityChanged();
    void failed(const bouncedesk::base::Error &error);

private:
    using Work = std::function<base::Result<void>(storage::Connection &)>;
    void inJob(std::function<base::Result<void>(BillingJob &)> work, Done done);
    void inLedger(Work work, Done done);

    const storage::DatabaseUrl m_url;
    const base::Clock &m_clock;
    const BillingJobOptions m_options;
    base::WorkerThread m_thread;
    std::unique_ptr<BillingJob> m_job; // made, used and deleted in the thread
    BillingActivity m_activity = BillingActivity::Idle;
    bool m_isStopped = false;
};

} // namespace bouncedesk::billing
