// SPDX-License-Identifier: GPL-3.0-or-later
// Answers "how is our mail doing?" for commands, API and desk. Stateless; in the thread of its connection, from one
// snapshot.
#pragma once

#include "core/deliverability/deliverability_question.h"
#include "core/storage/connection.h"

namespace bouncedesk::deliverability {

// Rows as interface.md orders them: total descending, then key, mails without one last; day and month ascending. An
// unknown project, subject, domain or backer has no mails. What accepted calls sent and nothing was heard of stands
// under accepted by run, and, without a filter but days, by status, day, month and reason.
base::Result<QList<GroupRow>> answer(storage::Connection &connection, const Question &question);

// Sums all rows.
Tally totalOf(const QList<GroupRow> &rows);

} // namespace bouncedesk::deliverability
