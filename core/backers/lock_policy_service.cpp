// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/lock_policy_service.h"

#include "core/audit/audit_repository.h"
#include "core/backers/lock_policy_repository.h"
#include "core/backers/lock_service.h"
#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bouncedesk::backers {

using base::ErrorCode;
using base::fail;
using storage::Connection;

namespace {

// Who changed the policy, and the last address that was judged anew.
struct Review {
    QString actor;
    QString after;

    QString text() const
    {
        const QJsonObject object{{QStringLiteral("actor"), actor}, {QStringLiteral("after"), after}};
        return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    }
    static Review parse(const QString &text)
    {
        const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
        return {object.value(QLatin1String("actor")).toString(), object.value(QLatin1String("after")).toString()};
    }
};

base::Result<void> check(const LockPolicy &wanted)
{
    for (const mail::MailClass mailClass : kLockClasses) {
        const LockEffect effect = wanted.effectOf(mailClass);
        if (!LockPolicy::choices(mailClass).contains(effect))
            return fail(ErrorCode::InvalidInput, mail::className(mailClass),
                        QStringLiteral("lock_effect\n") + effectName(effect));
    }
    if (wanted.strikes < 1 || wanted.strikes > LockPolicy::kMostStrikes)
        return fail(ErrorCode::InvalidInput, QString::number(wanted.strikes), QStringLiteral("lock_strikes"));
    return {};
}

// What one person wants of a rule, on top of what stands there by now.
template <typename Value>
base::Result<Value> rebased(const Value &shown, const Value &wanted, const Value &stored, const QString &rule)
{
    if (wanted == shown)
        return stored;
    if (stored != shown && stored != wanted)
        return fail(ErrorCode::Conflict, rule, QStringLiteral("lock_rule_changed"));
    return wanted;
}

base::Result<LockPolicy> rebased(const LockPolicy &shown, const LockPolicy &wanted, const LockPolicy &stored)
{
    LockPolicy policy = stored;
    for (const mail::MailClass mailClass : kLockClasses) {
        BD_ASSIGN(policy.effects[mailClass], rebased(shown.effectOf(mailClass), wanted.effectOf(mailClass),
                                                     stored.effectOf(mailClass), mail::className(mailClass)));
    }
    BD_ASSIGN(policy.strikes, rebased(shown.strikes, wanted.strikes, stored.strikes, QStringLiteral("strikes")));
    return policy;
}

base::Result<void> recordChange(Connection &connection, const QString &rule, const QString &before,
                                const QString &after, const QString &actor, qint64 nowMs)
{
    if (before == after)
        return {};
    return audit::record(connection, {0, nowMs, actor, QStringLiteral("setting"), QStringLiteral("setting"),
                                      QStringLiteral("locks.") + rule, before, after});
}

} // namespace

base::Result<LockPolicy> changeLockPolicy(Connection &connection, const LockPolicy &shown, const LockPolicy &wanted,
                                          const QString &actor, qint64 nowMs)
{
    BD_TRY(check(wanted));
    return storage::inTransaction(connection, [&]() -> base::Result<LockPolicy> {
        BD_ASSIGN(const LockPolicy before, lockPolicyToChange(connection));
        BD_ASSIGN(const LockPolicy after, rebased(shown, wanted, before));
        if (before == after)
            return after;
        BD_TRY(storeLockPolicy(connection, after, nowMs));
        for (const mail::MailClass mailClass : kLockClasses)
            BD_TRY(recordChange(connection, mail::className(mailClass), effectName(before.effectOf(mailClass)),
                                effectName(after.effectOf(mailClass)), actor, nowMs));
        BD_TRY(recordChange(connection, QStringLiteral("strikes"), QString::number(before.strikes),
                            QString::number(after.strikes), actor, nowMs));
        BD_TRY(storage::setProperty(connection, kLockReview, Review{actor, {}}.text()));
        return after;
    });
}

base::Result<bool> areLocksUnderReview(Connection &connection)
{
    BD_ASSIGN(const auto review, storage::property(connection, kLockReview));
    return review && !review->isEmpty();
}

base::Result<bool> reviewLocks(Connection &connection, qint64 nowMs, int addresses)
{
    BD_ASSIGN(const bool anything, areLocksUnderReview(connection)); // no write transaction for nothing
    if (!anything)
        return false;
    return storage::inTransaction(connection, [&]() -> base::Result<bool> {
        // First of all: a change waits for this slice to end, and begins the review anew behind it.
        BD_ASSIGN(const LockPolicy policy, lockPolicyToJudgeBy(connection));
        BD_ASSIGN(const auto text, storage::property(connection, kLockReview));
        if (!text || text->isEmpty())
            return false;
        Review review = Review::parse(*text);
        BD_ASSIGN(const QList<QString> slice, addressesWithLockFacts(connection, review.after, addresses));
        BD_ASSIGN(const base::ReportingZone zone, storage::reportingZone(connection));
        const LockService locks(zone, policy);
        BD_TRY(locks.judge(connection, slice, review.actor, nowMs));
        const bool more = slice.size() == addresses;
        if (more)
            review.after = slice.constLast();
        BD_TRY(storage::setProperty(connection, kLockReview, more ? review.text() : QString()));
        return more;
    });
}

} // namespace bouncedesk::backers
