// SPDX-License-Identifier: GPL-3.0-or-later
// Counts everything again from the mails and compares with what is stored: R-counts' proof, for "db check". Takes
// memory by the number of counts, not of mails. In the thread of its connection.
#pragma once

#include "core/deliverability/count_grains.h"
#include "core/storage/connection.h"

#include <QHash>

namespace bouncedesk::deliverability {

struct CountDifference {
    bool isRolled = false; // of table rolled_counts, else of counts
    CountKey key{};        // the columns of its primary key, in order
    qint64 stored = 0;
    qint64 recounted = 0;

    QString text() const; // one line for the log and for commands: table, key, both numbers
    bool operator==(const CountDifference &) const = default;
};

// Takes mails one by one, in any order.
class Recount {
public:
    explicit Recount(std::optional<int> rolledThrough) : m_rolledThrough(rolledThrough) {}

    void add(const CountCell &cell, qint64 mails = 1);
    // Against the stored rows, in the order of their keys; at most limit differences are returned.
    base::Result<QList<CountDifference>> compare(storage::Connection &connection, qsizetype limit = 100) const;

private:
    CountLevels levels() const;

    std::optional<int> m_rolledThrough;
    QHash<CountCell, qint64> m_projectSubjectDays; // cells with neither domain nor run
    QHash<CountCell, qint64> m_domainDays;         // cells with neither project, subject nor run
    QHash<CountCell, qint64> m_runs;               // cells with nothing but a run
};

// All mails of the database, from one snapshot: the caller's transaction, or one of its own.
base::Result<QList<CountDifference>> recountCounts(storage::Connection &connection);

} // namespace bouncedesk::deliverability
