// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/task_repository.h"

namespace bouncedesk::tasks {

namespace {

constexpr auto kAdd = "INSERT INTO tasks (kind, payload, created_at, created_by, due_at) VALUES ($1, $2, $3, $4, $5) "
                      "RETURNING id";
// A taken task's due_at is the end of its lease. Two takers on PostgreSQL: the second finds due_at moved and gets none.
constexpr auto kTake =
    "UPDATE tasks SET state = 'taken', attempts = attempts + 1, due_at = $3 WHERE id = (SELECT id FROM tasks "
    "WHERE kind = $1 AND finished_at IS NULL AND due_at <= $2 ORDER BY due_at, id LIMIT 1) "
    "AND finished_at IS NULL AND due_at <= $2 "
    "RETURNING id, kind, payload, created_at, created_by, due_at, attempts";
constexpr auto kPutBack = "UPDATE tasks SET state = 'waiting', due_at = $2, outcome = $3 "
                          "WHERE id = $1 AND finished_at IS NULL AND attempts = $4";
constexpr auto kFinish = "UPDATE tasks SET state = $2, outcome = $3, finished_at = $4 "
                         "WHERE id = $1 AND finished_at IS NULL AND attempts = $5";
constexpr auto kRemoveFinished = "DELETE FROM tasks WHERE kind = $1 AND finished_at < $2";
constexpr auto kGiveUp = "UPDATE tasks SET state = 'failed', outcome = $3, finished_at = $4 "
                         "WHERE kind = $1 AND created_at < $2 AND finished_at IS NULL";
constexpr auto kCountOpenBy = "SELECT COUNT(*) FROM tasks WHERE kind = $1 AND created_by = $2 AND finished_at IS NULL";
constexpr auto kCountOpen = "SELECT COUNT(*) FROM tasks WHERE kind = $1 AND finished_at IS NULL";
constexpr auto kIsOpen = "SELECT COUNT(*) FROM tasks WHERE kind = $1 AND payload = $2 AND finished_at IS NULL";

constexpr auto kState = "SELECT state, outcome, finished_at FROM tasks WHERE id = $1";

Task taskOf(const storage::Row &row)
{
    return {row.integer(0), row.text(1), row.text(2), row.integer(3), row.text(4), row.integer(5), row.smallInteger(6)};
}

} // namespace

base::Result<qint64> addTask(storage::Connection &connection, const Task &task)
{
    return connection.number(kAdd, {task.kind, task.payload, task.createdAtMs, task.createdBy, task.dueAtMs});
}

base::Result<std::optional<Task>> takeTask(storage::Connection &connection, const QString &kind, qint64 nowMs,
                                           qint64 leaseUntilMs)
{
    return connection.first(kTake, {kind, nowMs, leaseUntilMs}, taskOf);
}

base::Result<void> putBackTask(storage::Connection &connection, const Task &task, qint64 dueAtMs, const QString &why)
{
    BD_TRY(connection.run(kPutBack, {task.id, dueAtMs, why, task.attempts}));
    return {};
}

base::Result<bool> finishTask(storage::Connection &connection, const Task &task, TaskEnd end, const QString &outcome,
                              qint64 nowMs)
{
    const QString state = end == TaskEnd::Done ? QStringLiteral("done") : QStringLiteral("failed");
    BD_ASSIGN(const qint64 finished, connection.run(kFinish, {task.id, state, outcome, nowMs, task.attempts}));
    return finished > 0;
}

base::Result<void> removeTasksFinishedBefore(storage::Connection &connection, const QString &kind, qint64 ms)
{
    BD_TRY(connection.run(kRemoveFinished, {kind, ms}));
    return {};
}

base::Result<void> giveUpTasksCreatedBefore(storage::Connection &connection, const QString &kind, qint64 ms,
                                            const QString &outcome, qint64 nowMs)
{
    BD_TRY(connection.run(kGiveUp, {kind, ms, outcome, nowMs}));
    return {};
}

base::Result<qint64> countOpenTasksBy(storage::Connection &connection, const QString &kind, const QString &createdBy)
{
    return connection.number(kCountOpenBy, {kind, createdBy});
}

base::Result<qint64> countOpenTasks(storage::Connection &connection, const QString &kind)
{
    return connection.number(kCountOpen, {kind});
}

base::Result<std::optional<TaskState>> findTaskState(storage::Connection &connection, qint64 id)
{
    return connection.first(kState, {id}, [](const storage::Row &row) {
        return TaskState{!row.isNull(2), row.text(0) == QLatin1String("failed"), row.text(1)};
    });
}

base::Result<bool> isTaskOpen(storage::Connection &connection, const QString &kind, const QString &payload)
{
    BD_ASSIGN(const qint64 open, connection.number(kIsOpen, {kind, payload}));
    return open > 0;
}

} // namespace bouncedesk::tasks
