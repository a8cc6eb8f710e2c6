// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/billing_service.h"

#include "core/billing/run_service.h"

#include <QSemaphore>

namespace bouncedesk::billing {

using base::Result;

constexpr int kHomecomingMs = 5000;

BillingService::BillingService(storage::DatabaseUrl url, const base::Clock &clock, BillingJobOptions options,
                               QObject *parent)
    : QObject(parent), m_url(std::move(url)), m_clock(clock), m_options(std::move(options)),
      m_thread(QStringLiteral("billing"))
{
}

BillingService::~BillingService()
{
    stop();
}

void BillingService::start()
{
    m_thread.post([this] {
        auto connection = storage::Connection::open(m_url);
        if (!connection) {
            base::callIn(this, [this, error = connection.error()] { Q_EMIT failed(error); });
            return;
        }
        m_job = std::make_unique<BillingJob>(std::move(*connection), m_clock, m_options);
        connect(m_job.get(), &BillingJob::changed, this, &BillingService::changed);
        connect(m_job.get(), &BillingJob::failed, this, [this](const base::Error &error) { Q_EMIT failed(error); });
        connect(m_job.get(), &BillingJob::activityChanged, this, [this](BillingActivity activity) {
            m_activity = activity;
            Q_EMIT activityChanged();
        });
        m_job->start();
    });
}

void BillingService::stop()
{
    if (std::exchange(m_isStopped, true))
        return;
    const auto home = std::make_shared<QSemaphore>();
    m_thread.post([this, home] {
        if (m_job)
            m_job->stop([home] { home->release(); });
        else
            home->release();
    });
    if (!home->tryAcquire(1, kHomecomingMs))
        qWarning("a call is still in flight: it will be looked up in Mailgun's logs");
    m_thread.run([this] { m_job.reset(); });
    m_thread.stop();
}

void BillingService::finishCalls(std::function<void()> done)
{
    m_thread.post([this, done = std::move(done)] {
        const auto home = [this, done] { base::callIn(this, done); };
        if (m_job)
            m_job->stop(home);
        else
            home();
    });
}

void BillingService::inJob(std::function<Result<void>(BillingJob &)> work, Done done)
{
    m_thread.post([this, work = std::move(work), done = std::move(done)] {
        const Result<void> result =
            m_job ? work(*m_job) : Result<void>(base::fail(base::ErrorCode::Unavailable, m_url.display()));
        base::callIn(this, [done, result] {
            if (done)
                done(result);
        });
    });
}

void BillingService::carryOut(const BillingTask &task, Done done)
{
    inJob([task](BillingJob &job) { return job.carryOut(task); }, std::move(done));
}

void BillingService::inLedger(Work work, Done done)
{
    inJob([work = std::move(work)](BillingJob &job) { return job.inLedger(work); }, std::move(done));
}

void BillingService::pause(base::RunRow run, const QString &actor, Done done)
{
    inLedger(
        [this, run, actor](storage::Connection &connection) {
            return pauseRun(connection, run, QLatin1String(pause_reason::kAsked), {}, actor, m_clock.nowMs());
        },
        std::move(done));
}

void BillingService::cancel(base::RunRow run, const QString &actor, Done done)
{
    inLedger([this, run,
              actor](storage::Connection &connection) { return cancelRun(connection, run, actor, m_clock.nowMs()); },
             std::move(done));
}

} // namespace bouncedesk::billing
