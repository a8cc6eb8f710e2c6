// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/comparison_service.h"

#include "core/backers/backer_repository.h"
#include "core/deliverability/deliverability_service.h"
#include "core/deliverability/overview_repository.h"
#include "core/storage/transaction.h"

namespace bouncedesk::deliverability {

using storage::Connection;

// Mails carry the company's id; people know each other by name.
static base::Result<void> nameBackers(Connection &connection, QList<GroupRow> &rows)
{
    QList<QString> keys;
    for (const GroupRow &row : rows) {
        if (row.key)
            keys.append(*row.key);
    }
    BD_ASSIGN(const auto known, backers::backersByKeys(connection, keys));
    for (GroupRow &row : rows)
        row.name = known.value(row.key.value_or(QString())).name;
    return {};
}

static base::Result<QList<GroupRow>> daysOf(Connection &connection, Question question)
{
    question.by = GroupBy::Day;
    question.limit = 0;
    return answer(connection, question);
}

static base::Result<void> readBefore(Connection &connection, const Question &question, Comparison &comparison)
{
    BD_ASSIGN(const QList<GroupRow> rows, answer(connection, question));
    comparison.totalBefore = totalOf(rows);
    for (const GroupRow &row : rows) {
        if (row.key && !row.isRest)
            comparison.before.insert(row.identity(), row.tally);
    }
    return {};
}

static base::Result<Comparison> read(Connection &connection, const ComparedQuestion &question)
{
    Comparison comparison;
    BD_ASSIGN(comparison.rows, answer(connection, question.now));
    BD_ASSIGN(comparison.days, daysOf(connection, question.now));
    const bool isRun = question.now.by == GroupBy::Run; // mails of no run stand in no row
    comparison.total = totalOf(isRun ? comparison.rows : comparison.days);
    if (question.before)
        BD_TRY(readBefore(connection, *question.before, comparison));
    if (question.daysBefore) {
        BD_ASSIGN(comparison.daysBefore, daysOf(connection, *question.daysBefore));
    }
    if (question.now.by == GroupBy::Backer)
        BD_TRY(nameBackers(connection, comparison.rows));
    if (isRun) {
        BD_ASSIGN(comparison.runPeriods, runPeriods(connection));
    }
    return comparison;
}

base::Result<Comparison> compare(Connection &connection, const ComparedQuestion &question)
{
    return storage::inTransaction(
        connection, [&] { return read(connection, question); }, storage::Transaction::Read);
}

} // namespace bouncedesk::deliverability
