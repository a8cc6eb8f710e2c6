// SPDX-License-Identifier: GPL-3.0-or-later
// The newest used tokens of a SQLite database: appended to a table of their own, known by heart, and sorted into the
// large table many at a time, since each alone would cost a commit one page. In the transactions and the thread of the
// group that uses them; owned by the ingest service.
#pragma once

#include "core/ingest/inbound_event.h"
#include "core/storage/connection.h"

#include <QHash>

#include <deque>

namespace bouncedesk::ingest {

using TokenKey = std::pair<qint64, QString>;

inline TokenKey keyOf(const TokenUse &use)
{
    return {use.signedSecond, use.token};
}

class NewestTokens {
public:
    // First of all in each transaction: learns what other programs used meanwhile.
    base::Result<void> refresh(storage::Connection &connection);
    // Of the event that it came with; none when it was never used.
    base::Result<std::optional<QByteArray>> digestOf(storage::Connection &connection, const TokenUse &use) const;
    base::Result<void> add(storage::Connection &connection, const TokenUse &use);
    // When there are many: the oldest of them go to the large table.
    base::Result<void> sortIn(storage::Connection &connection);
    // The transaction was rolled back.
    void forget();

private:
    void learn(const TokenKey &key, const QByteArray &digest);

    QHash<TokenKey, QByteArray> m_digests;
    std::deque<TokenKey> m_inOrder; // of their rows, the first of which is m_first
    qint64 m_first = 0, m_last = 0; // rows that are known by heart; 0: none
    qint64 m_sortedThrough = 0;     // no token of a later second is in the large table
};

} // namespace bouncedesk::ingest
