// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/group_naming.h"

#include "core/base/reporting_zone.h"
#include "core/base/time_format.h"
#include "core/deliverability/count_grains.h"
#include "core/deliverability/deliverability_repository.h"

#include <algorithm>

namespace bouncedesk::deliverability {

using storage::Connection;

namespace {

// What a row id stands for; rows of one label are one group (a subject may stand in several families).
struct Label {
    std::optional<QString> key;
    QString name;
    bool isRest = false;
    std::optional<QString> subject;

    bool operator==(const Label &) const = default;
    friend size_t qHash(const Label &label, size_t seed = 0)
    {
        return qHashMulti(seed, label.key.value_or(QString()), label.key.has_value(), label.isRest,
                          label.subject.value_or(QString()));
    }
};
using Labelling = std::function<Label(qint64)>;

Label dayLabel(qint64 day)
{
    return {base::isoDate(base::ReportingZone::dateOfDay(int(day))), {}, false, {}};
}

Label monthLabel(qint64 month)
{
    return {base::Period{int(month) / 12, int(month) % 12 + 1}.text(), {}, false, {}};
}

Label classLabel(qint64 number)
{
    const QString name = mail::className(mail::MailClass(int(number)));
    return {name.isEmpty() ? std::nullopt : std::optional(name), {}, false, {}};
}

base::Result<Labelling> projectLabels(Connection &connection)
{
    BD_ASSIGN(const auto names, projectNames(connection));
    return Labelling([names](qint64 id) {
        const auto found = names.constFind(id);
        return found == names.cend() ? Label() : Label{found->key, found->name, false, {}};
    });
}

base::Result<Labelling> domainLabels(Connection &connection)
{
    BD_ASSIGN(const auto names, domainNames(connection));
    return Labelling([names](qint64 id) {
        const auto found = names.constFind(id);
        return found == names.cend() ? Label() : Label{*found, {}, false, {}};
    });
}

Label familyLabel(const QHash<qint64, QString> &families, qint64 family)
{
    const auto found = families.constFind(family);
    if (found == families.cend())
        return {};
    return {*found, {}, family == kRestOfFamilies, {}};
}

base::Result<Labelling> subjectLabels(Connection &connection, bool asFamilies)
{
    BD_ASSIGN(const auto subjects, subjectNames(connection));
    BD_ASSIGN(const auto families, familyNames(connection));
    return Labelling([subjects, families, asFamilies](qint64 id) -> Label {
        const auto found = subjects.constFind(id);
        if (found == subjects.cend())
            return {};
        if (!asFamilies && found->subject)
            return {*found->subject, {}, false, {}};
        Label label = familyLabel(families, found->family);
        label.isRest = label.isRest || !asFamilies;
        return label;
    });
}

base::Result<Labelling> pairLabels(Connection &connection)
{
    BD_ASSIGN(const Labelling project, projectLabels(connection));
    BD_ASSIGN(const Labelling subject, subjectLabels(connection, false));
    return Labelling([project, subject](qint64 pair) {
        Label label = project(pair / kPairBase);
        const Label second = subject(pair % kPairBase);
        label.subject = second.key;
        label.isRest = second.isRest;
        return label;
    });
}

base::Result<Labelling> labelsOf(Connection &connection, GroupBy by)
{
    switch (by) {
    case GroupBy::Status:
        return Labelling([](qint64 number) {
            return Label{mail::statusName(mail::MailStatus(int(number))), {}, false, {}};
        });
    case GroupBy::Day: return Labelling(dayLabel);
    case GroupBy::Month: return Labelling(monthLabel);
    case GroupBy::Reason: return Labelling(classLabel);
    case GroupBy::Run: return Labelling([](qint64 run) { return Label{QString::number(run), {}, false, {}}; });
    case GroupBy::Project: return projectLabels(connection);
    case GroupBy::Domain: return domainLabels(connection);
    case GroupBy::Family: return subjectLabels(connection, true);
    case GroupBy::Subject: return subjectLabels(connection, false);
    case GroupBy::ProjectSubject: return pairLabels(connection);
    case GroupBy::Backer: break;
    }
    return Labelling([](qint64) { return Label(); });
}

} // namespace

base::Result<QList<GroupRow>> named(Connection &connection, GroupBy by, const Groups &groups)
{
    BD_ASSIGN(const Labelling label, labelsOf(connection, by));
    QHash<Label, Tally> byLabel;
    if (by == GroupBy::Status) {
        for (const mail::MailStatus status : mail::kMailStatuses)
            byLabel.insert(label(qint64(status)), {});
    }
    for (auto group = groups.byNumber.cbegin(); group != groups.byNumber.cend(); ++group)
        byLabel[label(group.key())] += *group;
    for (auto group = groups.byText.cbegin(); group != groups.byText.cend(); ++group)
        byLabel[Label{group.key().isEmpty() ? std::nullopt : std::optional(group.key()), {}, false, {}}] += *group;
    QList<GroupRow> rows;
    for (auto group = byLabel.cbegin(); group != byLabel.cend(); ++group) {
        if (group->total() != 0 || by == GroupBy::Status)
            rows.append({group.key().key, group.key().subject, group.key().name, group.key().isRest, *group});
    }
    return rows;
}

void order(GroupBy by, QList<GroupRow> &rows)
{
    const auto keyBefore = [](const GroupRow &a, const GroupRow &b) {
        if (a.key.has_value() != b.key.has_value())
            return a.key.has_value(); // mails without one stand last
        if (a.key != b.key)
            return *a.key < *b.key;
        if (a.subject != b.subject)
            return a.subject && (!b.subject || *a.subject < *b.subject);
        return a.isRest < b.isRest;
    };
    const bool inTime = by == GroupBy::Day || by == GroupBy::Month;
    const bool byNumber = by == GroupBy::Run;
    std::sort(rows.begin(), rows.end(), [&](const GroupRow &a, const GroupRow &b) {
        const qint64 totalA = a.tally.total(), totalB = b.tally.total();
        if (!inTime && totalA != totalB)
            return totalA > totalB;
        if (byNumber)
            return a.key->toLongLong() < b.key->toLongLong();
        return keyBefore(a, b);
    });
}

} // namespace bouncedesk::deliverability
