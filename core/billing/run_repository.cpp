// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/run_repository.h"

#include "core/billing/call_planner.h"
#include "core/mail/mail_codes.h"
#include "core/storage/database_properties.h"

namespace bouncedesk::billing {

using storage::Connection;
using storage::Row;

constexpr auto kLockMailing = "INSERT INTO mailings (mailing_key, period, created_at) VALUES ($1, $2, $3) "
                              "ON CONFLICT (mailing_key) DO UPDATE SET period = excluded.period RETURNING id";
constexpr auto kFindMailing = "SELECT id FROM mailings WHERE mailing_key = $1";
constexpr auto kInsert = "INSERT INTO runs (mailing, state, people, pilot, has_figures, started_by, "
                         "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
#define BD_RUN_COLUMNS                                                                                                 \
    "SELECT r.id, r.mailing, m.mailing_key, m.period, r.state, r.paused_for, r.paused_words, r.people, r.pilot, "      \
    "r.pilot_sent_at, r.pilot_passed_at, r.wait_until, r.wait_words, r.started_by, r.created_at, r.started_at, "       \
    "r.finished_at, r.health_waived, r.has_figures FROM runs r JOIN mailings m ON m.id = r.mailing "
constexpr auto kFind = BD_RUN_COLUMNS "WHERE r.id = $1";
// Two who decide by its state exclude one another; rows that refer to the run may be written beside it.
constexpr auto kFindLocked = BD_RUN_COLUMNS "WHERE r.id = $1 FOR NO KEY UPDATE OF r";
constexpr auto kList = BD_RUN_COLUMNS "WHERE $1 = '' OR m.period = $1 ORDER BY r.id LIMIT 1000";
constexpr auto kNewestUnfinished =
    BD_RUN_COLUMNS "WHERE r.state IN ('planned', 'sending', 'paused') AND ($1 = '' OR m.period = $1) "
                   "ORDER BY r.id DESC LIMIT 1";
constexpr auto kUnfinished =
    BD_RUN_COLUMNS "WHERE r.state IN ('planned', 'sending', 'paused') ORDER BY r.id LIMIT 1000";
constexpr auto kWithOpenCalls = "SELECT DISTINCT run FROM calls WHERE state IN ('in_flight', 'unknown') "
                                "ORDER BY run LIMIT 1000";
constexpr auto kSetPeople = "UPDATE runs SET people = $2, pilot = $3 WHERE id = $1";
constexpr auto kReducePeople = "UPDATE runs SET people = people - $2 WHERE id = $1";
constexpr auto kSetSending = "UPDATE runs SET state = 'sending', paused_for = NULL, paused_words = NULL, "
                             "wait_until = NULL, wait_words = NULL, finished_at = NULL, "
                             "started_at = COALESCE(started_at, $2) WHERE id = $1";
constexpr auto kSetPaused = "UPDATE runs SET state = 'paused', paused_for = $2, paused_words = $3, wait_until = NULL, "
                            "wait_words = NULL WHERE id = $1 AND state IN ('planned', 'sending')";
constexpr auto kSetOver = "UPDATE runs SET state = $2, finished_at = $3, wait_until = NULL, wait_words = NULL, "
                          "paused_for = NULL, paused_words = NULL WHERE id = $1";
constexpr auto kSetWait = "UPDATE runs SET wait_until = $2, wait_words = $3 WHERE id = $1";
constexpr auto kPilotSent = "UPDATE runs SET pilot_sent_at = $2 WHERE id = $1";
constexpr auto kWaiveHealth = "UPDATE runs SET health_waived = 1 WHERE id = $1";
constexpr auto kPilotPassed = "UPDATE runs SET pilot_passed_at = $2 WHERE id = $1";
// 3 is the grain of runs in the table of counts (deliverability::CountGrain::Run).
constexpr auto kOutcomes = "SELECT status, SUM(mails) FROM counts WHERE grain = 3 AND period = $1 GROUP BY status "
                           "ORDER BY status";

static Run runOf(const Row &row)
{
    Run run;
    run.id = {row.integer(0)};
    run.mailing = {row.integer(1)};
    run.mailingKey = row.text(2);
    run.period = row.text(3);
    run.state = runStateOfName(row.text(4)).value_or(RunState::Paused);
    run.pausedFor = row.text(5);
    run.pausedWords = row.text(6);
    run.people = row.integer(7);
    run.pilot = row.integer(8);
    run.pilotSentMs = row.optionalInteger(9);
    run.pilotPassedMs = row.optionalInteger(10);
    run.waitUntilMs = row.optionalInteger(11);
    run.waitWords = row.text(12);
    run.startedBy = row.text(13);
    run.createdMs = row.integer(14);
    run.startedMs = row.optionalInteger(15);
    run.finishedMs = row.optionalInteger(16);
    run.isHealthWaived = row.boolean(17);
    run.hasFigures = row.boolean(18);
    return run;
}

static base::Result<void> changed(base::Result<qint64> rows)
{
    BD_TRY(std::move(rows));
    return {};
}

base::Result<base::MailingRow> lockedMailing(Connection &connection, const QString &key, const QString &period,
                                             qint64 nowMs)
{
    BD_ASSIGN(const qint64 id, connection.number(kLockMailing, {key, period, nowMs}));
    return base::MailingRow{id};
}

base::Result<std::optional<base::MailingRow>> findMailing(Connection &connection, const QString &key)
{
    return connection.first(kFindMailing, {key}, [](const Row &row) { return base::MailingRow{row.integer(0)}; });
}

base::Result<base::RunRow> insertRun(Connection &connection, const Run &run)
{
    BD_ASSIGN(const qint64 id, connection.number(kInsert, {run.mailing, runStateName(run.state), run.people, run.pilot,
                                                           int(run.hasFigures), run.startedBy, run.createdMs}));
    return base::RunRow{id};
}

base::Result<std::optional<Run>> findRun(Connection &connection, base::RunRow id)
{
    return connection.first(kFind, {id}, runOf);
}

base::Result<std::optional<Run>> lockedRun(Connection &connection, base::RunRow id)
{
    // On SQLite the transaction holds the only write lock already.
    return connection.first(connection.isSqlite() ? kFind : kFindLocked, {id}, runOf);
}

base::Result<QList<Run>> listRuns(Connection &connection, const QString &period)
{
    return connection.list(kList, {period.isNull() ? QStringLiteral("") : period}, runOf);
}

base::Result<std::optional<Run>> newestUnfinishedRun(Connection &connection, const QString &period)
{
    return connection.first(kNewestUnfinished, {period.isNull() ? QStringLiteral("") : period}, runOf);
}

base::Result<QList<Run>> unfinishedRuns(Connection &connection)
{
    return connection.list(kUnfinished, {}, runOf);
}

base::Result<QList<base::RunRow>> runsWithOpenCalls(Connection &connection)
{
    return connection.list(kWithOpenCalls, {}, [](const Row &row) { return base::RunRow{row.integer(0)}; });
}

base::Result<void> setRunPeople(Connection &connection, base::RunRow id, qint64 people, qint64 pilot)
{
    return changed(connection.run(kSetPeople, {id, people, pilot}));
}

base::Result<void> reduceRunPeople(Connection &connection, base::RunRow id, qint64 by)
{
    return changed(connection.run(kReducePeople, {id, by}));
}

base::Result<void> setRunSending(Connection &connection, base::RunRow id, qint64 nowMs)
{
    return changed(connection.run(kSetSending, {id, nowMs}));
}

base::Result<bool> setRunPaused(Connection &connection, base::RunRow id, const QString &reason, const QString &words)
{
    BD_ASSIGN(const qint64 rows, connection.run(kSetPaused, {id, reason, words}));
    return rows > 0;
}

base::Result<void> setRunOver(Connection &connection, base::RunRow id, RunState state, qint64 nowMs)
{
    return changed(connection.run(kSetOver, {id, runStateName(state), nowMs}));
}

base::Result<void> setRunWait(Connection &connection, base::RunRow id, std::optional<qint64> untilMs,
                              const QString &words)
{
    return changed(connection.run(kSetWait, {id, untilMs, words}));
}

base::Result<void> setPilotSent(Connection &connection, base::RunRow id, qint64 nowMs)
{
    return changed(connection.run(kPilotSent, {id, nowMs}));
}

base::Result<void> setPilotPassed(Connection &connection, base::RunRow id, qint64 nowMs)
{
    return changed(connection.run(kPilotPassed, {id, nowMs}));
}

base::Result<void> waiveHealth(Connection &connection, base::RunRow id)
{
    return changed(connection.run(kWaiveHealth, {id}));
}

base::Result<RunOutcomes> runOutcomes(Connection &connection, base::RunRow id)
{
    RunOutcomes outcomes;
    BD_TRY(connection.each(kOutcomes, {id}, [&](const Row &row) {
        const auto status = mail::MailStatus(row.integer(0));
        const qint64 mails = row.integer(1);
        const bool complained = status == mail::MailStatus::Complained;
        const bool bounced = status == mail::MailStatus::Bounced;
        const bool arrived = complained || status == mail::MailStatus::Delivered;
        outcomes.heard += mails;
        outcomes.arrived += arrived ? mails : 0;
        outcomes.bounced += bounced ? mails : 0;
        outcomes.complained += complained ? mails : 0;
        outcomes.decided += arrived || bounced || status == mail::MailStatus::Dropped ? mails : 0;
    }));
    return outcomes;
}

base::Result<int> batchSize(Connection &connection)
{
    BD_ASSIGN(const auto text, storage::property(connection, storage::kBatchSize));
    const int size = text ? text->toInt() : kLargestBatch;
    return size > 0 ? qMin(size, kLargestBatch) : kLargestBatch;
}

base::Result<void> lowerBatchSize(Connection &connection, int size)
{
    BD_TRY(storage::lowerProperty(connection, storage::kBatchSize, size));
    return {};
}

} // namespace bouncedesk::billing
