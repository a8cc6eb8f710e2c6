// SPDX-License-Identifier: GPL-3.0-or-later
// Who gets a bill and what became of it in words for the screen. Pure.
#pragma once

#include "core/billing/audience_service.h"
#include "core/billing/result_service.h"
#include "core/billing/value_check.h"

namespace bouncedesk::ui {

// Against the month before: "new", "again", "no more"; no change: empty.
QString audienceChangeText(billing::AudienceChange change);
// What is wrong with a bad address, and what to do.
QString adviceText(const billing::Candidate &candidate);
// "The template (de) names “number”, which 3 people do not have: b1, b2 …"
QString missingValueText(const billing::MissingValue &missing);

// What became of a bill, by the codes of billing::ResultRow: "arrived", "came back".
QString resultText(const QString &outcome);
// Why: of a class or a reason for leaving out in words; Mailgun's own words stay.
QString resultReasonText(const billing::ResultRow &row);

} // namespace bouncedesk::ui
