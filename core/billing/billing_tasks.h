// SPDX-License-Identifier: GPL-3.0-or-later
// What a program without Mailgun's key asks of one that has it (R-key): kinds and payloads of its tasks. Stateless, in
// the thread of the connection.
#pragma once

#include "core/base/time_format.h"
#include "core/storage/connection.h"
#include "core/tasks/task_repository.h"

namespace bouncedesk::billing {

inline constexpr auto kBillingTask = "billing";

enum class BillingWish { Send, Resume, Settle };

struct BillingTask {
    BillingWish wish = BillingWish::Send;
    std::optional<base::Period> period; // Send always has one
    bool withPilot = true;
    QString actor;

    QString payload() const;
    static base::Result<BillingTask> parse(const QString &payload);
};

// False: the very same one waits already.
base::Result<bool> askHolder(storage::Connection &connection, const BillingTask &task, qint64 nowMs);

} // namespace bouncedesk::billing
