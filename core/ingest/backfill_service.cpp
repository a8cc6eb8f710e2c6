// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/backfill_service.h"

namespace bouncedesk::ingest {

BackfillService::BackfillService(storage::DatabasePool &pool, Ingestor &ingestor, mailgun::MailgunSettings settings,
                                 const base::Clock &clock, BackfillRules rules, QObject *parent)
    : QObject(parent), m_pool(pool), m_ingestor(ingestor), m_settings(std::move(settings)), m_clock(clock),
      m_rules(rules), m_thread(QStringLiteral("backfill"))
{
}

BackfillService::~BackfillService()
{
    stop();
}

void BackfillService::start()
{
    m_thread.post([this] {
        m_client = std::make_unique<mailgun::MailgunClient>(m_settings, m_clock);
        m_job = std::make_unique<BackfillJob>(m_pool, m_ingestor, *m_client, m_clock, m_rules);
        connect(m_job.get(), &BackfillJob::changed, this, &BackfillService::changed);
        connect(m_job.get(), &BackfillJob::failed, this, &BackfillService::failed);
        m_job->start();
    });
}

void BackfillService::stop()
{
    if (std::exchange(m_isStopped, true))
        return;
    m_thread.run([this] {
        m_job.reset();
        m_client.reset();
    });
    m_thread.stop();
}

} // namespace bouncedesk::ingest
