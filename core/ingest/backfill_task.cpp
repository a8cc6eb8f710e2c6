// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/backfill_task.h"

#include "core/base/time_format.h"
#include "core/storage/transaction.h"
#include "core/tasks/task_repository.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bouncedesk::ingest {

base::Result<bool> askForBackfill(storage::Connection &connection, const TimeSpan &span, const QString &actor,
                                  qint64 nowMs)
{
    const QJsonObject payload{{QStringLiteral("from"), base::isoInstant(span.fromMs)},
                              {QStringLiteral("to"), base::isoInstant(span.untilMs)}};
    tasks::Task task;
    task.kind = QLatin1String(kBackfillTask);
    task.payload = QString::fromUtf8(QJsonDocument(payload).toJson(QJsonDocument::Compact));
    task.createdAtMs = task.dueAtMs = nowMs;
    task.createdBy = actor;
    return storage::inTransaction(connection, [&]() -> base::Result<bool> {
        BD_ASSIGN(const bool isOpen, tasks::isTaskOpen(connection, task.kind, task.payload));
        if (!isOpen)
            BD_TRY(tasks::addTask(connection, task));
        return !isOpen;
    });
}

base::Result<TimeSpan> backfillOfPayload(const QString &payload)
{
    const QJsonObject object = QJsonDocument::fromJson(payload.toUtf8()).object();
    BD_ASSIGN(const qint64 fromMs, base::parseIsoInstant(object.value(QLatin1String("from")).toString()));
    BD_ASSIGN(const qint64 untilMs, base::parseIsoInstant(object.value(QLatin1String("to")).toString()));
    return TimeSpan{fromMs, untilMs};
}

} // namespace bouncedesk::ingest
