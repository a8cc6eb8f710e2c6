// SPDX-License-Identifier: GPL-3.0-or-later
// All or nothing. A transaction inside another one joins it. Lives on the stack of the connection's thread; leaving
// without commit() rolls back.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::storage {

class Transaction {
public:
    enum Kind { Write, Read }; // Write takes the write lock at once (SQLite); Read sees one snapshot throughout

    static base::Result<Transaction> begin(Connection &connection, Kind kind = Write);
    ~Transaction();
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;

    base::Result<void> commit();

private:
    explicit Transaction(Connection &connection) : m_connection(&connection) {}
    Connection *m_connection;
};

// Runs work (a callable that returns a Result) in a transaction and commits when it succeeded. When the database asks
// for it (busy, deadlock), all of it runs again: on PostgreSQL up to four times, on SQLite, which has waited for the
// other writer already, once. Inside an outer transaction that one decides.
template <typename Work>
auto inTransaction(Connection &connection, Work work, Transaction::Kind kind = Transaction::Write) -> decltype(work())
{
    const int attempts = connection.inTransaction() ? 1 : connection.isSqlite() ? 2 : 5;
    for (int attempt = 1;; ++attempt) {
        decltype(work()) result = base::fail(base::ErrorCode::Internal);
        auto transaction = Transaction::begin(connection, kind);
        if (!transaction) {
            result = base::fail(transaction.error());
        } else {
            result = work();
            if (result) {
                if (auto committed = transaction->commit(); !committed)
                    result = base::fail(committed.error());
            }
        }
        if (result || result.error().code != base::ErrorCode::Retry || attempt == attempts)
            return result;
    }
}

} // namespace bouncedesk::storage
