// SPDX-License-Identifier: GPL-3.0-or-later
// The task that asks a holder of Mailgun's key to remove Mailgun's own record of one address (R-unlock, R-key).
#pragma once

#include "core/mailgun/account_answers.h"
#include "core/storage/connection.h"

#include <QList>

#include <array>

namespace bouncedesk::backers {

inline constexpr std::array kSuppressionLists{mailgun::SuppressionList::Bounces, mailgun::SuppressionList::Complaints,
                                              mailgun::SuppressionList::Unsubscribes};

inline constexpr auto kSuppressionTask = "remove_suppression";

struct SuppressionRemoval {
    QString address;
    QList<mailgun::SuppressionList> lists;
    bool unlessUnsubscribed = false; // nothing, when its owner has unsubscribed from all mail (R-lock)

    bool operator==(const SuppressionRemoval &) const = default;
};

QString toPayload(const SuppressionRemoval &removal);
SuppressionRemoval removalOfPayload(const QString &payload);
// Due at once. In the caller's transaction.
base::Result<void> addSuppressionTask(storage::Connection &connection, const SuppressionRemoval &removal,
                                      const QString &actor, qint64 nowMs);

} // namespace bouncedesk::backers
