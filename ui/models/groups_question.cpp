// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/groups_question.h"

#include "core/base/time_format.h"

namespace bouncedesk::ui {

using deliverability::GroupBy;
using deliverability::GroupRow;
using deliverability::Question;

namespace {

constexpr int kMostRows = 5000;
constexpr auto kBy = "by";
constexpr auto kRange = "range";
constexpr auto kProjectName = "projectName";

std::optional<QString> wanted(const QMap<GroupFilter, QString> &filters, GroupFilter filter)
{
    const auto found = filters.constFind(filter);
    return found == filters.cend() ? std::nullopt : std::optional(*found);
}

} // namespace

QString filterId(GroupFilter filter)
{
    switch (filter) {
    case GroupFilter::Day: return QStringLiteral("day");
    case GroupFilter::Project: return QStringLiteral("project");
    case GroupFilter::Family: return QStringLiteral("family");
    case GroupFilter::Subject: return QStringLiteral("subject");
    case GroupFilter::Domain: return QStringLiteral("domain");
    case GroupFilter::Reason: return QStringLiteral("reason");
    case GroupFilter::Backer: return QStringLiteral("backer");
    }
    return {};
}

int GroupsQuestion::days() const
{
    if (filters.contains(GroupFilter::Day))
        return 1;
    return range == QLatin1String("12m") ? 365 : range == QLatin1String("90d") ? 90 : 30;
}

Question GroupsQuestion::question(QDate today) const
{
    Question asked;
    asked.by = by;
    asked.project = wanted(filters, GroupFilter::Project);
    asked.family = wanted(filters, GroupFilter::Family);
    asked.subject = wanted(filters, GroupFilter::Subject);
    asked.domain = wanted(filters, GroupFilter::Domain);
    asked.backer = wanted(filters, GroupFilter::Backer);
    if (filters.contains(GroupFilter::Reason))
        asked.reason = mail::classOfName(filters.value(GroupFilter::Reason));
    const auto day = base::parseIsoDate(filters.value(GroupFilter::Day));
    asked.to = day ? *day : today;
    asked.from = asked.to->addDays(1 - days());
    asked.limit = kMostRows;
    return asked;
}

Question GroupsQuestion::questionBefore(QDate today) const
{
    Question asked = question(today);
    asked.to = asked.to->addDays(-days());
    asked.from = asked.from->addDays(-days());
    asked.limit = 0; // the same groups have to be found, whatever their size was
    return asked;
}

bool GroupsQuestion::isAnsweredFromCounts() const
{
    const bool domain = by == GroupBy::Domain || filters.contains(GroupFilter::Domain);
    const bool content = by == GroupBy::Project || by == GroupBy::Family || by == GroupBy::Subject ||
                         by == GroupBy::ProjectSubject || filters.contains(GroupFilter::Project) ||
                         filters.contains(GroupFilter::Family) || filters.contains(GroupFilter::Subject);
    const bool filtered = filters.size() > (filters.contains(GroupFilter::Day) ? 1 : 0);
    return by != GroupBy::Backer && !filters.contains(GroupFilter::Backer) && !(domain && content) &&
           !(by == GroupBy::Run && filtered);
}

QVariantMap GroupsQuestion::place() const
{
    QVariantMap place{{QLatin1String(kBy), deliverability::groupName(by)}, {QLatin1String(kRange), range}};
    for (auto filter = filters.cbegin(); filter != filters.cend(); ++filter)
        place.insert(filterId(filter.key()), filter.value());
    if (filters.contains(GroupFilter::Project))
        place.insert(QLatin1String(kProjectName), projectName);
    return place;
}

GroupsQuestion GroupsQuestion::fromPlace(const QVariantMap &place)
{
    GroupsQuestion question;
    const auto by = deliverability::groupOfName(place.value(QLatin1String(kBy)).toString());
    if (by && *by != GroupBy::Status && *by != GroupBy::Month)
        question.by = *by;
    const QString range = place.value(QLatin1String(kRange)).toString();
    if (range == QLatin1String("90d") || range == QLatin1String("12m"))
        question.range = range;
    for (const GroupFilter filter : allGroupFilters) {
        const QVariant value = place.value(filterId(filter));
        const QString text = value.userType() == QMetaType::QDate ? base::isoDate(value.toDate()) : value.toString();
        const bool usable = filter == GroupFilter::Day      ? base::parseIsoDate(text).has_value()
                            : filter == GroupFilter::Reason ? mail::classOfName(text).has_value()
                                                            : true;
        if (!text.isEmpty() && usable)
            question.filters.insert(filter, text);
    }
    question.projectName = place.value(QLatin1String(kProjectName)).toString();
    return question;
}

static std::optional<std::pair<GroupFilter, GroupBy>> nextLevel(GroupBy by)
{
    switch (by) {
    case GroupBy::Day: return std::pair(GroupFilter::Day, GroupBy::Project);
    case GroupBy::Project: return std::pair(GroupFilter::Project, GroupBy::Subject);
    case GroupBy::Family: return std::pair(GroupFilter::Family, GroupBy::Subject);
    case GroupBy::Subject: return std::pair(GroupFilter::Subject, GroupBy::Backer);
    case GroupBy::ProjectSubject: return std::pair(GroupFilter::Project, GroupBy::Backer);
    case GroupBy::Domain: return std::pair(GroupFilter::Domain, GroupBy::Reason);
    case GroupBy::Reason: return std::pair(GroupFilter::Reason, GroupBy::Backer);
    default: return std::nullopt;
    }
}

std::optional<GroupsQuestion> oneLevelDown(const GroupsQuestion &question, const GroupRow &row)
{
    const auto next = nextLevel(question.by);
    const bool isPair = question.by == GroupBy::ProjectSubject;
    if (!next || !row.key || row.isRest || (isPair && !row.subject))
        return std::nullopt;
    GroupsQuestion below = question;
    below.by = next->second;
    below.filters.insert(next->first, *row.key);
    if (isPair)
        below.filters.insert(GroupFilter::Subject, *row.subject);
    if (next->first == GroupFilter::Project)
        below.projectName = row.name;
    return below;
}

} // namespace bouncedesk::ui
