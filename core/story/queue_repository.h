// SPDX-License-Identifier: GPL-3.0-or-later
// The review queues: who should have had a bill and did not get it stands in exactly one of them. Bounded reads, page
// by page; in the thread of the connection.
#pragma once

#include "core/backers/backer.h"
#include "core/storage/connection.h"

namespace bouncedesk::story {

enum class Queue {
    Locked,     // staff must find another address
    Waiting,    // the customer must act: confirm the address he gave, or use the link he was sent
    MissedBill, // not locked, and without the bill of the newest mailing: left out, refused, or it came back
};

struct QueuePage {
    QList<backers::Backer> backers;
    base::BackerRow next; // null: that was all
};
// In order of the row id, behind the given one (null: from the beginning); Locked alone goes by its newest locks in
// backers::lockedBackers() too.
base::Result<QueuePage> queuePage(storage::Connection &connection, Queue queue, base::BackerRow after, int limit,
                                  qint64 nowMs);
base::Result<qint64> queueSize(storage::Connection &connection, Queue queue, qint64 nowMs);

// Beside a name in a list.
struct BackerFigures {
    qint64 missedBills = 0; // mailings he was left out of and has not got since
    std::optional<qint64> lastDeliveryMs;
};
base::Result<BackerFigures> backerFigures(storage::Connection &connection, const backers::Backer &backer);

} // namespace bouncedesk::story
