// SPDX-License-Identifier: GPL-3.0-or-later
// All that the page of deliverability shows for one question, read in one snapshot. In the thread of the connection.
#pragma once

#include "core/storage/connection.h"
#include "ui/models/groups_question.h"

#include <QHash>

namespace bouncedesk::ui {

struct GroupsAnswer {
    GroupsQuestion question;
    QDate from;
    QDate to;
    QList<deliverability::GroupRow> rows;
    QHash<QString, deliverability::Tally> before; // by key; empty when the period before was not asked for
    QList<deliverability::GroupRow> days;         // the same mails by day
    QList<deliverability::GroupRow> daysBefore;   // as many before them, where they can be laid over each other
    deliverability::Tally total;
    std::optional<deliverability::Tally> totalBefore;
    QHash<qint64, QString> runPeriods; // by run
};
base::Result<GroupsAnswer> readGroups(storage::Connection &connection, const GroupsQuestion &question, QDate today);

} // namespace bouncedesk::ui
