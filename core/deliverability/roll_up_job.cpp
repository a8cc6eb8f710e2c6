// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/roll_up_job.h"

#include "core/deliverability/roll_up_service.h"
#include "core/storage/database_properties.h"

namespace bouncedesk::deliverability {

constexpr int kTickMs = 5 * 60 * 1000; // a day closes once a day; this is how late it may be

RollUpJob::RollUpJob(storage::DatabasePool &pool, const base::Clock &clock, QObject *parent)
    : QObject(parent), m_pool(pool), m_clock(clock), m_timer(this)
{
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &RollUpJob::closeOne);
}

void RollUpJob::start()
{
    m_timer.start();
    closeOne();
}

void RollUpJob::closeOne()
{
    if (std::exchange(m_isWorking, true))
        return;
    const qint64 nowMs = m_clock.nowMs();
    m_pool.write<bool>(
        this,
        [nowMs](storage::Connection &connection) -> base::Result<bool> {
            BD_ASSIGN(const base::ReportingZone zone, storage::reportingZone(connection));
            return closeNextDay(connection, lastClosableDay(zone, nowMs));
        },
        [this](const base::Result<bool> &more) {
            m_isWorking = false;
            if (!more)
                Q_EMIT failed(more.error());
            else if (*more && m_timer.isActive())
                closeOne();
        });
}

} // namespace bouncedesk::deliverability
