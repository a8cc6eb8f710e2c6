// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/all_commands.h"

namespace bouncedesk::commands {

QList<Command> allCommands()
{
    // one a line, so that two people may add theirs
    static constexpr Command (*kCommands[])() = {
        // clang-format off
        deliverabilityCommand,
        backersListCommand,
        backersShowCommand,
        backersWhyCommand,
        backersTimelineCommand,
        backersImportCommand,
        backersExportCommand,
        backersLockCommand,
        backersUnlockCommand,
        backersSetEmailCommand,
        backersLinkCommand,
        backersEraseCommand,
        projectsListCommand,
        projectsImportCommand,
        billingImportCommand,
        billingPreviewCommand,
        billingSendCommand,
        billingResumeCommand,
        billingPauseCommand,
        billingCancelCommand,
        billingSettleCommand,
        billingStatusCommand,
        billingResultCommand,
        billingResendCommand,
        billingScheduleCommand,
        billingTemplateListCommand,
        billingTemplateShowCommand,
        billingTemplateSetCommand,
        billingTemplateResetCommand,
        billingTemplateCheckCommand,
        billingTemplateTestCommand,
        locksShowCommand,
        locksSetCommand,
        dbMigrateCommand,
        dbInfoCommand,
        dbBackupCommand,
        dbCheckCommand,
        dbRetentionCommand,
        eventsListCommand,
        eventsShowCommand,
        eventsQuarantineCommand,
        eventsReplayCommand,
        eventsBackfillCommand,
        suppressionsDiffCommand,
        suppressionsPullCommand,
        suppressionsRemoveCommand,
        sampleCommand,
        // clang-format on
    };
    QList<Command> commands;
    for (const auto make : kCommands)
        commands.append(make());
    return commands;
}

} // namespace bouncedesk::commands
