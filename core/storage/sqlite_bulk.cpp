// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlite_bulk.h"

namespace bouncedesk::storage {

namespace {

constexpr size_t kRows = 16;

std::string insertOf(const std::string &into, size_t columns, size_t rows)
{
    std::string sql = into;
    for (size_t value = 0; value < rows * columns; ++value) {
        const bool isFirst = value % columns == 0;
        sql += (!isFirst ? ", " : value == 0 ? "(" : "), (") + ('$' + std::to_string(value + 1));
    }
    return sql + ')';
}

} // namespace

void SqliteBulk::begin(const QByteArray &table, const QByteArrayList &columns)
{
    const std::string into = QByteArray("INSERT INTO " + table + " (" + columns.join(", ") + ") VALUES ").toStdString();
    m_columns = size_t(columns.size());
    m_values.clear();
    auto known = m_known.find(into);
    if (known == m_known.end())
        known = m_known.emplace(into, Statements{insertOf(into, m_columns, kRows), insertOf(into, m_columns, 1)}).first;
    m_statements = &known->second;
}

std::optional<SqliteBulk::Insert> SqliteBulk::due(bool atEnd) const
{
    const ParameterView waiting(m_values);
    if (waiting.size() >= kRows * m_columns)
        return Insert{m_statements->sixteenRows, waiting.first(kRows * m_columns)};
    if (atEnd && !waiting.empty())
        return Insert{m_statements->oneRow, waiting.first(m_columns)};
    return {};
}

void SqliteBulk::drop(const Insert &insert)
{
    m_values.erase(m_values.begin(), m_values.begin() + qsizetype(insert.values.size()));
}

} // namespace bouncedesk::storage
