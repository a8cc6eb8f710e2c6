// SPDX-License-Identifier: GPL-3.0-or-later
// A question's groups with what stands around them: the same mails by day, and both in the period before. One snapshot,
// in the thread of the connection.
#pragma once

#include "core/deliverability/deliverability_question.h"
#include "core/storage/connection.h"

#include <QHash>

namespace bouncedesk::deliverability {

struct ComparedQuestion {
    Question now;
    std::optional<Question> before;     // the groups of the period before
    std::optional<Question> daysBefore; // its days
};

struct Comparison {
    QList<GroupRow> rows;         // backers with their names
    QList<GroupRow> days;         // the same mails by day
    Tally total;                  // of all rows, those beyond the limit too
    QHash<QString, Tally> before; // by identity
    std::optional<Tally> totalBefore;
    QList<GroupRow> daysBefore;
    QHash<qint64, QString> runPeriods; // of runs, by row id
};
base::Result<Comparison> compare(storage::Connection &connection, const ComparedQuestion &question);

} // namespace bouncedesk::deliverability
