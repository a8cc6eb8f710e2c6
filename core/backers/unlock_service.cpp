// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/unlock_service.h"

#include "core/audit/audit_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/backers/lock_fact_repository.h"
#include "core/base/text.h"
#include "core/storage/transaction.h"

namespace bouncedesk::backers {

using base::ErrorCode;
using base::fail;
using mail::MailClass;
using storage::Connection;

static audit::AuditEntry entry(const Backer &backer, const QString &actor, const char *action, qint64 nowMs)
{
    return {0,
            nowMs,
            actor,
            QLatin1String(action),
            QStringLiteral("backer"),
            QString::number(backer.id.value),
            std::nullopt,
            std::nullopt};
}

base::Result<void> UnlockService::lockByStaff(Connection &connection, base::BackerRow id, const QString &reason,
                                              const QString &actor, qint64 nowMs) const
{
    const QString words = base::cleanText(base::squished(reason), kMostFieldChars);
    if (words.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("reason"), QStringLiteral("missing_reason"));
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_ASSIGN(Backer backer, lockedBackerOfId(connection, id));
        const qint64 free = std::max(backer.unlockedAtMs.value_or(0), backer.addressChangedAtMs.value_or(0));
        backer.staffLockedAtMs = std::max(nowMs, free + 1);
        backer.staffLockNote = words;
        BD_TRY(updateBacker(connection, backer));
        auto said = entry(backer, actor, "lock-by-hand", nowMs);
        said.after = words;
        BD_TRY(audit::record(connection, said));
        BD_TRY(m_locks.judgeBacker(connection, id, actor, nowMs));
        return {};
    });
}

base::Result<void> UnlockService::unlock(Connection &connection, Backer backer, const QString &actor,
                                         qint64 nowMs) const
{
    // Mailgun's clock may be ahead of ours: what is known by now must not lock again.
    qint64 atMs = std::max(nowMs, backer.staffLockedAtMs.value_or(0));
    if (backer.address) {
        BD_ASSIGN(const QList<LockFact> facts, lockFactsOf(connection, *backer.address));
        if (!facts.isEmpty())
            atMs = std::max(atMs, facts.constLast().atMs);
    }
    backer.unlockedAtMs = atMs;
    BD_TRY(updateBacker(connection, backer));
    BD_TRY(m_locks.judgeBacker(connection, backer.id, actor, nowMs));
    return {};
}

SuppressionRemoval UnlockService::recordsOf(const Backer &backer)
{
    using mailgun::SuppressionList;
    SuppressionRemoval removal{backer.address.value_or(QString()), {}};
    // Also for a lock by hand: a later bounce may stand behind it, which the lock does not show.
    if (backer.isLocked())
        removal.lists = {SuppressionList::Bounces, SuppressionList::Complaints};
    if (backer.heldAtMs)
        removal.lists.append(SuppressionList::Unsubscribes);
    return removal;
}

static base::Result<void> askForRemoval(Connection &connection, const Backer &backer, const QString &actor,
                                        qint64 nowMs)
{
    const SuppressionRemoval removal = UnlockService::recordsOf(backer);
    if (removal.address.isEmpty() || removal.lists.isEmpty())
        return {};
    return addSuppressionTask(connection, removal, actor, nowMs);
}

base::Result<void> UnlockService::mayUnlock(const Backer &backer, Wish wish)
{
    if (!backer.isLocked() && !backer.heldAtMs)
        return fail(ErrorCode::Conflict, backer.key.text, QStringLiteral("not_locked"));
    if (backer.heldAtMs && wish != HasAsked)
        return fail(ErrorCode::Forbidden, backer.address.value_or(QString()), QStringLiteral("has_unsubscribed"));
    return {};
}

base::Result<void> UnlockService::unlockByStaff(Connection &connection, base::BackerRow id, const QString &actor,
                                                qint64 nowMs, Records records, Wish wish) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_ASSIGN(const Backer backer, lockedBackerOfId(connection, id));
        BD_TRY(mayUnlock(backer, wish));
        if (records == AskForRemoval)
            BD_TRY(askForRemoval(connection, backer, actor, nowMs));
        return unlock(connection, backer, actor, nowMs);
    });
}

static bool isLiftable(MailClass why)
{
    return why == MailClass::Soft || why == MailClass::Delayed || why == MailClass::Expired;
}

// Nor may anything worse have been heard of the address since.
base::Result<bool> UnlockService::isLiftedByTestMail(Connection &connection, const Backer &backer) const
{
    if (!backer.address || !isLiftable(backer.lock->mailClass))
        return false;
    BD_ASSIGN(const QList<LockFact> facts, lockFactsOf(connection, *backer.address));
    BD_ASSIGN(const LockPolicy policy, m_locks.policy(connection));
    return std::none_of(facts.begin(), facts.end(), [&](const LockFact &fact) {
        return fact.atMs >= backer.lock->sinceMs && !isLiftable(fact.mailClass) &&
               policy.effectOf(fact.mailClass) == LockEffect::AtOnce;
    });
}

base::Result<void> UnlockService::mayUnlockHimself(Connection &connection, const Backer &backer, qint64 nowMs) const
{
    if (!backer.isLocked())
        return fail(ErrorCode::Conflict, backer.key.text, QStringLiteral("not_locked"));
    BD_ASSIGN(const bool his, isLiftedByTestMail(connection, backer));
    if (!his)
        return fail(ErrorCode::Forbidden, backer.key.text, QStringLiteral("staff_only"));
    BD_ASSIGN(const QList<audit::AuditEntry> log,
              audit::auditOf(connection, QStringLiteral("backer"), QString::number(backer.id.value)));
    const auto times = std::count_if(log.begin(), log.end(), [&](const audit::AuditEntry &each) {
        return each.action == QLatin1String("self-unlock") && each.atMs > nowMs - kSelfUnlockSpanMs;
    });
    if (times >= kMostSelfUnlocks)
        return fail(ErrorCode::Forbidden, backer.key.text, QStringLiteral("unlock_limit"));
    return {};
}

base::Result<void> UnlockService::unlockByBacker(Connection &connection, base::BackerRow id, qint64 nowMs) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_ASSIGN(const Backer backer, lockedBackerOfId(connection, id));
        BD_TRY(mayUnlockHimself(connection, backer, nowMs));
        const QString actor = QStringLiteral("backer");
        BD_TRY(audit::record(connection, entry(backer, actor, "self-unlock", nowMs)));
        return unlock(connection, backer, actor, nowMs);
    });
}

} // namespace bouncedesk::backers
