// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands about billing share: the period asked for, and a sender in an event loop of the command's own. In
// the main thread; only at a command's top level.
#pragma once

#include "core/base/time_format.h"
#include "core/billing/ledger_rows.h"
#include "core/commands/command.h"

namespace bouncedesk::commands {

QCommandLineOption periodOption();
QCommandLineOption waitOption();

// For Command::check: that --period, where given, is a month.
base::Result<void> checkPeriod(const QCommandLineParser &parser);
// --period, else the current month of the reporting zone.
base::Result<base::Period> periodOf(const QCommandLineParser &parser, const CommandContext &context,
                                    storage::Connection &connection);
// --period, else empty: any.
base::Result<QString> periodOrAny(const QCommandLineParser &parser);

struct SendingOptions {
    bool waits = false;      // through rate limits, pilot and settling
    bool settleOnly = false; // looks up what is open, at once
};
// Sends the run in this process until it rests, or, waiting, until it ends; says what is left. The exit status.
base::Result<int> sendHere(CommandContext &context, storage::Connection &connection, const billing::Run &run,
                           SendingOptions options);

// Waits until another program has done what was asked of it about a month (empty: any) and its run has ended.
base::Result<int> waitForOther(CommandContext &context, storage::Connection &connection, const QString &period);

} // namespace bouncedesk::commands
