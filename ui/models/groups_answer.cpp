// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/groups_answer.h"

namespace bouncedesk::ui {

using deliverability::ComparedQuestion;
using deliverability::GroupBy;

constexpr int kMostComparedDays = 60; // more are drawn as weeks

base::Result<GroupsAnswer> readGroups(storage::Connection &connection, const GroupsQuestion &question, QDate today)
{
    ComparedQuestion asked{question.question(today), std::nullopt, std::nullopt};
    if (question.isAnsweredFromCounts() && question.by != GroupBy::Day && question.by != GroupBy::Run)
        asked.before = question.questionBefore(today);
    if (question.isAnsweredFromCounts() && question.days() <= kMostComparedDays)
        asked.daysBefore = question.questionBefore(today);
    GroupsAnswer answer;
    BD_ASSIGN(static_cast<deliverability::Comparison &>(answer), deliverability::compare(connection, asked));
    answer.question = question;
    answer.from = *asked.now.from;
    answer.to = *asked.now.to;
    return answer;
}

} // namespace bouncedesk::ui
