// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of this room, each in a file of its own. The program adds those that run it (serve, simulate).
#pragma once

#include "core/commands/command.h"

namespace bouncedesk::commands {

Command deliverabilityCommand();
Command backersListCommand();
Command backersShowCommand();
Command backersWhyCommand();
Command backersTimelineCommand();
Command backersImportCommand();
Command backersExportCommand();
Command backersLockCommand();
Command backersUnlockCommand();
Command backersSetEmailCommand();
Command backersLinkCommand();
Command backersEraseCommand();
Command projectsListCommand();
Command projectsImportCommand();
Command billingImportCommand();
Command billingPreviewCommand();
Command billingSendCommand();
Command billingResumeCommand();
Command billingPauseCommand();
Command billingCancelCommand();
Command billingSettleCommand();
Command billingStatusCommand();
Command billingResultCommand();
Command billingResendCommand();
Command billingScheduleCommand();
Command billingTemplateListCommand();
Command billingTemplateShowCommand();
Command billingTemplateSetCommand();
Command billingTemplateResetCommand();
Command billingTemplateCheckCommand();
Command billingTemplateTestCommand();
Command sampleCommand();
Command locksShowCommand();
Command locksSetCommand();
Command dbMigrateCommand();
Command dbInfoCommand();
Command dbBackupCommand();
Command dbCheckCommand();
Command dbRetentionCommand();

Command eventsListCommand();
Command eventsShowCommand();
Command eventsQuarantineCommand();
Command eventsReplayCommand();
Command eventsBackfillCommand();
Command eventsBackfillCommand(int againMs); // with a wait of one's own before Mailgun is asked again

Command suppressionsDiffCommand();
Command suppressionsPullCommand();
Command suppressionsRemoveCommand();

// In the order in which --help lists them.
QList<Command> allCommands();

} // namespace bouncedesk::commands
