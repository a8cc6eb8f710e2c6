// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/lock_policy_repository.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bouncedesk::backers {

using storage::Connection;

constexpr auto kRead = "SELECT value FROM settings WHERE name = 'locks'";
// The weakest lock of the table's own that a change (kShutOut) has to wait for; it holds where there is no row yet,
// too.
constexpr auto kReadAndHold = "SELECT value FROM settings WHERE name = 'locks' FOR SHARE";
constexpr auto kShutOut = "LOCK TABLE settings IN EXCLUSIVE MODE";
constexpr auto kStore = "INSERT INTO settings (name, value, changed_at) VALUES ('locks', $1, $2) "
                        "ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at";
constexpr auto kAddresses = "SELECT DISTINCT address FROM lock_facts WHERE address > $1 ORDER BY address LIMIT $2";
const QString kStrikes = QStringLiteral("strikes");

static LockPolicy fromText(const QString &text)
{
    LockPolicy policy = LockPolicy::standard();
    const QJsonObject stored = QJsonDocument::fromJson(text.toUtf8()).object();
    for (const mail::MailClass mailClass : kLockClasses) {
        const auto effect = effectOfName(stored.value(mail::className(mailClass)).toString());
        if (effect && LockPolicy::choices(mailClass).contains(*effect))
            policy.effects[mailClass] = *effect;
    }
    policy.strikes = stored.value(kStrikes).toInt(policy.strikes);
    return policy;
}

static QString toText(const LockPolicy &policy)
{
    QJsonObject object{{kStrikes, policy.strikes}};
    for (const mail::MailClass mailClass : kLockClasses)
        object.insert(mail::className(mailClass), effectName(policy.effectOf(mailClass)));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

base::Result<LockPolicy> lockPolicyOf(Connection &connection)
{
    BD_ASSIGN(const auto text, connection.first(kRead, {}, [](const storage::Row &row) { return row.text(0); }));
    return text ? fromText(*text) : LockPolicy::standard();
}

base::Result<LockPolicy> lockPolicyToJudgeBy(Connection &connection)
{
    LockPolicy policy;
    BD_TRY(askLockPolicyToJudgeBy(connection, policy));
    BD_TRY(connection.settle());
    return policy;
}

base::Result<void> askLockPolicyToJudgeBy(Connection &connection, LockPolicy &policy)
{
    policy = LockPolicy::standard();
    const char *sql = connection.isSqlite() ? kRead : kReadAndHold; // SQLite has one writer at a time
    return connection.ask(sql, {}, [&policy](const storage::Row &row) { policy = fromText(row.text(0)); });
}

static base::Result<void> shutOut(Connection &connection)
{
    if (!connection.isSqlite())
        BD_TRY(connection.run(kShutOut));
    return {};
}

base::Result<LockPolicy> lockPolicyToChange(Connection &connection)
{
    BD_TRY(shutOut(connection)); // first, or what is read may be changed before the write
    return lockPolicyOf(connection);
}

base::Result<void> storeLockPolicy(Connection &connection, const LockPolicy &policy, qint64 nowMs)
{
    BD_TRY(shutOut(connection));
    BD_TRY(connection.run(kStore, {toText(policy), nowMs}));
    return {};
}

base::Result<QList<QString>> addressesWithLockFacts(Connection &connection, const QString &after, int limit)
{
    return connection.list(kAddresses, {after, limit}, [](const storage::Row &row) { return row.text(0); });
}

} // namespace bouncedesk::backers
