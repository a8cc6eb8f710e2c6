// SPDX-License-Identifier: GPL-3.0-or-later
// Sends the mails with account links, and the test mails of locked backers, that wait as tasks; for programs that hold
// Mailgun's key (R-key). Lives in the thread of its client; made, started and deleted there.
#pragma once

#include "core/config/settings.h"
#include "core/mailgun/mailgun_client.h"
#include "core/storage/database_pool.h"
#include "core/tasks/task_repository.h"
#include "core/web/account_mail.h"

#include <QTimer>

namespace bouncedesk::web {

class AccountMailJob : public QObject {
    Q_OBJECT

public:
    // All of them outlive the job, and clock what the pool still has to do.
    AccountMailJob(storage::DatabasePool &pool, mailgun::MailgunClient &client, const config::Settings &settings,
                   const base::Clock &clock, QObject *parent = nullptr);

    // Looks for tasks now and every second from now on, one mail at a time.
    void start();
    void look();

Q_SIGNALS:
    // One task was looked at; what became of it stands in its row.
    void worked();

private:
    struct Order {
        tasks::Task task;
        std::optional<AccountMail> mail;
    };
    // What the writer's thread works with: the job may be gone by then.
    struct Terms {
        const base::Clock &clock;
        AccountMailSender sender;
        bool isLoopback = false;
    };
    static base::Result<std::optional<Order>> takeOrder(storage::Connection &connection, const Terms &terms);
    void carryOut(const base::Result<std::optional<Order>> &order);
    void removeRecord(const Order &order);
    void send(const Order &order);
    void settle(const Order &order, const mailgun::SendOutcome &outcome);
    void refuse(const Order &order, const QString &words);
    void finish(const tasks::Task &task, tasks::TaskEnd end, const QString &outcome);
    void putBack(const Order &order, qint64 waitMs, const QString &why);
    void done(const base::Result<void> &noted = {});

    storage::DatabasePool &m_pool;
    mailgun::MailgunClient &m_client;
    const base::Clock &m_clock;
    const Terms m_terms;
    QTimer m_timer;
    bool m_isBusy = false;
};

} // namespace bouncedesk::web
