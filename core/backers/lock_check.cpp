// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/lock_check.h"

#include "core/backers/backer_repository.h"
#include "core/backers/lock_fact_repository.h"
#include "core/backers/lock_policy_repository.h"
#include "core/backers/lock_policy_service.h"
#include "core/backers/lock_service.h"
#include "core/storage/database_properties.h"

namespace bouncedesk::backers {

using storage::Connection;

// Whom a lock or a hold could concern: everybody else is judged free at once.
constexpr auto kConcerned = "SELECT " BD_BACKER_COLUMNS " FROM backers b WHERE b.id > $1 AND (b.locked_at IS NOT NULL "
                            "OR b.held_at IS NOT NULL OR b.staff_locked_at IS NOT NULL "
                            "OR EXISTS (SELECT 1 FROM lock_facts f WHERE f.address = b.address)) "
                            "ORDER BY b.id LIMIT $2";
constexpr int kSlice = 1000;

static QString lockText(const std::optional<Lock> &lock)
{
    return lockAuditText(lock).value_or(QStringLiteral("none"));
}

static base::Result<void> checkOne(Connection &connection, const LockService &locks, const Backer &backer,
                                   const QList<LockFact> &facts, const std::function<void(const QString &)> &differs)
{
    BD_ASSIGN(const LockJudgement judged,
              locks.judgement(connection, backer.lockHistory(), backer.address.value_or(QString()), facts));
    if (judged.lock != backer.lock)
        differs(QStringLiteral("backer %1: lock stored %2, judged %3")
                    .arg(backer.key.text, lockText(backer.lock), lockText(judged.lock)));
    if (judged.heldAtMs != backer.heldAtMs)
        differs(QStringLiteral("backer %1: hold").arg(backer.key.text));
    return {};
}

base::Result<void> checkLocks(Connection &connection, const std::function<void(const QString &)> &differs)
{
    BD_ASSIGN(const bool underReview, areLocksUnderReview(connection));
    if (underReview)
        return {};
    BD_ASSIGN(const auto zone, storage::property(connection, storage::kReportingZone));
    BD_ASSIGN(const LockPolicy policy, lockPolicyOf(connection));
    const LockService locks(base::ReportingZone(zone.value_or(QStringLiteral("UTC")).toLatin1()), policy);
    base::BackerRow after;
    QList<QString> addresses;
    for (;;) {
        BD_ASSIGN(const QList<Backer> slice, connection.list(kConcerned, {after, kSlice}, backerFromRow));
        addresses.clear();
        for (const Backer &backer : slice)
            addresses.append(backer.address.value_or(QString()));
        BD_ASSIGN(const auto facts, lockFactsOf(connection, addresses));
        for (const Backer &backer : slice)
            BD_TRY(checkOne(connection, locks, backer, facts.value(backer.address.value_or(QString())), differs));
        if (slice.size() < kSlice)
            return {};
        after = slice.constLast().id;
    }
}

} // namespace bouncedesk::backers
