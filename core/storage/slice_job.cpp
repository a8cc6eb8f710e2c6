// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/slice_job.h"

namespace bouncedesk::storage {

SliceJob::SliceJob(DatabasePool &pool, int intervalMs, Slice slice, QObject *parent)
    : QObject(parent), m_pool(pool), m_slice(std::move(slice)), m_timer(this)
{
    m_timer.setInterval(intervalMs);
    connect(&m_timer, &QTimer::timeout, this, &SliceJob::doSlice);
}

void SliceJob::start()
{
    m_timer.start();
    doSlice();
}

void SliceJob::doSlice()
{
    if (std::exchange(m_isWorking, true))
        return;
    m_pool.write<bool>(this, m_slice, [this](const base::Result<bool> &more) {
        m_isWorking = false;
        const bool wasFailing = std::exchange(m_isFailing, !more);
        if (!more && !wasFailing)
            Q_EMIT failed(more.error());
        else if (more && *more && m_timer.isActive())
            doSlice();
    });
}

} // namespace bouncedesk::storage
