// SPDX-License-Identifier: GPL-3.0-or-later
// locks show, locks set: what locks a backer (R-lock), one table in the database for all programs on it.
#include "core/audit/audit_repository.h"
#include "core/backers/lock_policy_repository.h"
#include "core/backers/lock_policy_service.h"
#include "core/commands/all_commands.h"
#include "core/commands/command_line.h"
#include "core/phrases/lock_phrases.h"

namespace bouncedesk::commands {

using backers::LockEffect;
using backers::LockPolicy;

namespace {

const QString kStrikes = QStringLiteral("strikes");
const QString kLanguage = QStringLiteral("en");

base::Result<void> printPolicy(const QCommandLineParser &parser, CommandContext &context, const LockPolicy &policy)
{
    RowOutput rows(context.out, chosenFormat(parser, context),
                   {QStringLiteral("rule"), QStringLiteral("value"), QStringLiteral("standard"),
                    QStringLiteral("choices"), QStringLiteral("meaning"), QStringLiteral("reason")});
    QStringList names;
    for (const mail::MailClass mailClass : backers::kLockClasses) {
        const QList<LockEffect> possible = LockPolicy::choices(mailClass);
        names.clear();
        for (const LockEffect effect : possible)
            names.append(backers::effectName(effect));
        const LockEffect effect = policy.effectOf(mailClass);
        BD_TRY(rows.row({mail::className(mailClass), backers::effectName(effect), names.constFirst(),
                         names.join(QLatin1String(", ")), phrases::lockEffectWords(kLanguage, effect, policy.strikes),
                         phrases::lockRuleReason(kLanguage, mailClass)}));
    }
    BD_TRY(rows.row({kStrikes, QString::number(policy.strikes), QString::number(LockPolicy::standard().strikes),
                     QStringLiteral("1 to %1").arg(LockPolicy::kMostStrikes),
                     QStringLiteral("How many mails “after_strikes” waits for"), QString()}));
    return rows.finish();
}

base::Result<int> showLocks(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const LockPolicy policy, backers::lockPolicyOf(*connection));
    BD_TRY(printPolicy(parser, context, policy));
    return Done;
}

base::Result<void> apply(LockPolicy &policy, const QString &rule, const QString &value)
{
    if (rule == kStrikes) {
        bool isNumber = false;
        policy.strikes = value.toInt(&isNumber);
        const bool isPossible = isNumber && policy.strikes >= 1 && policy.strikes <= LockPolicy::kMostStrikes;
        return isPossible ? base::Result<void>()
                          : base::fail(base::ErrorCode::InvalidInput, value, QStringLiteral("lock_strikes"));
    }
    const auto mailClass = mail::classOfName(rule);
    if (!mailClass || LockPolicy::choices(*mailClass).isEmpty())
        return base::fail(base::ErrorCode::InvalidInput, rule, QStringLiteral("lock_rule"));
    const auto effect = backers::effectOfName(value);
    if (!effect || !LockPolicy::choices(*mailClass).contains(*effect))
        return base::fail(base::ErrorCode::InvalidInput, rule, QStringLiteral("lock_effect\n") + value);
    policy.effects[*mailClass] = *effect;
    return {};
}

base::Result<void> checkRule(const QCommandLineParser &parser)
{
    const QStringList arguments = parser.positionalArguments();
    LockPolicy tried = LockPolicy::standard();
    return apply(tried, arguments.constFirst(), arguments.constLast());
}

// Judges everybody anew at once, beside whatever else runs; a serve would do it as well.
base::Result<void> reviewAll(CommandContext &context, storage::Connection &connection)
{
    for (bool more = true; more;) {
        BD_ASSIGN(more, backers::reviewLocks(connection, context.clock.nowMs()));
    }
    return {};
}

base::Result<int> setLock(const QCommandLineParser &parser, CommandContext &context)
{
    const QStringList arguments = parser.positionalArguments();
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const LockPolicy shown, backers::lockPolicyOf(*connection));
    LockPolicy wanted = shown;
    BD_TRY(apply(wanted, arguments.constFirst(), arguments.constLast()));
    BD_ASSIGN(const LockPolicy policy,
              backers::changeLockPolicy(*connection, shown, wanted, audit::staffActor(), context.clock.nowMs()));
    BD_TRY(reviewAll(context, *connection));
    BD_TRY(printPolicy(parser, context, policy));
    return Done;
}

} // namespace

Command locksShowCommand()
{
    return {{QStringLiteral("locks"), QStringLiteral("show")},
            QStringLiteral("[--format table|json|csv]"),
            QStringLiteral("Shows what locks a backer, and why"),
            {formatOption()},
            {},
            showLocks};
}

Command locksSetCommand()
{
    return {{QStringLiteral("locks"), QStringLiteral("set")},
            QStringLiteral("RULE VALUE [--format table|json|csv]"),
            QStringLiteral("Changes what locks a backer, and judges everybody anew"),
            {formatOption()},
            {QStringLiteral("RULE"), QStringLiteral("VALUE")},
            setLock,
            checkRule};
}

} // namespace bouncedesk::commands
