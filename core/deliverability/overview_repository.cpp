// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/overview_repository.h"

namespace bouncedesk::deliverability {

using storage::Connection;
using storage::Row;

constexpr auto kNewest = "SELECT id, period FROM mailings WHERE id = (SELECT MAX(mailing) FROM runs)";
// A cancelled run billed whom it had sent to; a retry of the same people by a later run counts them there.
constexpr auto kRuns =
    "SELECT r.id, CASE WHEN r.state = 'cancelled' THEN COALESCE(c.sent, 0) ELSE r.people END, COALESCE(c.taken, 0), "
    "CASE WHEN r.state IN ('planned', 'sending', 'paused') THEN 1 ELSE 0 END "
    "FROM runs r LEFT JOIN (SELECT run, "
    "SUM(CASE WHEN state IN ('accepted', 'in_flight', 'unknown') THEN people ELSE 0 END) AS sent, "
    "SUM(CASE WHEN state = 'accepted' THEN people ELSE 0 END) AS taken FROM calls "
    "WHERE run IN (SELECT id FROM runs WHERE mailing = $1) GROUP BY run) c ON c.run = r.id "
    "WHERE r.mailing = $1 ORDER BY r.id LIMIT 1000";
constexpr auto kLeftOut =
    "SELECT COUNT(*) FROM (SELECT l.backer FROM runs r JOIN left_out l ON l.run = r.id "
    "WHERE r.mailing = $1 AND l.reason <> 'no_bill' "
    "AND NOT EXISTS (SELECT 1 FROM recipients p WHERE p.mailing = $1 AND p.backer = l.backer) "
    "UNION SELECT f.backer FROM refused_recipients f JOIN runs r ON r.id = f.run WHERE r.mailing = $1 "
    "AND NOT EXISTS (SELECT 1 FROM recipients p WHERE p.mailing = $1 AND p.backer = f.backer)) q";
constexpr auto kPaused = "SELECT r.id, m.period, COALESCE(r.paused_words, r.paused_for, '') FROM runs r "
                         "JOIN mailings m ON m.id = r.mailing WHERE r.state = 'paused' ORDER BY r.id DESC LIMIT 1";
constexpr auto kNextDue = "SELECT next_due_at FROM billing_schedule WHERE id = 1 AND enabled = 1 AND held = 0";
constexpr auto kLockedSince = "SELECT COUNT(*) FROM backers WHERE locked_at IS NOT NULL AND locked_at >= $1";
constexpr auto kRunPeriods = "SELECT r.id, m.period FROM runs r JOIN mailings m ON m.id = r.mailing ORDER BY r.id";

base::Result<std::optional<NewestMailing>> newestMailing(Connection &connection)
{
    BD_ASSIGN(std::optional<NewestMailing> mailing, connection.first(kNewest, {}, [](const Row &row) {
        NewestMailing newest;
        newest.id = row.integer(0);
        newest.period = row.text(1);
        return newest;
    }));
    if (!mailing)
        return mailing;
    BD_TRY(connection.each(kRuns, {mailing->id}, [&](const Row &row) {
        mailing->runs.append(row.integer(0));
        mailing->peopleOfRuns += row.integer(1);
        mailing->taken += row.integer(2);
        mailing->isSending = mailing->isSending || row.boolean(3);
    }));
    BD_ASSIGN(mailing->leftOut, connection.number(kLeftOut, {mailing->id}));
    return mailing;
}

base::Result<std::optional<PausedRun>> pausedRun(Connection &connection)
{
    return connection.first(kPaused, {}, [](const Row &row) {
        return PausedRun{row.integer(0), row.text(1), row.text(2)};
    });
}

base::Result<std::optional<qint64>> nextScheduledMs(Connection &connection)
{
    BD_ASSIGN(const auto due, connection.first(kNextDue, {}, [](const Row &row) { return row.optionalInteger(0); }));
    return due.value_or(std::nullopt);
}

base::Result<qint64> lockedSince(Connection &connection, qint64 fromMs)
{
    return connection.number(kLockedSince, {fromMs});
}

base::Result<QHash<qint64, QString>> runPeriods(Connection &connection)
{
    QHash<qint64, QString> periods;
    BD_TRY(connection.each(kRunPeriods, {}, [&](const Row &row) { periods.insert(row.integer(0), row.text(1)); }));
    return periods;
}

} // namespace bouncedesk::deliverability
