// SPDX-License-Identifier: GPL-3.0-or-later
// How values travel between us and SQLite: parameters are bound where they stand, rows are read from the statement,
// result codes become error codes.
#pragma once

#include "core/base/error.h"
#include "core/storage/parameter.h"
#include "core/storage/row.h"

#include <sqlite3.h>

#include <array>
#include <vector>

namespace bouncedesk::storage {

// The row that a statement stands on.
class SqliteRow : public Row {
public:
    explicit SqliteRow(sqlite3_stmt *statement) : m_statement(statement) {}

    bool isNull(int column) const override { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
    qint64 integer(int column) const override { return sqlite3_column_int64(m_statement, column); }
    double real(int column) const override { return sqlite3_column_double(m_statement, column); }
    QString text(int column) const override { return QString::fromUtf8(utf8(column)); }
    QByteArrayView utf8(int column) const override;
    QByteArray bytes(int column) const override;

private:
    sqlite3_stmt *m_statement;
};

// What was converted for a statement: lives as long as that runs. Most texts are short and plain, and need no memory
// of their own.
class BoundTexts {
public:
    QByteArrayView utf8(const QString &text);

private:
    std::array<char, 8192> m_room; // not initialised: it is written before it is read
    size_t m_used = 0;
    std::vector<QByteArray> m_converted; // their bytes stay where they are when it grows
};

// Returns SQLite's result code. Nothing is copied: the parameter must outlive the statement's run.
int bindParameter(sqlite3_stmt *statement, int slot, const Parameter &parameter, BoundTexts &texts);

// Extended result codes: sqlite.org/rescode.html
base::ErrorCode codeOfSqlite(int extended);

} // namespace bouncedesk::storage
