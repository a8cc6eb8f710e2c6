// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/roll_up_service.h"

#include "core/deliverability/counts_repository.h"
#include "core/deliverability/newest_counts.h"
#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"

namespace bouncedesk::deliverability {

constexpr auto kNextDay = "SELECT MIN(period) FROM counts WHERE grain = 0 AND period > $1 AND period <= $2";
constexpr auto kOfDay = "SELECT key1, key2, status, class, mails FROM counts WHERE grain = $1 AND period = $2 "
                        "ORDER BY key1, key2, status, class";
constexpr auto kDropEmpty = "DELETE FROM counts WHERE grain IN (0, 1, 2) AND period = $1 AND mails = 0";
constexpr int kBeforeAllDays = -1'000'000;

int lastClosableDay(const base::ReportingZone &zone, qint64 nowMs)
{
    return zone.dayOf(nowMs) - kOpenDays;
}

static base::Result<void> readDay(storage::Connection &connection, CountGrain grain, int day, CountRows &rolled)
{
    return connection.each(kOfDay, {grain, day}, [&](const storage::Row &row) {
        CountCell cell;
        cell.day = day;
        const bool isDomain = grain == CountGrain::DomainDay;
        (isDomain ? cell.domain : cell.project) = row.integer(0);
        cell.subject = row.integer(1);
        cell.status = mail::MailStatus(row.smallInteger(2));
        cell.mailClass = mail::MailClass(row.smallInteger(3));
        addRolledLevels(cell, row.integer(4), isDomain ? RolledLevels::Domain : RolledLevels::ProjectAndSubject,
                        rolled);
    });
}

static base::Result<void> closeDay(storage::Connection &connection, int day)
{
    CountRows rolled;
    BD_TRY(readDay(connection, CountGrain::ProjectSubjectDay, day, rolled));
    BD_TRY(readDay(connection, CountGrain::DomainDay, day, rolled));
    fold(rolled);
    BD_TRY(addToRolledCounts(connection, rolled));
    BD_TRY(connection.run(kDropEmpty, {day}));
    return storage::setProperty(connection, storage::kRolledUpThrough, QString::number(day));
}

base::Result<bool> closeNextDay(storage::Connection &connection, int lastDay)
{
    return storage::inTransaction(connection, [&]() -> base::Result<bool> {
        BD_ASSIGN(const std::optional<int> closed, rolledUpThrough(connection, Hold::Alone));
        if (closed && *closed >= lastDay)
            return false;
        BD_TRY(sortInNewestCounts(connection));
        BD_ASSIGN(const auto next, connection.first(kNextDay, {closed.value_or(kBeforeAllDays), lastDay},
                                                    [](const storage::Row &row) { return row.optionalInteger(0); }));
        if (!next || !*next) {
            BD_TRY(storage::setProperty(connection, storage::kRolledUpThrough, QString::number(lastDay)));
            return false;
        }
        BD_TRY(closeDay(connection, int(**next)));
        return true;
    });
}

base::Result<int> closeDays(storage::Connection &connection, int lastDay)
{
    for (int closed = 0;; ++closed) {
        BD_ASSIGN(const bool more, closeNextDay(connection, lastDay));
        if (!more)
            return closed;
    }
}

} // namespace bouncedesk::deliverability
