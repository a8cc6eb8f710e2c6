// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/deliverability_question.h"

#include <QJsonValue>

#include <algorithm>

namespace bouncedesk::deliverability {

namespace {

struct Name {
    GroupBy by;
    QLatin1String name;
};

constexpr std::array kNames{
    Name{GroupBy::Status, QLatin1String("status")},   Name{GroupBy::Day, QLatin1String("day")},
    Name{GroupBy::Month, QLatin1String("month")},     Name{GroupBy::Project, QLatin1String("project")},
    Name{GroupBy::Backer, QLatin1String("backer")},   Name{GroupBy::Family, QLatin1String("family")},
    Name{GroupBy::Subject, QLatin1String("subject")}, Name{GroupBy::ProjectSubject, QLatin1String("project-subject")},
    Name{GroupBy::Domain, QLatin1String("domain")},   Name{GroupBy::Reason, QLatin1String("reason")},
    Name{GroupBy::Run, QLatin1String("run")},
};

const QString kProject = QStringLiteral("project");
const QString kSubject = QStringLiteral("subject");

} // namespace

QString GroupRow::identity() const
{
    const QString first = key ? QLatin1Char('=') + *key : QString();
    return subject ? first + QLatin1Char('\n') + *subject : first;
}

QString groupName(GroupBy by)
{
    const auto *found = std::find_if(kNames.begin(), kNames.end(), [by](const Name &entry) { return entry.by == by; });
    return found->name;
}

std::optional<GroupBy> groupOfName(QStringView name)
{
    const auto *found =
        std::find_if(kNames.begin(), kNames.end(), [name](const Name &entry) { return entry.name == name; });
    return found == kNames.end() ? std::nullopt : std::optional(found->by);
}

QStringList groupNames()
{
    QStringList names;
    for (const Name &entry : kNames)
        names << entry.name;
    return names;
}

QStringList columnsOf(GroupBy by)
{
    QStringList columns = by == GroupBy::ProjectSubject ? QStringList{kProject, kSubject} : QStringList{groupName(by)};
    if (by != GroupBy::Status) {
        for (const mail::MailStatus status : mail::kMailStatuses)
            columns << mail::statusName(status);
        columns << QStringLiteral("expired");
    }
    return columns << QStringLiteral("total");
}

// A run has a number of ours, everything else is text.
static QJsonValue keyOf(GroupBy by, const GroupRow &row)
{
    if (!row.key)
        return {};
    return by == GroupBy::Run ? QJsonValue(row.key->toLongLong()) : QJsonValue(*row.key);
}

QJsonObject jsonOf(GroupBy by, const GroupRow &row)
{
    QJsonObject json{{QStringLiteral("total"), row.tally.total()}};
    json.insert(by == GroupBy::ProjectSubject ? kProject : groupName(by), keyOf(by, row));
    if (by == GroupBy::ProjectSubject)
        json.insert(kSubject, row.subject ? QJsonValue(*row.subject) : QJsonValue());
    if (by == GroupBy::Status)
        return json;
    for (const mail::MailStatus status : mail::kMailStatuses)
        json.insert(mail::statusName(status), row.tally.of(status));
    json.insert(QStringLiteral("expired"), row.tally.expired);
    return json;
}

} // namespace bouncedesk::deliverability
