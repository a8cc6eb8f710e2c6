// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences about runs for commands: why one pauses, what it waits for, how it ended. Pure.
#pragma once

#include "core/billing/run_service.h"
#include "core/billing/sender.h"

namespace bouncedesk::phrases {

// "The run is paused: …" with Mailgun's own words and what to do.
QString pausePhrase(const QString &language, const billing::Run &run);
// What is left, in one sentence; nowMs for "until".
QString restPhrase(const QString &language, billing::SenderRest rest, const billing::RunStatus &status, qint64 untilMs);

} // namespace bouncedesk::phrases
