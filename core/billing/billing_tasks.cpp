// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/billing_tasks.h"

#include "core/storage/transaction.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace bouncedesk::billing {

constexpr std::array kWishes{"send", "resume", "settle", "test", "copy"};

QString BillingTask::payload() const
{
    QJsonObject object{{QStringLiteral("wish"), QLatin1String(kWishes[size_t(wish)])},
                       {QStringLiteral("period"), period ? QJsonValue(period->text()) : QJsonValue()},
                       {QStringLiteral("pilot"), withPilot},
                       {QStringLiteral("actor"), actor},
                       {QStringLiteral("expected"), expected ? QJsonValue(expected->text()) : QJsonValue()}};
    if (draft) {
        object.insert(QStringLiteral("draft"), draft->toJson());
        object.insert(QStringLiteral("to"), to);
        object.insert(QStringLiteral("delivers"), delivers);
    }
    if (wish == BillingWish::Copy)
        object.insert(QStringLiteral("backer"), backer);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

base::Result<BillingTask> BillingTask::parse(const QString &payload)
{
    const QJsonObject object = QJsonDocument::fromJson(payload.toUtf8()).object();
    BillingTask task;
    const QString name = object[QStringLiteral("wish")].toString();
    const auto found =
        std::find_if(kWishes.begin(), kWishes.end(), [&](const char *known) { return name == QLatin1String(known); });
    if (found == kWishes.end())
        return base::fail(base::ErrorCode::InvalidInput, payload);
    task.wish = BillingWish(found - kWishes.begin());
    if (object[QStringLiteral("period")].isString()) {
        BD_ASSIGN(task.period, base::Period::parse(object[QStringLiteral("period")].toString()));
    }
    const bool isOfAMonth = task.wish == BillingWish::Send || task.wish == BillingWish::Copy;
    if (isOfAMonth && !task.period)
        return base::fail(base::ErrorCode::InvalidInput, payload);
    task.withPilot = object[QStringLiteral("pilot")].toBool(true);
    task.actor = object[QStringLiteral("actor")].toString();
    if (object.contains(QStringLiteral("draft"))) {
        BD_ASSIGN(task.draft, Draft::parse(object[QStringLiteral("draft")].toObject()));
        task.to = object[QStringLiteral("to")].toString();
        task.delivers = object[QStringLiteral("delivers")].toBool();
    }
    if (task.wish == BillingWish::Test && !task.draft)
        return base::fail(base::ErrorCode::InvalidInput, payload);
    task.backer = object[QStringLiteral("backer")].toString();
    task.expected = AudienceMark::parse(object[QStringLiteral("expected")].toString());
    return task;
}

base::Result<std::optional<qint64>> askHolder(storage::Connection &connection, const BillingTask &task, qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> base::Result<std::optional<qint64>> {
        BD_ASSIGN(const bool isOpen, tasks::isTaskOpen(connection, QLatin1String(kBillingTask), task.payload()));
        if (isOpen)
            return std::optional<qint64>();
        tasks::Task row;
        row.kind = QLatin1String(kBillingTask);
        row.payload = task.payload();
        row.createdAtMs = nowMs;
        row.createdBy = task.actor;
        row.dueAtMs = nowMs;
        BD_ASSIGN(const qint64 id, tasks::addTask(connection, row));
        return std::optional(id);
    });
}

QString outcomeText(const base::Error &error)
{
    return QStringList{base::errorCodeName(error.code), error.what, error.detail}.join(u'\n');
}

base::Error errorOfOutcome(const QString &outcome)
{
    base::Error error;
    for (int code = 0; code <= int(base::ErrorCode::Internal); ++code) {
        if (outcome.section(u'\n', 0, 0) == base::errorCodeName(base::ErrorCode(code)))
            error.code = base::ErrorCode(code);
    }
    error.what = outcome.section(u'\n', 1, 1);
    error.detail = outcome.section(u'\n', 2);
    return error;
}

} // namespace bouncedesk::billing
