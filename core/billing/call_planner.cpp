// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/call_planner.h"

#include "core/base/email_address.h"

#include <QSet>

#include <algorithm>
#include <vector>

namespace bouncedesk::billing {

base::Result<void> CallPlanner::add(qint64 ordinal, base::BackerRow backer, bool apart)
{
    if (m_open.people == 0)
        m_open = {ordinal, ordinal, backer.value, backer.value, apart, 0};
    m_open.lastOrdinal = ordinal;
    m_open.firstBacker = qMin(m_open.firstBacker, backer.value);
    m_open.lastBacker = qMax(m_open.lastBacker, backer.value);
    if (++m_open.people >= m_batchSize)
        return endGroup();
    return {};
}

base::Result<void> CallPlanner::endGroup()
{
    const CallRange full = std::exchange(m_open, {});
    return full.people > 0 ? m_sink(full) : base::Result<void>();
}

CallRange rangeOf(const QList<Person> &people, qsizetype first, qsizetype count, bool apart)
{
    const Person &begin = people[first];
    CallRange range{begin.ordinal, people[first + count - 1].ordinal, begin.backer.value, begin.backer.value, apart,
                    count};
    for (qsizetype i = first; i < first + count; ++i) {
        range.firstBacker = qMin(range.firstBacker, people[i].backer.value);
        range.lastBacker = qMax(range.lastBacker, people[i].backer.value);
    }
    return range;
}

std::optional<qsizetype> firstRepeatedAddress(const QList<Person> &people)
{
    // Nearly always there is none, and their hashes tell.
    std::vector<size_t> hashes;
    hashes.reserve(size_t(people.size()));
    for (const Person &person : people)
        hashes.push_back(qHash(person.address));
    std::sort(hashes.begin(), hashes.end());
    if (std::adjacent_find(hashes.begin(), hashes.end()) == hashes.end())
        return std::nullopt;
    QSet<QString> seen;
    for (qsizetype i = 0; i < people.size(); ++i) {
        const qsizetype before = seen.size();
        seen.insert(people[i].address);
        if (seen.size() == before)
            return i;
    }
    return std::nullopt;
}

QList<qsizetype> probesAmong(const QList<Person> &people, int wanted, QStringList taken)
{
    QList<qsizetype> chosen;
    for (qsizetype i = 0; i < people.size() && chosen.size() < wanted; ++i) {
        const QString domain = base::domainOf(people[i].address);
        if (taken.contains(domain))
            continue;
        taken.append(domain);
        chosen.append(i);
    }
    for (qsizetype i = 0; i < people.size() && chosen.size() < wanted; ++i) {
        if (!chosen.contains(i))
            chosen.append(i);
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

int shrunkBatch(qint64 peopleOfCall, int maxRecipientsNamed)
{
    if (maxRecipientsNamed > 0 && maxRecipientsNamed < peopleOfCall)
        return maxRecipientsNamed;
    return int(qMax<qint64>(1, peopleOfCall / 2));
}

QString wireAddress(const Person &person)
{
    if (person.email == person.address)
        return person.address;
    const QString written = person.email.trimmed();
    const qsizetype at = written.lastIndexOf(u'@');
    if (at <= 0)
        return person.address;
    return written.left(at + 1) + base::domainOf(person.address);
}

} // namespace bouncedesk::billing
