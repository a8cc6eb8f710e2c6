// SPDX-License-Identifier: GPL-3.0-or-later
// What locks, and why, in plain words: for the settings on the desk and for the command. Pure; any thread.
#pragma once

#include "core/backers/lock_policy.h"

namespace bouncedesk::phrases {

// What happened, as the name of a rule: "This mailbox does not exist."
QString lockRuleWords(const QString &language, mail::MailClass mailClass);
// What follows: "Locks at once"
QString lockEffectWords(const QString &language, backers::LockEffect effect, int strikes);
// Why the standard is what it is.
QString lockRuleReason(const QString &language, mail::MailClass mailClass);

} // namespace bouncedesk::phrases
