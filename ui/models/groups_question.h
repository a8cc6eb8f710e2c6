// SPDX-License-Identifier: GPL-3.0-or-later
// The question that the page of deliverability asks, as a place that it can come back to, and how one goes a level
// down. Pure.
#pragma once

#include "core/deliverability/deliverability_question.h"

#include <QVariantMap>

namespace bouncedesk::ui {

// What limits the answer; also the order of the chips and of their keys in a place.
enum class GroupFilter { Day, Project, Family, Subject, Domain, Reason, Backer };
inline constexpr std::array allGroupFilters{GroupFilter::Day,     GroupFilter::Project, GroupFilter::Family,
                                            GroupFilter::Subject, GroupFilter::Domain,  GroupFilter::Reason,
                                            GroupFilter::Backer};
QString filterId(GroupFilter filter); // "project"

struct GroupsQuestion {
    deliverability::GroupBy by = deliverability::GroupBy::Project;
    QString range = QStringLiteral("30d"); // 30d, 90d, 12m
    QMap<GroupFilter, QString> filters;    // in order
    QString projectName;                   // of the filtered project, for its chip

    // Not more than 12 months; a day filter is that day alone.
    int days() const;
    deliverability::Question question(QDate today) const;
    // The same over as many days before.
    deliverability::Question questionBefore(QDate today) const;
    // No look at single mails: the period before costs little.
    bool isAnsweredFromCounts() const;

    QVariantMap place() const;
    static GroupsQuestion fromPlace(const QVariantMap &place);
    bool operator==(const GroupsQuestion &) const = default;
};

// What is asked when a row is opened; none: there is no further level here.
std::optional<GroupsQuestion> oneLevelDown(const GroupsQuestion &question, const deliverability::GroupRow &row);

} // namespace bouncedesk::ui
