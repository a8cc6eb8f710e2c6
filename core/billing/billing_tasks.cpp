// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/billing_tasks.h"

#include "core/storage/transaction.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace bouncedesk::billing {

constexpr std::array kWishes{"send", "resume", "settle"};

QString BillingTask::payload() const
{
    const QJsonObject object{{QStringLiteral("wish"), QLatin1String(kWishes[size_t(wish)])},
                             {QStringLiteral("period"), period ? QJsonValue(period->text()) : QJsonValue()},
                             {QStringLiteral("pilot"), withPilot},
                             {QStringLiteral("actor"), actor}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

base::Result<BillingTask> BillingTask::parse(const QString &payload)
{
    const QJsonObject object = QJsonDocument::fromJson(payload.toUtf8()).object();
    BillingTask task;
    const QString name = object[QStringLiteral("wish")].toString();
    const auto found =
        std::find_if(kWishes.begin(), kWishes.end(), [&](const char *wish) { return name == QLatin1String(wish); });
    if (found == kWishes.end())
        return base::fail(base::ErrorCode::InvalidInput, payload);
    task.wish = BillingWish(found - kWishes.begin());
    if (object[QStringLiteral("period")].isString()) {
        BD_ASSIGN(task.period, base::Period::parse(object[QStringLiteral("period")].toString()));
    }
    if (task.wish == BillingWish::Send && !task.period)
        return base::fail(base::ErrorCode::InvalidInput, payload);
    task.withPilot = object[QStringLiteral("pilot")].toBool(true);
    task.actor = object[QStringLiteral("actor")].toString();
    return task;
}

base::Result<bool> askHolder(storage::Connection &connection, const BillingTask &task, qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> base::Result<bool> {
        BD_ASSIGN(const bool isOpen, tasks::isTaskOpen(connection, QLatin1String(kBillingTask), task.payload()));
        if (isOpen)
            return false;
        tasks::Task row;
        row.kind = QLatin1String(kBillingTask);
        row.payload = task.payload();
        row.createdAtMs = nowMs;
        row.createdBy = task.actor;
        row.dueAtMs = nowMs;
        BD_TRY(tasks::addTask(connection, row));
        return true;
    });
}

} // namespace bouncedesk::billing
