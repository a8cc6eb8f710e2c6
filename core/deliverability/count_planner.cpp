// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/count_planner.h"

#include <algorithm>

namespace bouncedesk::deliverability {

namespace {

// The levels of one set of keys. Where days do not lead with the key (subjects), closed days are rolled up as well.
struct Levels {
    CountGrain day;
    std::optional<CountGrain> closedDay;
    CountGrain month;
    CountGrain always;
};

constexpr Levels kOfDomain{CountGrain::DomainDay, std::nullopt, CountGrain::DomainMonth, CountGrain::DomainAlways};
constexpr Levels kOfProject{CountGrain::ProjectSubjectDay, std::nullopt, CountGrain::ProjectMonth,
                            CountGrain::ProjectAlways};
constexpr Levels kOfSubject{CountGrain::ProjectSubjectDay, CountGrain::SubjectDay, CountGrain::SubjectMonth,
                            CountGrain::SubjectAlways};
constexpr Levels kOfBoth{CountGrain::ProjectSubjectDay, std::nullopt, CountGrain::ProjectSubjectMonth,
                         CountGrain::ProjectSubjectAlways};

class Planner {
public:
    Planner(const CountNeed &need, std::optional<int> rolledThrough) : m_need(need), m_rolledThrough(rolledThrough) {}

    QList<CountRead> plan();

private:
    void read(CountGrain grain, qint64 from, qint64 to);
    void readDays(int from, int to);
    void readClosed(int from, int to);
    CountRead::Group groupIn(CountGrain grain) const;
    bool wants(CountColumn column, const std::optional<qint64> &filter) const
    {
        return m_need.column == column || filter.has_value();
    }

    const CountNeed &m_need;
    std::optional<int> m_rolledThrough;
    const Levels *m_levels = nullptr;
    QList<CountRead> m_reads;
};

bool leadsWithSubject(CountGrain grain)
{
    return grain == CountGrain::SubjectDay || grain == CountGrain::SubjectMonth || grain == CountGrain::SubjectAlways;
}

CountRead::Group Planner::groupIn(CountGrain grain) const
{
    switch (m_need.column) {
    case CountColumn::None: return CountRead::None;
    case CountColumn::Period: return CountRead::Period;
    case CountColumn::Project:
    case CountColumn::Domain: return CountRead::Key1;
    case CountColumn::ProjectSubject: return CountRead::Both;
    case CountColumn::Subject: return leadsWithSubject(grain) ? CountRead::Key1 : CountRead::Key2;
    }
    return CountRead::None;
}

void Planner::read(CountGrain grain, qint64 from, qint64 to)
{
    if (from > to)
        return;
    CountRead read{grain, groupIn(grain), std::nullopt, std::nullopt, from, to};
    if (leadsWithSubject(grain))
        read.key1 = m_need.subject;
    else if (grain == CountGrain::DomainDay || grain == CountGrain::DomainMonth || grain == CountGrain::DomainAlways)
        read.key1 = m_need.domain;
    else {
        read.key1 = m_need.project;
        read.key2 = m_need.subject;
    }
    m_reads.append(read);
}

void Planner::readDays(int from, int to)
{
    if (m_levels->closedDay && m_rolledThrough) {
        read(*m_levels->closedDay, from, std::min(to, *m_rolledThrough));
        from = std::max(from, *m_rolledThrough + 1);
    }
    read(m_levels->day, from, to);
}

// All of from…to is closed. Months that are covered as far as they are closed are read whole, days at both ends.
void Planner::readClosed(int from, int to)
{
    if (from > to)
        return;
    const bool fromTheStart = from <= m_need.firstDay;
    const bool toTheEnd = to == *m_rolledThrough;
    if (fromTheStart && toTheEnd && m_need.column != CountColumn::Period)
        return read(m_levels->always, 0, 0);
    int firstMonth = monthOfDay(from);
    if (!fromTheStart && firstDayOfMonth(firstMonth) != from)
        ++firstMonth;
    int lastMonth = monthOfDay(to);
    if (!toTheEnd && firstDayOfMonth(lastMonth + 1) - 1 != to)
        --lastMonth;
    if (firstMonth > lastMonth)
        return readDays(from, to);
    readDays(from, firstDayOfMonth(firstMonth) - 1);
    read(m_levels->month, firstMonth, lastMonth);
    readDays(firstDayOfMonth(lastMonth + 1), to);
}

QList<CountRead> Planner::plan()
{
    const bool both = m_need.column == CountColumn::ProjectSubject;
    const bool project = both || wants(CountColumn::Project, m_need.project);
    const bool subject = both || wants(CountColumn::Subject, m_need.subject);
    if (wants(CountColumn::Domain, m_need.domain))
        m_levels = &kOfDomain;
    else if (project || subject)
        m_levels = project && subject ? &kOfBoth : project ? &kOfProject : &kOfSubject;
    if (!m_levels) {
        read(CountGrain::Day, m_need.from, m_need.to);
        return m_reads;
    }
    const bool needsDays = m_need.column == CountColumn::Period && !m_need.months;
    if (needsDays || !m_rolledThrough) {
        readDays(m_need.from, m_need.to);
        return m_reads;
    }
    readClosed(m_need.from, std::min(m_need.to, *m_rolledThrough));
    readDays(std::max(m_need.from, *m_rolledThrough + 1), m_need.to);
    return m_reads;
}

} // namespace

bool hasMonths(CountGrain grain)
{
    return grain == CountGrain::SubjectMonth || grain == CountGrain::ProjectMonth ||
           grain == CountGrain::ProjectSubjectMonth || grain == CountGrain::DomainMonth;
}

QList<CountRead> planReads(const CountNeed &need, std::optional<int> rolledThrough)
{
    return Planner(need, rolledThrough).plan();
}

} // namespace bouncedesk::deliverability
