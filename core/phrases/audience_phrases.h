// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences about who would get a bill, for commands: how many, in how many calls and minutes, what differs from the
// month before, whose bill would stand with a gap. Pure.
#pragma once

#include "core/billing/audience_service.h"
#include "core/billing/value_check.h"

namespace bouncedesk::phrases {

QStringList audiencePhrases(const QString &language, base::Period period, const billing::AudienceSums &sums);
QStringList missingValuePhrases(const QString &language, const QList<billing::MissingValue> &missing);
// For an address that follows the mail standard and was refused all the same.
QString refusedAddressAdvice(const QString &language);

} // namespace bouncedesk::phrases
