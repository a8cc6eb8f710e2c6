// SPDX-License-Identifier: GPL-3.0-or-later
// Judges backers anew when an event, an address or an unlock changed (R-lock), and writes what changed with its audit
// row. Joins the caller's transaction. Stateless; use it in the thread of the connection.
#pragma once

#include "core/backers/backer.h"
#include "core/storage/connection.h"

namespace bouncedesk::backers {

class LockService {
public:
    // By the database's own policy; by the given one for who has read that already.
    explicit LockService(base::ReportingZone zone = base::ReportingZone(),
                         std::optional<LockPolicy> policy = std::nullopt)
        : m_zone(std::move(zone)), m_policy(std::move(policy))
    {
    }

    // All backers whose present address this is; returns how many became locked, unlocked or locked for another reason.
    base::Result<int> judge(storage::Connection &connection, const QString &address, const QString &actor,
                            qint64 nowMs) const;
    // The same of many addresses, each once.
    base::Result<int> judge(storage::Connection &connection, const QList<QString> &addresses, const QString &actor,
                            qint64 nowMs) const;
    base::Result<bool> judgeBacker(storage::Connection &connection, base::BackerRow backer, const QString &actor,
                                   qint64 nowMs) const;
    // Whether the address would lock somebody who had it from the beginning ("known dead").
    base::Result<bool> isKnownDead(storage::Connection &connection, const QString &address) const;
    // What he would be judged to, from facts about his address that the caller has read.
    base::Result<LockJudgement> judgement(storage::Connection &connection, const LockHistory &history,
                                          const QString &address, const QList<LockFact> &facts) const;
    base::Result<LockPolicy> policy(storage::Connection &connection) const;

private:
    base::Result<LockPolicy> policyToJudgeBy(storage::Connection &connection) const;
    base::Result<LockJudgement> judgementBy(storage::Connection &connection, const LockPolicy &policy,
                                            const LockHistory &history, const QString &address,
                                            const QList<LockFact> &facts) const;
    base::Result<bool> apply(storage::Connection &connection, const Backer &backer, const LockJudgement &judgement,
                             const QString &actor, qint64 nowMs) const;

    base::ReportingZone m_zone;
    std::optional<LockPolicy> m_policy;
};

// How a lock stands in the audit log: JSON with class, since and event; none: null.
std::optional<QString> lockAuditText(const std::optional<Lock> &lock);

} // namespace bouncedesk::backers
