// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences about how many have their bill, for commands. Pure.
#pragma once

#include "core/billing/mailing_report.h"

namespace bouncedesk::phrases {

// Reached first; then this month against the one before at the same hour after the start.
QStringList reachPhrases(const QString &language, const billing::MailingReport &report);

} // namespace bouncedesk::phrases
