// SPDX-License-Identifier: GPL-3.0-or-later
// Sums by row id or text become rows with the keys that people know, in the order of interface.md.
#pragma once

#include "core/deliverability/deliverability_question.h"
#include "core/storage/connection.h"

#include <QHash>

namespace bouncedesk::deliverability {

struct Groups {
    QHash<qint64, Tally> byNumber; // row ids, day, month, status or class numbers; 0: none where 0 is no number
    QHash<QString, Tally> byText;  // backers' keys, domains
};

// Groups that came to no mail are left out, but all six statuses stand.
base::Result<QList<GroupRow>> named(storage::Connection &connection, GroupBy by, const Groups &groups);
void order(GroupBy by, QList<GroupRow> &rows);

} // namespace bouncedesk::deliverability
