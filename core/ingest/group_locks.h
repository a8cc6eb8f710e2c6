// SPDX-License-Identifier: GPL-3.0-or-later
// What a group of events means for locks (R-lock): facts against addresses, and who is judged anew. Lives for one
// transaction, in the writer's thread.
#pragma once

#include "core/backers/lock_service.h"
#include "core/ingest/event_item.h"

#include <QSet>

namespace bouncedesk::ingest {

class GroupLocks {
public:
    GroupLocks(storage::Connection &connection, const base::ReportingZone &zone, qint64 nowMs)
        : m_connection(connection), m_locks(zone), m_nowMs(nowMs)
    {
    }

    // By what is judged; known when the connection has settled.
    base::Result<void> askPolicy();
    // Then: at which of the items' addresses a delivery breaks a row of strikes; known when it has settled.
    base::Result<void> askStrikes(const std::vector<EventItem> &items);
    // Records the facts of the group and judges whom they or its deliveries concern.
    base::Result<void> judge(const std::vector<EventItem> &items);
    // The delivery of a test mail unlocks who asked for it (R-unlock).
    base::Result<void> hearTestMails(const std::vector<EventItem> &items);

private:
    base::Result<void> recordFacts(const std::vector<EventItem> &items);

    storage::Connection &m_connection;
    const backers::LockService m_locks;
    const qint64 m_nowMs;
    backers::LockPolicy m_policy;
    QSet<QString> m_concerned; // addresses to be judged anew
};

} // namespace bouncedesk::ingest
