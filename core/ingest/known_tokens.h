// SPDX-License-Identifier: GPL-3.0-or-later
// Which tokens were used, in a SQLite database: one row holds those of a group and a second, since each in a row of its
// own, random within its second, would cost a commit one page. What the database has of a second is learnt when the
// first token of it comes. In the transactions and the thread of the group that uses them; owned by the ingest service.
#pragma once

#include "core/ingest/inbound_event.h"
#include "core/storage/connection.h"
#include "core/storage/known_seconds.h"

#include <map>

namespace bouncedesk::ingest {

using TokenKey = std::pair<qint64, QString>;

inline TokenKey keyOf(const TokenUse &use)
{
    return {use.signedSecond, use.token};
}

class KnownTokens {
public:
    // First of all in each transaction: learns what other programs used meanwhile.
    base::Result<void> refresh(storage::Connection &connection);
    // Of the event that it came with; none when it was never used.
    base::Result<std::optional<QByteArray>> digestOf(storage::Connection &connection, const TokenUse &use);
    // One that was never used; written with the others of the group.
    void use(const TokenUse &use);
    base::Result<void> write(storage::Connection &connection);
    // The transaction was rolled back.
    void forget();

private:
    base::Result<void> learn(storage::Connection &connection, qint64 second);
    void add(qint64 second, QByteArrayView packed);

    storage::KnownSeconds<QString, QByteArray> m_seconds; // digests by token
    std::map<qint64, QByteArray> m_unwritten;             // packed, by second
    qint64 m_lastRow = 0;
};

} // namespace bouncedesk::ingest
