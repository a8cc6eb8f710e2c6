// SPDX-License-Identifier: GPL-3.0-or-later
// What a database system must be able to do for Connection: one implementation for SQLite, one for PostgreSQL, both
// on the system's own C library (measured: twice as fast as the generic layer, and with real parameters). Thread-bound.
#pragma once

#include "core/base/result.h"
#include "core/storage/database_url.h"
#include "core/storage/parameter.h"
#include "core/storage/row.h"

#include <functional>
#include <memory>
#include <string_view>

namespace bouncedesk::storage {

struct OpenOptions {
    bool create = true; // SQLite: make the file when there is none
    bool readOnly = false;
    int cacheKiB = 8192;      // SQLite's page cache of this connection
    int busyTimeoutMs = 5000; // how long to wait for another writer
    QString applicationName = QStringLiteral("bouncedesk");
};

using RowCallback = std::function<void(const Row &)>;

class Driver {
public:
    virtual ~Driver() = default;

    // Runs one statement; rows go to the callback (may be empty); returns how many rows were changed. Streamed rows
    // come one by one out of the server and take no memory, but the callback must not use the connection meanwhile.
    virtual base::Result<qint64> execute(std::string_view sql, ParameterView parameters, const RowCallback &row,
                                         bool streamed = false) = 0;
    // Like execute, but nobody waits: it is done with the next statement that is waited for, in order, all in one round
    // trip; what fails of it fails that one. SQLite, which has no round trips, does it at once. expected: when other
    // than so many rows are changed, another writer was there first (Retry).
    virtual base::Result<void> queue(std::string_view sql, ParameterView parameters, const RowCallback &row,
                                     std::optional<qint64> expected) = 0;
    // Does what is queued.
    virtual base::Result<void> settle() = 0;
    virtual void forgetQueue() = 0;
    // Ends the transaction that script("BEGIN…") or queue("BEGIN") began.
    virtual base::Result<void> commit() = 0;
    // Several statements without parameters.
    virtual base::Result<void> script(const QByteArray &sql) = 0;
    // False when the database ended the transaction by itself, as SQLite does on a full disk.
    virtual bool isInTransaction() const { return true; }
    // False when the connection to the server is gone; reopen() then starts anew.
    virtual bool isAlive() const = 0;
    virtual base::Result<void> reopen() = 0;
    // Something was changed by others since the last call (PRAGMA data_version; LISTEN).
    virtual base::Result<bool> takeForeignChange() = 0;

    // Appends rows to a table: COPY on PostgreSQL, INSERTs of many rows each on SQLite. What fails may fail at a later
    // row than the one at fault, or at the end.
    virtual base::Result<void> beginBulk(const QByteArray &table, const QByteArrayList &columns) = 0;
    virtual base::Result<void> bulkRow(ParameterView values) = 0;
    virtual base::Result<void> endBulk() = 0;

    virtual base::Result<void> backupTo(const QString &file) = 0;
};

base::Result<std::unique_ptr<Driver>> openSqliteDriver(const DatabaseUrl &url, const OpenOptions &options);
base::Result<std::unique_ptr<Driver>> openPostgresqlDriver(const DatabaseUrl &url, const OpenOptions &options);

} // namespace bouncedesk::storage
