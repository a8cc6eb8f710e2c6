// SPDX-License-Identifier: GPL-3.0-or-later
// The one answer about a bill and the entries of a timeline, in sentences for staff. Pure; any thread.
#pragma once

#include "core/story/answer.h"
#include "core/story/timeline.h"

namespace bouncedesk::phrases {

// What became of the bill, and what to do next; one sentence each.
QString answerSummary(const QString &language, const story::Answer &answer);
QString answerNext(const QString &language, const story::Answer &answer);

// One entry in a sentence; its detail is what somebody else said in his own words, or empty.
QString timelineSummary(const QString &language, const story::TimelineEntry &entry);
QString timelineDetail(const story::TimelineEntry &entry);

// Why somebody is locked, for staff: "This mailbox does not exist".
QString lockReasonWords(const QString &language, mail::MailClass lockClass);

} // namespace bouncedesk::phrases
