// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that reads Mailgun's logs, as the composition root sees it. Only for programs that hold the key and call
// Mailgun by themselves. Lives in the main thread.
#pragma once

#include "core/base/worker_thread.h"
#include "core/ingest/backfill_job.h"

namespace bouncedesk::ingest {

class BackfillService : public QObject {
    Q_OBJECT

public:
    // pool, ingestor and clock outlive it.
    BackfillService(storage::DatabasePool &pool, Ingestor &ingestor, mailgun::MailgunSettings settings,
                    const base::Clock &clock, BackfillRules rules, QObject *parent = nullptr);
    ~BackfillService() override; // stop()

    void start();
    // What was read is remembered; the next start goes on there.
    void stop();

Q_SIGNALS:
    void changed();
    void failed(const bouncedesk::base::Error &error);

private:
    storage::DatabasePool &m_pool;
    Ingestor &m_ingestor;
    const mailgun::MailgunSettings m_settings;
    const base::Clock &m_clock;
    const BackfillRules m_rules;
    base::WorkerThread m_thread;
    // Made, used and deleted in the thread.
    std::unique_ptr<mailgun::MailgunClient> m_client;
    std::unique_ptr<BackfillJob> m_job;
    bool m_isStopped = false;
};

} // namespace bouncedesk::ingest
