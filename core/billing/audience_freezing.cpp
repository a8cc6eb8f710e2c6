// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/audience_freezing.h"

#include "core/billing/bill_template.h"
#include "core/billing/call_repository.h"
#include "core/storage/bulk_load.h"

namespace bouncedesk::billing {

using base::Result;

constexpr qsizetype kMostLanguagesKnown = 1000; // of data that says anything

int LanguageGroups::groupOf(const QString &language)
{
    const auto known = m_known.constFind(language);
    if (known != m_known.constEnd())
        return *known;
    if (m_known.size() >= kMostLanguagesKnown)
        m_known.clear();
    const int group = int(m_languages.indexOf(templateLanguage(m_languages, language, m_companys)));
    m_known.insert(language, group);
    return group;
}

AudienceFreezing::AudienceFreezing(storage::Connection &connection, Plan plan, LanguageGroups groups)
    : m_connection(connection), m_plan(std::move(plan)), m_groups(std::move(groups))
{
    m_peopleOfGroups.resize(m_groups.count());
    qint64 first = m_plan.pilot.size();
    for (int group = 0; group < m_groups.count(); ++group) {
        m_planners.emplace_back(m_plan.batchSize, sink());
        m_nextOrdinals.append(first);
        first += m_plan.peopleOfGroups.value(group); // the pilot leaves gaps
    }
}

CallPlanner::Sink AudienceFreezing::sink()
{
    return [this](const CallRange &range) {
        m_calls.append(range);
        m_people += range.people;
        return Result<void>();
    };
}

Result<void> AudienceFreezing::page(const QList<Candidate> &candidates)
{
    QList<std::pair<base::BackerRow, LeftOut>> leftOut;
    BD_TRY(recipients(candidates, leftOut));
    if (!m_plan.leavesOut)
        return {};
    storage::BulkLoad load(m_connection, "left_out", {"run", "backer", "reason"});
    for (const auto &[backer, reason] : std::as_const(leftOut))
        BD_TRY(load.row({m_plan.run, backer, leftOutName(reason)}));
    return load.finish();
}

Result<void> AudienceFreezing::recipients(const QList<Candidate> &candidates,
                                          QList<std::pair<base::BackerRow, LeftOut>> &leftOut)
{
    storage::BulkLoad load(m_connection, "recipients", {"mailing", "backer", "run", "ordinal", "apart"});
    for (const Candidate &candidate : candidates) {
        const LeftOut reason = judged(candidate);
        if (reason != LeftOut::No && reason != LeftOut::AlreadyBilled)
            leftOut.append({candidate.backer, reason});
        if (reason != LeftOut::No)
            continue;
        const int group = m_groups.groupOf(candidate.language);
        m_mark.add(candidate.backer);
        m_peopleOfGroups[group] += candidate.addressCopy > 0 ? 0 : 1;
        if (candidate.addressCopy > 0) {
            m_copies.append({candidate.addressCopy, group, candidate.backer});
        } else if (m_plan.pilot.contains(candidate.backer)) {
            m_pilot.append({0, group, candidate.backer});
        } else {
            const qint64 ordinal = m_nextOrdinals[group]++;
            BD_TRY(load.row({m_plan.mailing, candidate.backer, m_plan.run, ordinal, 0}));
            BD_TRY(m_planners[size_t(group)].add(ordinal, candidate.backer, false));
        }
    }
    return load.finish();
}

// The second backers of addresses go into calls of their own, then the third ones …; each call in one language.
Result<void> AudienceFreezing::placeApart(QList<Later> people, qint64 ordinal)
{
    const auto place = [](const Later &one) { return std::pair(one.copy, one.group); };
    std::stable_sort(people.begin(), people.end(), [&](const Later &a, const Later &b) { return place(a) < place(b); });
    CallPlanner planner(m_plan.batchSize, sink());
    storage::BulkLoad load(m_connection, "recipients", {"mailing", "backer", "run", "ordinal", "apart"});
    for (qsizetype i = 0; i < people.size(); ++i, ++ordinal) {
        if (i > 0 && place(people[i]) != place(people[i - 1]))
            BD_TRY(planner.endGroup());
        BD_TRY(load.row({m_plan.mailing, people[i].backer, m_plan.run, ordinal, 1}));
        BD_TRY(planner.add(ordinal, people[i].backer, true));
    }
    BD_TRY(load.finish());
    return planner.endGroup();
}

// Others may have written since the groups were counted. Who left meanwhile only leaves a gap.
bool AudienceFreezing::haveAllPlaces() const
{
    return std::equal(m_peopleOfGroups.begin(), m_peopleOfGroups.end(), m_plan.peopleOfGroups.begin(),
                      m_plan.peopleOfGroups.end(), std::less_equal<>());
}

Result<qint64> AudienceFreezing::finish()
{
    if (!haveAllPlaces())
        return base::fail(base::ErrorCode::Retry, m_connection.url().display(), QStringLiteral("the audience grew"));
    BD_TRY(placeApart(m_pilot, 0));
    for (CallPlanner &planner : m_planners)
        BD_TRY(planner.endGroup());
    BD_TRY(placeApart(m_copies, m_nextOrdinals.last()));
    std::sort(m_calls.begin(), m_calls.end(),
              [](const CallRange &a, const CallRange &b) { return a.firstOrdinal < b.firstOrdinal; });
    BD_TRY(insertCalls(m_connection, m_plan.run, m_calls));
    return m_people;
}

} // namespace bouncedesk::billing
