// SPDX-License-Identifier: GPL-3.0-or-later
// How values travel between us and libpq: parameters as text (bytes as they are), rows as text, states as error codes.
// Pure.
#pragma once

#include "core/base/error.h"
#include "core/storage/parameter.h"
#include "core/storage/row.h"

#include <libpq-fe.h>

#include <memory>

namespace bouncedesk::storage {

struct PostgresqlResultDeleter {
    void operator()(PGresult *result) const { PQclear(result); }
};
using PostgresqlResult = std::unique_ptr<PGresult, PostgresqlResultDeleter>;

class PostgresqlRow : public Row {
public:
    PostgresqlRow(const PGresult *result, int row) : m_result(result), m_row(row) {}

    bool isNull(int column) const override { return PQgetisnull(m_result, m_row, column) != 0; }
    qint64 integer(int column) const override { return strtoll(PQgetvalue(m_result, m_row, column), nullptr, 10); }
    double real(int column) const override { return QByteArrayView(view(column)).toDouble(); }
    QString text(int column) const override { return QString::fromUtf8(view(column)); }
    QByteArrayView utf8(int column) const override { return view(column); }
    QByteArray bytes(int column) const override;

private:
    QByteArrayView view(int column) const
    {
        return {PQgetvalue(m_result, m_row, column), PQgetlength(m_result, m_row, column)};
    }
    const PGresult *m_result;
    int m_row;
};

// A parameter as libpq wants it; type oids from pg_type.dat.
struct BoundValue {
    QByteArray text;
    Oid type = 0; // 0: the server finds out from where it stands
    bool isNull = false;
    bool isBinary = false;
};

BoundValue boundOf(const Parameter &parameter);

// A row as COPY … FROM STDIN reads it, in its text format.
void appendCopyRow(QByteArray &copy, ParameterView values);

// postgresql.org/docs/15/errcodes-appendix.html; empty: the connection is gone.
base::ErrorCode codeOfSqlState(const QByteArray &sqlState);

} // namespace bouncedesk::storage
