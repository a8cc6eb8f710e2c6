// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/lock_service.h"

#include "core/audit/audit_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/lock_fact_repository.h"
#include "core/backers/lock_policy_repository.h"
#include "core/base/time_format.h"
#include "core/mail/mail_lookup_repository.h"
#include "core/storage/transaction.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bouncedesk::backers {

using storage::Connection;

std::optional<QString> lockAuditText(const std::optional<Lock> &lock)
{
    if (!lock)
        return std::nullopt;
    QJsonObject object{{QStringLiteral("class"), mail::className(lock->mailClass)},
                       {QStringLiteral("since"), base::isoInstant(lock->sinceMs)}};
    if (lock->evidence)
        object.insert(QStringLiteral("event"), lock->evidence->eventId);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

base::Result<LockPolicy> LockService::policy(Connection &connection) const
{
    return m_policy ? base::Result<LockPolicy>(*m_policy) : lockPolicyOf(connection);
}

base::Result<LockPolicy> LockService::policyToJudgeBy(Connection &connection) const
{
    return m_policy ? base::Result<LockPolicy>(*m_policy) : lockPolicyToJudgeBy(connection);
}

base::Result<LockJudgement> LockService::judgement(Connection &connection, const LockHistory &history,
                                                   const QString &address, const QList<LockFact> &facts) const
{
    if (facts.isEmpty()) // most addresses were never in any trouble
        return judgeLock({}, history, facts, {}, m_zone);
    BD_ASSIGN(const LockPolicy by, policy(connection));
    return judgementBy(connection, by, history, address, facts);
}

base::Result<LockJudgement> LockService::judgementBy(Connection &connection, const LockPolicy &policy,
                                                     const LockHistory &history, const QString &address,
                                                     const QList<LockFact> &facts) const
{
    // Deliveries matter to strikes only, and those to few addresses.
    const bool strikes = std::any_of(facts.begin(), facts.end(), [&](const LockFact &fact) {
        return policy.effectOf(fact.mailClass) == LockEffect::AfterStrikes;
    });
    QList<qint64> deliveries;
    if (strikes) {
        BD_ASSIGN(deliveries, mail::deliveriesTo(connection, address, 0));
    }
    return judgeLock(policy, history, facts, deliveries, m_zone);
}

base::Result<bool> LockService::apply(Connection &connection, const Backer &backer, const LockJudgement &judgement,
                                      const QString &actor, qint64 nowMs) const
{
    if (judgement.lock == backer.lock && judgement.heldAtMs == backer.heldAtMs)
        return false;
    BD_TRY(updateJudgement(connection, backer.id, judgement));
    const auto record = [&](const char *action, std::optional<QString> before, std::optional<QString> after) {
        return audit::record(connection, {0, nowMs, actor, QLatin1String(action), QStringLiteral("backer"),
                                          QString::number(backer.id.value), std::move(before), std::move(after)});
    };
    if (judgement.lock != backer.lock)
        BD_TRY(record(judgement.lock ? "lock" : "unlock", lockAuditText(backer.lock), lockAuditText(judgement.lock)));
    if (judgement.heldAtMs.has_value() != backer.heldAtMs.has_value())
        BD_TRY(record(judgement.heldAtMs ? "hold" : "release", std::nullopt, std::nullopt));
    return true;
}

base::Result<bool> LockService::judgeBacker(Connection &connection, base::BackerRow id, const QString &actor,
                                            qint64 nowMs) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<bool> {
        BD_ASSIGN(const auto backer, lockedBackerById(connection, id));
        if (!backer)
            return base::fail(base::ErrorCode::NotFound, QString::number(id.value), QStringLiteral("backer"));
        QList<LockFact> facts;
        if (backer->address) {
            BD_ASSIGN(facts, lockFactsOf(connection, *backer->address));
        }
        LockPolicy by;
        if (!facts.isEmpty()) {
            BD_ASSIGN(by, policyToJudgeBy(connection));
        }
        BD_ASSIGN(const LockJudgement judged,
                  judgementBy(connection, by, backer->lockHistory(), backer->address.value_or(QString()), facts));
        return apply(connection, *backer, judged, actor, nowMs);
    });
}

base::Result<int> LockService::judge(Connection &connection, const QString &address, const QString &actor,
                                     qint64 nowMs) const
{
    return judge(connection, QList<QString>{address}, actor, nowMs);
}

base::Result<int> LockService::judge(Connection &connection, const QList<QString> &addresses, const QString &actor,
                                     qint64 nowMs) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<int> {
        QList<Backer> backers;
        QHash<QString, QList<LockFact>> facts;
        BD_TRY(askBackersToJudge(connection, addresses, backers)); // before what is known: that may only grow
        BD_TRY(askLockFacts(connection, addresses, facts));
        BD_TRY(connection.settle());
        LockPolicy by;
        if (!facts.isEmpty()) {
            BD_ASSIGN(by, policyToJudgeBy(connection));
        }
        int changed = 0;
        for (const Backer &backer : std::as_const(backers)) {
            const QString address = backer.address.value_or(QString());
            BD_ASSIGN(const LockJudgement judged,
                      judgementBy(connection, by, backer.lockHistory(), address, facts.value(address)));
            BD_ASSIGN(const bool one, apply(connection, backer, judged, actor, nowMs));
            changed += one ? 1 : 0;
        }
        return changed;
    });
}

base::Result<bool> LockService::isKnownDead(Connection &connection, const QString &address) const
{
    BD_ASSIGN(const QList<LockFact> facts, lockFactsOf(connection, address));
    BD_ASSIGN(const LockJudgement judged, judgement(connection, {}, address, facts));
    return judged.lock.has_value();
}

} // namespace bouncedesk::backers
