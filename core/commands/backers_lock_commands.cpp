// SPDX-License-Identifier: GPL-3.0-or-later
// backers lock, unlock, set-email and erase: what staff do to one backer, under their own name.
#include "core/audit/audit_repository.h"
#include "core/backers/erasure_service.h"
#include "core/commands/all_commands.h"
#include "core/commands/backer_rows.h"
#include "core/commands/mailgun_records.h"

namespace bouncedesk::commands {

static const QString kReason = QStringLiteral("reason");
static const QString kAsked = QStringLiteral("asked");

static base::Result<int> lockBacker(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const OpenedBackers opened, openBackers(context));
    BD_ASSIGN(const backers::Backer backer,
              backers::backerOfKey(*opened.connection, parser.positionalArguments().constFirst()));
    BD_TRY(opened.unlocks.lockByStaff(*opened.connection, backer.id, parser.value(kReason), audit::staffActor(),
                                      context.clock.nowMs()));
    return printBacker(parser, context, *opened.connection, backer.id);
}

// Mailgun's own records are shown and removed first (R-unlock); without the key that is left to a holder of it.
static base::Result<int> unlockBacker(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const OpenedBackers opened, openBackers(context));
    BD_ASSIGN(const backers::Backer backer,
              backers::backerOfKey(*opened.connection, parser.positionalArguments().constFirst()));
    const auto wish = parser.isSet(kAsked) ? backers::UnlockService::HasAsked : backers::UnlockService::NotAsked;
    BD_TRY(backers::UnlockService::mayUnlock(backer, wish));
    const bool holdsKey = holdsMailgunKey(context);
    const backers::SuppressionRemoval records = backers::UnlockService::recordsOf(backer);
    if (holdsKey && !records.lists.isEmpty())
        BD_TRY(removeMailgunRecords(context, *opened.connection, records));
    BD_TRY(opened.unlocks.unlockByStaff(
        *opened.connection, backer.id, audit::staffActor(), context.clock.nowMs(),
        holdsKey ? backers::UnlockService::AreRemoved : backers::UnlockService::AskForRemoval, wish));
    return printBacker(parser, context, *opened.connection, backer.id);
}

static base::Result<int> setEmail(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const OpenedBackers opened, openBackers(context));
    BD_ASSIGN(const backers::Backer backer,
              backers::backerOfKey(*opened.connection, parser.positionalArguments().constFirst()));
    BD_TRY(opened.service.addresses().setEmail(*opened.connection, backer.id, parser.positionalArguments().constLast(),
                                               backers::AddressSource::Staff, audit::staffActor(),
                                               context.clock.nowMs()));
    return printBacker(parser, context, *opened.connection, backer.id);
}

static base::Result<int> eraseBacker(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const OpenedBackers opened, openBackers(context));
    BD_ASSIGN(const backers::Backer backer,
              backers::backerOfKey(*opened.connection, parser.positionalArguments().constFirst()));
    BD_TRY(backers::ErasureService().erase(*opened.connection, backer.id, audit::staffActor(), context.clock.nowMs()));
    return printBacker(parser, context, *opened.connection, backer.id);
}

Command backersLockCommand()
{
    return {
        {QStringLiteral("backers"), QStringLiteral("lock")},
        QStringLiteral("KEY --reason TEXT [--format table|json|csv]"),
        QStringLiteral("Locks a backer by hand: no bills until a new address or an unlock"),
        {{kReason, QStringLiteral("why, for the audit log and the timeline"), QStringLiteral("TEXT")}, formatOption()},
        {QStringLiteral("KEY")},
        lockBacker};
}

Command backersUnlockCommand()
{
    return {{QStringLiteral("backers"), QStringLiteral("unlock")},
            QStringLiteral("KEY [--asked] [--format table|json|csv]"),
            QStringLiteral("Unlocks a backer at the same address"),
            {{kAsked, QStringLiteral("He asked for mail again: lifts that he unsubscribed as well.")}, formatOption()},
            {QStringLiteral("KEY")},
            unlockBacker};
}

Command backersSetEmailCommand()
{
    return {{QStringLiteral("backers"), QStringLiteral("set-email")},
            QStringLiteral("KEY ADDRESS [--format table|json|csv]"),
            QStringLiteral("Gives a backer a new address, which unlocks at once"),
            {formatOption()},
            {QStringLiteral("KEY"), QStringLiteral("ADDRESS")},
            setEmail};
}

Command backersEraseCommand()
{
    return {{QStringLiteral("backers"), QStringLiteral("erase")},
            QStringLiteral("KEY [--format table|json|csv]"),
            QStringLiteral("Erases a person for good: hashes stand where addresses stood, counts stay"),
            {formatOption()},
            {QStringLiteral("KEY")},
            eraseBacker};
}

} // namespace bouncedesk::commands
