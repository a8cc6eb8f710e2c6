// SPDX-License-Identifier: GPL-3.0-or-later
// What a program without Mailgun's key asks of one that has it (R-key): kinds and payloads of its tasks. Stateless, in
// the thread of the connection.
#pragma once

#include "core/base/time_format.h"
#include "core/billing/audience_service.h"
#include "core/billing/draft_service.h"
#include "core/storage/connection.h"
#include "core/tasks/task_repository.h"

namespace bouncedesk::billing {

inline constexpr auto kBillingTask = "billing";

enum class BillingWish { Send, Resume, Settle, Test, Copy };

struct BillingTask {
    BillingWish wish = BillingWish::Send;
    std::optional<base::Period> period; // Send and Copy always have one
    bool withPilot = true;
    QString actor;
    std::optional<AudienceMark> expected = {}; // Send: the list that was looked at
    std::optional<Draft> draft = {};           // Test: what to send …
    QString to = {};                           // … and to whom
    bool delivers = false;                     // … or only to see whether Mailgun takes it
    QString backer = {};                       // Copy: the key of whose bill of the period

    QString payload() const;
    static base::Result<BillingTask> parse(const QString &payload);
};

// The task's id; none: the very same one waits already.
base::Result<std::optional<qint64>> askHolder(storage::Connection &connection, const BillingTask &task, qint64 nowMs);

// An error as it stands in a task's outcome, and back.
QString outcomeText(const base::Error &error);
base::Error errorOfOutcome(const QString &outcome);

} // namespace bouncedesk::billing
