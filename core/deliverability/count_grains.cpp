// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/count_grains.h"

#include "core/base/reporting_zone.h"

#include <algorithm>

namespace bouncedesk::deliverability {

int monthOfDay(int day)
{
    const QDate date = base::ReportingZone::dateOfDay(day);
    return date.year() * 12 + date.month() - 1;
}

int firstDayOfMonth(int month)
{
    return base::ReportingZone::dayOfDate(QDate(month / 12, month % 12 + 1, 1));
}

static void addByDay(const CountCell &cell, qint64 delta, CountRows &rows)
{
    const qint64 status = qint64(cell.status);
    const qint64 mailClass = qint64(cell.mailClass);
    const auto add = [&](CountGrain grain, qint64 period, qint64 key1, qint64 key2) {
        rows.push_back({CountKey{qint64(grain), period, key1, key2, status, mailClass}, delta});
    };
    add(CountGrain::Day, cell.day, 0, 0);
    add(CountGrain::ProjectSubjectDay, cell.day, cell.project, cell.subject);
    add(CountGrain::DomainDay, cell.day, cell.domain, 0);
    if (cell.run != 0)
        add(CountGrain::Run, cell.run, 0, 0);
}

void addRolledLevels(const CountCell &cell, qint64 delta, RolledLevels which, CountRows &rows)
{
    const qint64 status = qint64(cell.status);
    const qint64 mailClass = qint64(cell.mailClass);
    const qint64 month = monthOfDay(cell.day);
    const auto add = [&](CountGrain grain, qint64 key1, qint64 key2, qint64 period) {
        rows.push_back({CountKey{qint64(grain), key1, key2, period, status, mailClass}, delta});
    };
    if (which != RolledLevels::Domain) {
        add(CountGrain::SubjectDay, cell.subject, 0, cell.day);
        add(CountGrain::SubjectMonth, cell.subject, 0, month);
        add(CountGrain::SubjectAlways, cell.subject, 0, 0);
        add(CountGrain::ProjectMonth, cell.project, 0, month);
        add(CountGrain::ProjectAlways, cell.project, 0, 0);
        add(CountGrain::ProjectSubjectMonth, cell.project, cell.subject, month);
        add(CountGrain::ProjectSubjectAlways, cell.project, cell.subject, 0);
    }
    if (which != RolledLevels::ProjectAndSubject) {
        add(CountGrain::DomainMonth, cell.domain, 0, month);
        add(CountGrain::DomainAlways, cell.domain, 0, 0);
    }
}

void addLevels(const CountCell &cell, qint64 delta, std::optional<int> rolledThrough, CountLevels &levels)
{
    if (delta == 0)
        return;
    addByDay(cell, delta, levels.counts);
    if (rolledThrough && cell.day <= *rolledThrough)
        addRolledLevels(cell, delta, RolledLevels::All, levels.rolled);
}

void fold(CountRows &rows)
{
    std::sort(rows.begin(), rows.end());
    size_t kept = 0;
    for (size_t i = 0; i < rows.size();) {
        std::pair<CountKey, qint64> sum{rows[i].first, 0};
        for (; i < rows.size() && rows[i].first == sum.first; ++i)
            sum.second += rows[i].second;
        if (sum.second != 0)
            rows[kept++] = sum;
    }
    rows.resize(kept);
}

} // namespace bouncedesk::deliverability
