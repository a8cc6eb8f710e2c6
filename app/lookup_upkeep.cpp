// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lookup_upkeep.h"

#include "core/mail/lookup_part_repository.h"

#include <QElapsedTimer>

namespace bouncedesk::app {

constexpr qint64 kBusyMails = 2000; // in one or two seconds

base::Result<bool> LookupUpkeep::fill(storage::Connection &connection)
{
    QElapsedTimer timer;
    timer.start();
    BD_ASSIGN(const qint64 filled, mail::fillLookups(connection, m_fillSize.rows()));
    m_filled += filled;
    const bool isWhole = filled == m_fillSize.rows();
    if (isWhole)
        m_fillSize.took(timer.nsecsElapsed() / 1000);
    return isWhole;
}

base::Result<bool> LookupUpkeep::merge(storage::Connection &connection)
{
    QElapsedTimer timer;
    timer.start();
    const bool isBusy = std::exchange(m_filled, 0) > kBusyMails;
    BD_ASSIGN(const qint64 done, mail::mergeLookups(connection, m_mergeSize.rows(), isBusy));
    if (done >= m_mergeSize.rows())
        m_mergeSize.took(timer.nsecsElapsed() / 1000);
    return done > 0;
}

} // namespace bouncedesk::app
