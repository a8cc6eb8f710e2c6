// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/suppression_removal_job.h"

#include "core/backers/suppression_service.h"
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
            begin(**task);
        });
}

void SuppressionRemovalJob::begin(const tasks::Task &task)
{
    m_task = task;
    m_removal = backers::removalOfPayload(task.payload);
    if (!m_removal.unlessUnsubscribed) {
        removeNext();
        return;
    }
    using Found = std::optional<mailgun::Suppression>;
    m_client.suppression(
        mailgun::SuppressionList::Unsubscribes, m_removal.address, this,
        [this](const mailgun::ApiResult<Found> &found) {
            if (!found)
                putOff(found.error());
            else if (*found && backers::SuppressionService::keepsBack(mailgun::SuppressionList::Unsubscribes, **found))
                finish(tasks::TaskEnd::Failed, QStringLiteral("has_unsubscribed"));
            else
                removeNext();
        });
}

void SuppressionRemovalJob::removeNext()
{
    if (m_removal.lists.isEmpty() || m_removal.address.isEmpty()) {
        finish(tasks::TaskEnd::Done, QStringLiteral("removed"));
        return;
    }
    const mailgun::SuppressionList list = m_removal.lists.takeFirst();
    using Found = std::optional<mailgun::Suppression>;
    m_client.suppression(list, m_removal.address, this, [this, list](const mailgun::ApiResult<Found> &found) {
        if (!found)
            putOff(found.error());
        else if (*found)
            remove(list, **found);
        else
            removeNext();
    });
}

// What the record says is gone with it: it was read before, for the audit log.
void SuppressionRemovalJob::remove(mailgun::SuppressionList list, const mailgun::Suppression &record)
{
    m_client.removeSuppression(list, m_removal.address, this,
                               [this, list, record](const mailgun::ApiResult<bool> &removed) {
                                   if (!removed)
                                       putOff(removed.error());
                                   else if (*removed)
                                       audit(list, record);
                                   else
                                       removeNext();
                               });
}

void SuppressionRemovalJob::audit(mailgun::SuppressionList list, mailgun::Suppression record)
{
    record.address = m_removal.address; // as its owner is known by here, however Mailgun writes it
    m_pool.write<void>(
        this,
        [list, record, actor = m_task.createdBy, now = m_clock.nowMs()](storage::Connection &connection) {
            return backers::SuppressionService(backers::LockService())
                .auditRemoval(connection, list, record, actor, now);
        },
        [this](const base::Result<void> &written) {
            if (!written)
                qCritical() << "cannot write that a record was removed" << written.error();
            removeNext();
        });
}

void SuppressionRemovalJob::putOff(const mailgun::ApiFailure &failure)
{
    if (m_task.attempts >= kMostAttempts) {
        finish(tasks::TaskEnd::Failed, failure.error.detail);
        return;
    }
    const qint64 dueAtMs = m_clock.nowMs() + std::max(kRetryMs, failure.retryAfterMs);
    write([task = m_task, dueAtMs, words = failure.error.detail](storage::Connection &connection) {
        return tasks::putBackTask(connection, task, dueAtMs, words);
    });
}

void SuppressionRemovalJob::finish(tasks::TaskEnd end, const QString &words)
{
    write([task = m_task, end, words, now = m_clock.nowMs()](storage::Connection &connection) -> base::Result<void> {
        BD_TRY(tasks::finishTask(connection, task, end, words, now));
        return {};
    });
}

// What became of the task; then it is the next one's turn.
void SuppressionRemovalJob::write(std::function<base::Result<void>(storage::Connection &)> work)
{
    m_pool.write<void>(this, std::move(work), [this](const base::Result<void> &written) {
        if (!written)
            qCritical() << "cannot write what became of a task" << written.error();
        m_isBusy = false;
    });
}

} // namespace bouncedesk::ingest
