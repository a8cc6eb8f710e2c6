// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/all_commands.h"

namespace bouncedesk::commands {

QList<Command> allCommands()
{
    return {
        backersListCommand(),     backersShowCommand(),    backersWhyCommand(),    backersTimelineCommand(),
        backersImportCommand(),   backersExportCommand(),  backersLockCommand(),   backersUnlockCommand(),
        backersSetEmailCommand(), backersLinkCommand(),    projectsListCommand(),  projectsImportCommand(),
        deliverabilityCommand(),  eventsListCommand(),     eventsShowCommand(),    eventsQuarantineCommand(),
        eventsReplayCommand(),    billingPreviewCommand(), billingSendCommand(),   billingResumeCommand(),
        billingPauseCommand(),    billingCancelCommand(),  billingSettleCommand(), billingStatusCommand(),
        dbMigrateCommand(),       dbInfoCommand(),         dbBackupCommand(),      dbCheckCommand(),
    };
}

} // namespace bouncedesk::commands
