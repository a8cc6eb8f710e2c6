// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/overview_service.h"

#include "core/backers/backer_list_repository.h"
#include "core/base/reporting_zone.h"
#include "core/deliverability/counts_repository.h"
#include "core/deliverability/deliverability_repository.h"
#include "core/deliverability/overview_repository.h"
#include "core/storage/transaction.h"

#include <algorithm>

namespace bouncedesk::deliverability {

using base::ReportingZone;
using storage::Connection;

namespace {

constexpr qint64 kWeekMs = qint64(7) * 24 * 3600 * 1000;
constexpr int kNewestLocks = 20;
using Weeks = std::array<Tally, kOverviewWeeks>;

class Reading {
public:
    Reading(Connection &connection, const ReportingZone &zone, qint64 nowMs)
        : m_connection(connection), m_zone(zone), m_nowMs(nowMs), m_today(zone.dayOf(nowMs))
    {
    }
    base::Result<Overview> overview();

private:
    base::Result<void> readDays();
    base::Result<void> readBill();
    base::Result<void> readLocks();
    base::Result<QHash<qint64, Weeks>> weeksOf(CountGrain grain);
    base::Result<void> readWorse();
    static std::optional<GettingWorse> worseOf(const Weeks &weeks);

    Connection &m_connection;
    const ReportingZone &m_zone;
    qint64 m_nowMs;
    int m_today;
    Overview m_overview;
};

base::Result<void> Reading::readDays()
{
    const int first = m_today - kOverviewDays + 1;
    const int firstBefore = first - kOverviewDays;
    for (int i = 0; i < kOverviewDays; ++i)
        m_overview.days.append({ReportingZone::dateOfDay(first + i), {}, false});
    m_overview.daysBefore.resize(kOverviewDays);
    const CountRead read{CountGrain::Day, CountRead::Period, std::nullopt, std::nullopt, firstBefore, m_today};
    BD_TRY(readCounts(m_connection, read, [&](qint64 day, auto status, auto mailClass, qint64 mails) {
        const bool isNow = day >= first;
        Tally &tally = isNow ? m_overview.days[int(day) - first].tally : m_overview.daysBefore[int(day) - firstBefore];
        tally.add(status, mailClass, mails);
        (isNow ? m_overview.now : m_overview.before).add(status, mailClass, mails);
    }));
    BD_ASSIGN(const auto starts, runStarts(m_connection));
    for (const qint64 startedAtMs : starts) {
        const int day = m_zone.dayOf(startedAtMs);
        if (day >= first && day <= m_today)
            m_overview.days[day - first].isBillingDay = true;
    }
    BD_ASSIGN(const DayRange counted, countedDays(m_connection));
    m_overview.hasMail = counted.first <= counted.last;
    return {};
}

base::Result<void> Reading::readBill()
{
    BD_ASSIGN(const auto mailing, newestMailing(m_connection));
    BD_ASSIGN(m_overview.paused, pausedRun(m_connection));
    BD_ASSIGN(m_overview.nextBillsAtMs, nextScheduledMs(m_connection));
    if (!mailing)
        return {};
    BillReach bill{mailing->period, {}, 0, mailing->peopleOfRuns, mailing->leftOut, mailing->isSending};
    for (const qint64 run : mailing->runs) {
        const CountRead read{CountGrain::Run, CountRead::None, std::nullopt, std::nullopt, run, run};
        BD_TRY(readCounts(m_connection, read, [&](qint64, auto status, auto mailClass, qint64 mails) {
            bill.mails.add(status, mailClass, mails);
        }));
    }
    bill.unheard = std::max<qint64>(0, mailing->taken - bill.mails.total());
    m_overview.bill = bill;
    return {};
}

base::Result<void> Reading::readLocks()
{
    BD_ASSIGN(m_overview.locked, backers::countLocked(m_connection));
    BD_ASSIGN(m_overview.lockedThisWeek, lockedSince(m_connection, m_nowMs - kWeekMs));
    BD_ASSIGN(m_overview.newestLocks, backers::lockedBackers(m_connection, {}, kNewestLocks));
    return {};
}

base::Result<QHash<qint64, Weeks>> Reading::weeksOf(CountGrain grain)
{
    QHash<qint64, Weeks> groups;
    const int first = m_today - kOverviewWeeks * 7 + 1;
    for (int week = 0; week < kOverviewWeeks; ++week) {
        const int from = first + week * 7;
        const CountRead read{grain, CountRead::Key1, std::nullopt, std::nullopt, from, from + 6};
        BD_TRY(readCounts(m_connection, read, [&](qint64 group, auto status, auto mailClass, qint64 mails) {
            if (group != 0)
                groups[group][size_t(week)].add(status, mailClass, mails);
        }));
    }
    return groups;
}

std::optional<GettingWorse> Reading::worseOf(const Weeks &weeks)
{
    GettingWorse worse;
    worse.weeks = weeks;
    for (int week = 0; week < kOverviewWeeks; ++week)
        (week < kOverviewWeeks / 2 ? worse.before : worse.now) += weeks[size_t(week)];
    if (!isGettingWorse(figuresOf(worse.now).delivered, figuresOf(worse.before).delivered))
        return std::nullopt;
    return worse;
}

base::Result<void> Reading::readWorse()
{
    BD_ASSIGN(const auto projects, weeksOf(CountGrain::ProjectSubjectDay));
    BD_ASSIGN(const auto domains, weeksOf(CountGrain::DomainDay));
    BD_ASSIGN(const auto namesOfProjects, projectNames(m_connection));
    for (auto group = projects.cbegin(); group != projects.cend(); ++group) {
        if (auto worse = worseOf(*group)) {
            const ProjectName name = namesOfProjects.value(group.key());
            worse->key = name.key;
            worse->name = name.name;
            m_overview.worse.append(*worse);
        }
    }
    QHash<qint64, GettingWorse> worseDomains;
    for (auto group = domains.cbegin(); group != domains.cend(); ++group) {
        if (auto worse = worseOf(*group))
            worseDomains.insert(group.key(), *worse);
    }
    if (!worseDomains.isEmpty()) {
        BD_ASSIGN(const auto names, domainNames(m_connection));
        for (auto worse = worseDomains.begin(); worse != worseDomains.end(); ++worse) {
            worse->kind = GettingWorse::Domain;
            worse->key = worse->name = names.value(worse.key());
            m_overview.worse.append(*worse);
        }
    }
    std::sort(m_overview.worse.begin(), m_overview.worse.end(), [](const GettingWorse &a, const GettingWorse &b) {
        const double lostByA = a.lostMails(), lostByB = b.lostMails();
        return lostByA != lostByB ? lostByA > lostByB : a.key < b.key;
    });
    if (m_overview.worse.size() > kMostWorse)
        m_overview.worse.resize(kMostWorse);
    return {};
}

base::Result<Overview> Reading::overview()
{
    BD_TRY(readDays());
    BD_TRY(readBill());
    BD_TRY(readLocks());
    BD_TRY(readWorse());
    BD_ASSIGN(m_overview.alarms, tasks::openAlarms(m_connection));
    return m_overview;
}

} // namespace

Rate BillReach::reached() const
{
    const Figures figures = figuresOf(mails);
    Rate rate = reachedOf(figures.arrived, billed, leftOut);
    rate.soFar = isSending || double(figures.open + unheard) > kOpenLimit * double(billed);
    return rate;
}

double GettingWorse::lostMails() const
{
    const Rate rateNow = figuresOf(now).delivered;
    const Rate rateBefore = figuresOf(before).delivered;
    return (rateBefore.value() - rateNow.value()) * double(rateNow.of);
}

base::Result<Overview> readOverview(Connection &connection, qint64 nowMs)
{
    const auto read = [&]() -> base::Result<Overview> {
        BD_ASSIGN(const ReportingZone zone, storedZone(connection));
        return Reading(connection, zone, nowMs).overview();
    };
    return storage::inTransaction(connection, read, storage::Transaction::Read);
}

} // namespace bouncedesk::deliverability
