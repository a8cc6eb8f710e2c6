// SPDX-License-Identifier: GPL-3.0-or-later
// All that the page of deliverability shows for one question. Read in the thread of the connection; a value.
#pragma once

#include "core/deliverability/comparison_service.h"
#include "ui/models/groups_question.h"

namespace bouncedesk::ui {

struct GroupsAnswer : deliverability::Comparison {
    GroupsQuestion question;
    QDate from;
    QDate to;
};
base::Result<GroupsAnswer> readGroups(storage::Connection &connection, const GroupsQuestion &question, QDate today);

} // namespace bouncedesk::ui
