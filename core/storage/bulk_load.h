// SPDX-License-Identifier: GPL-3.0-or-later
// Appends many rows to one table: COPY on PostgreSQL, INSERTs of many rows each on SQLite. In the thread of its
// connection, inside a transaction; between the first row and finish() the connection does nothing else.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::storage {

class BulkLoad {
public:
    BulkLoad(Connection &connection, QByteArray table, QByteArrayList columns)
        : m_driver(connection.driver()), m_table(std::move(table)), m_columns(std::move(columns))
    {
    }

    base::Result<void> row(ParameterView values)
    {
        if (!m_begun)
            BD_TRY(m_driver.beginBulk(m_table, m_columns));
        m_begun = true;
        return m_driver.bulkRow(values);
    }
    base::Result<void> finish()
    {
        if (!std::exchange(m_begun, false))
            return {};
        return m_driver.endBulk();
    }

private:
    Driver &m_driver;
    QByteArray m_table;
    QByteArrayList m_columns;
    bool m_begun = false;
};

} // namespace bouncedesk::storage
