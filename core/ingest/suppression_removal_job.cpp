// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/suppression_removal_job.h"

#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"

namespace bouncedesk::ingest {

namespace {

constexpr int kLookEveryMs = 2000;
constexpr qint64 kLeaseMs = 5 * 60 * 1000; // longer than the calls may take
constexpr qint64 kRetryMs = 60 * 1000;
constexpr int kMostAttempts = 20;

} // namespace

SuppressionRemovalJob::SuppressionRemovalJob(storage::DatabasePool &pool, mailgun::MailgunClient &client,
                                             const base::Clock &clock, QObject *parent)
    : QObject(parent), m_pool(pool), m_client(client), m_clock(clock)
{
    m_timer.setInterval(kLookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &SuppressionRemovalJob::look);
}

void SuppressionRemovalJob::start()
{
    m_timer.start();
    look();
}

// In the writer's thread, where it may run when the job is gone: touches nothing of it.
base::Result<std::optional<tasks::Task>> SuppressionRemovalJob::take(storage::Connection &connection,
                                                                     const base::Clock &clock, bool isLoopback)
{
    const QString kind = QLatin1String(backers::kSuppressionTask);
    BD_ASSIGN(const qint64 open, tasks::countOpenTasks(connection, kind));
    BD_ASSIGN(const bool sample, storage::isSample(connection));
    if (open == 0 || (sample && !isLoopback)) // R-safe
        return std::optional<tasks::Task>();
    const qint64 now = clock.nowMs();
    return storage::inTransaction(connection, [&] { return tasks::takeTask(connection, kind, now, now + kLeaseMs); });
}

void SuppressionRemovalJob::look()
{
    if (std::exchange(m_isBusy, true))
        return;
    using Taken = std::optional<tasks::Task>;
    m_pool.write<Taken>(
        this,
        [&clock = m_clock, isLoopback = mailgun::isLoopback(m_client.settings().baseUrl)](
            storage::Connection &connection) { return take(connection, clock, isLoopback); },
        [this](const base::Result<Taken> &task) {
            if (!task)
                qCritical() << "cannot look for records to remove" << task.error();
            if (!task || !*task) {
                m_isBusy = false;
                return;
            }
            m_task = **task;
            m_removal = backers::removalOfPayload(m_task.payload);
            removeNext();
        });
}

void SuppressionRemovalJob::removeNext()
{
    if (m_removal.lists.isEmpty() || m_removal.address.isEmpty()) {
        end(nullptr);
        return;
    }
    m_client.removeSuppression(m_removal.lists.takeFirst(), m_removal.address, this,
                               [this](const mailgun::ApiResult<bool> &removed) {
                                   if (removed)
                                       removeNext();
                                   else
                                       end(&removed.error());
                               });
}

void SuppressionRemovalJob::end(const mailgun::ApiFailure *failure)
{
    const QString words = failure ? failure->error.detail : QStringLiteral("removed");
    const bool again = failure && m_task.attempts < kMostAttempts;
    const qint64 waitMs = failure ? std::max(kRetryMs, failure->retryAfterMs) : 0;
    m_pool.write<void>(
        this,
        [task = m_task, words, again, waitMs, failed = failure != nullptr,
         now = m_clock.nowMs()](storage::Connection &connection) -> base::Result<void> {
            if (again)
                return tasks::putBackTask(connection, task, now + waitMs, words);
            return tasks::finishTask(connection, task.id, failed ? tasks::TaskEnd::Failed : tasks::TaskEnd::Done, words,
                                     now);
        },
        [this](const base::Result<void> &written) {
            if (!written)
                qCritical() << "cannot write what became of a task" << written.error();
            m_isBusy = false;
        });
}

} // namespace bouncedesk::ingest
