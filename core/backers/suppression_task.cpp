// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/suppression_task.h"

#include "core/tasks/task_repository.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bouncedesk::backers {

using mailgun::SuppressionList;

QString toPayload(const SuppressionRemoval &removal)
{
    QJsonArray lists;
    for (const SuppressionList list : removal.lists)
        lists.append(mailgun::suppressionListName(list));
    QJsonObject object{{QStringLiteral("address"), removal.address}, {QStringLiteral("lists"), lists}};
    if (removal.unlessUnsubscribed)
        object.insert(QStringLiteral("unless_unsubscribed"), true);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

SuppressionRemoval removalOfPayload(const QString &payload)
{
    const QJsonObject object = QJsonDocument::fromJson(payload.toUtf8()).object();
    SuppressionRemoval removal{object.value(QLatin1String("address")).toString(),
                               {},
                               object.value(QLatin1String("unless_unsubscribed")).toBool()};
    const QJsonArray names = object.value(QLatin1String("lists")).toArray();
    for (const SuppressionList list : kSuppressionLists) {
        if (names.contains(mailgun::suppressionListName(list)))
            removal.lists.append(list);
    }
    return removal;
}

base::Result<void> addSuppressionTask(storage::Connection &connection, const SuppressionRemoval &removal,
                                      const QString &actor, qint64 nowMs)
{
    tasks::Task task;
    task.kind = QLatin1String(kSuppressionTask);
    task.payload = toPayload(removal);
    task.createdAtMs = nowMs;
    task.createdBy = actor;
    task.dueAtMs = nowMs;
    BD_TRY(tasks::addTask(connection, task));
    return {};
}

} // namespace bouncedesk::backers
