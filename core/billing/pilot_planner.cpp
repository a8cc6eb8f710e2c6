// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/pilot_planner.h"

namespace bouncedesk::billing {

constexpr qsizetype kTracked = 2000;

void PilotPlanner::add(base::BackerRow backer, const QString &domain)
{
    ++m_people;
    const bool isTracked = m_domains.size() < kTracked || m_domains.contains(domain);
    Domain &found = m_domains[isTracked ? domain : QString()];
    ++found.people;
    if (found.sample.size() < m_size) {
        found.sample.append(backer);
        return;
    }
    const qint64 place = m_random.bounded(found.people); // reservoir sampling
    if (place < m_size)
        found.sample[place] = backer;
}

QSet<base::BackerRow> PilotPlanner::drawn() const
{
    QList<const Domain *> domains;
    for (const Domain &domain : m_domains)
        domains.append(&domain);
    std::sort(domains.begin(), domains.end(), [](const Domain *a, const Domain *b) {
        return a->people != b->people ? a->people > b->people : a->sample.first() < b->sample.first();
    });
    QSet<base::BackerRow> chosen;
    const auto take = [&](const Domain &domain, qint64 from, qint64 until) {
        for (qint64 i = from; i < qMin<qint64>(until, domain.sample.size()) && chosen.size() < m_size; ++i)
            chosen.insert(domain.sample[i]);
    };
    for (const Domain *domain : domains)
        take(*domain, 0, 1);
    const qint64 room = m_size - chosen.size();
    for (const Domain *domain : domains)
        take(*domain, 1, 1 + domain->people * room / qMax<qint64>(1, m_people));
    for (const Domain *domain : domains)
        take(*domain, 1, m_size);
    return chosen;
}

} // namespace bouncedesk::billing
