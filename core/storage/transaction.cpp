// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/transaction.h"

namespace bouncedesk::storage {

base::Result<Transaction> Transaction::begin(Connection &connection, Kind kind)
{
    BD_TRY(connection.begin(kind == Write));
    return Transaction(connection);
}

Transaction::Transaction(Transaction &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}

Transaction::~Transaction()
{
    if (!m_connection)
        return;
    if (auto rolledBack = m_connection->end(false); !rolledBack)
        qWarning() << "rollback:" << rolledBack.error();
}

base::Result<void> Transaction::commit()
{
    return std::exchange(m_connection, nullptr)->end(true);
}

} // namespace bouncedesk::storage
