// SPDX-License-Identifier: GPL-3.0-or-later
// Removes Mailgun's own records of addresses, as tasks ask for it (R-unlock, R-key), and writes each removal into the
// audit log under the name of who asked; for programs that hold the key. Lives in the thread of its client; made,
// started and deleted there.
#pragma once

#include "core/backers/suppression_task.h"
#include "core/mailgun/mailgun_client.h"
#include "core/storage/database_pool.h"
#include "core/tasks/task_repository.h"

#include <QTimer>

namespace bouncedesk::ingest {

class SuppressionRemovalJob : public QObject {
    Q_OBJECT

public:
    // All of them outlive the job, and clock what the pool still has to do.
    SuppressionRemovalJob(storage::DatabasePool &pool, mailgun::MailgunClient &client, const base::Clock &clock,
                          QObject *parent = nullptr);

    // Looks for tasks now and every two seconds from now on, one at a time.
    void start();
    void look();

private:
    static base::Result<std::optional<tasks::Task>> take(storage::Connection &connection, const base::Clock &clock,
                                                         bool isLoopback);
    void begin(const tasks::Task &task);
    void removeNext();
    void remove(mailgun::SuppressionList list, const mailgun::Suppression &record);
    void audit(mailgun::SuppressionList list, mailgun::Suppression record);
    void putOff(const mailgun::ApiFailure &failure);
    void finish(tasks::TaskEnd end, const QString &words);
    void write(std::function<base::Result<void>(storage::Connection &)> work);

    storage::DatabasePool &m_pool;
    mailgun::MailgunClient &m_client;
    const base::Clock &m_clock;
    QTimer m_timer;
    bool m_isBusy = false;
    tasks::Task m_task;
    backers::SuppressionRemoval m_removal; // what is still to be removed of the task
};

} // namespace bouncedesk::ingest
