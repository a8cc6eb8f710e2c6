// SPDX-License-Identifier: GPL-3.0-or-later
// What waits for a holder of Mailgun's key (R-key): SQL only, on the caller's connection.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::tasks {

struct Task {
    qint64 id = 0; // given by the database
    QString kind;
    QString payload; // JSON; never a secret
    qint64 createdAtMs = 0;
    QString createdBy;
    qint64 dueAtMs = 0;
    int attempts = 0; // this one included
};

base::Result<qint64> addTask(storage::Connection &connection, const Task &task);
// The first that is due, now taken: until leaseUntilMs nobody else gets it, after that it is due again, for its taker
// may have died.
base::Result<std::optional<Task>> takeTask(storage::Connection &connection, const QString &kind, qint64 nowMs,
                                           qint64 leaseUntilMs);
// Only by who has it still, with the task as it was taken: nothing when its lease had ended and somebody else took it.
base::Result<void> putBackTask(storage::Connection &connection, const Task &task, qint64 dueAtMs, const QString &why);
enum class TaskEnd { Done, Failed };
// Likewise. False: it is another's by now, who says what becomes of it, or it is over.
base::Result<bool> finishTask(storage::Connection &connection, const Task &task, TaskEnd end, const QString &outcome,
                              qint64 nowMs);
base::Result<void> removeTasksFinishedBefore(storage::Connection &connection, const QString &kind, qint64 ms);
// What nobody has carried out by now fails.
base::Result<void> giveUpTasksCreatedBefore(storage::Connection &connection, const QString &kind, qint64 ms,
                                            const QString &outcome, qint64 nowMs);
base::Result<qint64> countOpenTasks(storage::Connection &connection, const QString &kind);
base::Result<qint64> countOpenTasksBy(storage::Connection &connection, const QString &kind, const QString &createdBy);
// How far one got.
struct TaskState {
    bool isOver = false;
    bool hasFailed = false;
    QString outcome;
};
base::Result<std::optional<TaskState>> findTaskState(storage::Connection &connection, qint64 id);
// Whether one of that kind and very payload is still to be done.
base::Result<bool> isTaskOpen(storage::Connection &connection, const QString &kind, const QString &payload);

} // namespace bouncedesk::tasks
