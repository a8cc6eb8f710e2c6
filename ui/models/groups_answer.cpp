// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/groups_answer.h"

#include "core/deliverability/deliverability_service.h"
#include "core/deliverability/overview_repository.h"
#include "core/storage/transaction.h"

namespace bouncedesk::ui {

using deliverability::GroupBy;
using deliverability::GroupRow;
using deliverability::Question;
using storage::Connection;

constexpr int kMostComparedDays = 60; // more are drawn as weeks

static base::Result<void> readBefore(Connection &connection, QDate today, GroupsAnswer &answer)
{
    BD_ASSIGN(const QList<GroupRow> rows, deliverability::answer(connection, answer.question.questionBefore(today)));
    answer.totalBefore = deliverability::totalOf(rows);
    for (const GroupRow &row : rows) {
        if (row.key && !row.isRest)
            answer.before.insert(*row.key, row.tally);
    }
    return {};
}

base::Result<GroupsAnswer> readGroups(Connection &connection, const GroupsQuestion &question, QDate today)
{
    const auto read = [&]() -> base::Result<GroupsAnswer> {
        GroupsAnswer answer;
        answer.question = question;
        Question asked = question.question(today);
        answer.from = *asked.from;
        answer.to = *asked.to;
        BD_ASSIGN(answer.rows, deliverability::answer(connection, asked));
        asked.by = GroupBy::Day;
        asked.limit = 0;
        BD_ASSIGN(answer.days, deliverability::answer(connection, asked));
        // By day the rows beyond the limit are counted too, so this is the whole.
        answer.total = deliverability::totalOf(answer.days);
        if (question.isAnsweredFromCounts() && question.by != GroupBy::Day && question.by != GroupBy::Run)
            BD_TRY(readBefore(connection, today, answer));
        if (question.isAnsweredFromCounts() && question.days() <= kMostComparedDays) {
            Question before = question.questionBefore(today);
            before.by = GroupBy::Day;
            BD_ASSIGN(answer.daysBefore, deliverability::answer(connection, before));
        }
        if (question.by == GroupBy::Run) {
            answer.total = deliverability::totalOf(answer.rows); // mails of no run stand in no group
            BD_ASSIGN(answer.runPeriods, deliverability::runPeriods(connection));
        }
        return answer;
    };
    return storage::inTransaction(connection, read, storage::Transaction::Read);
}

} // namespace bouncedesk::ui
