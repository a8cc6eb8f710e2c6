// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/connection.h"

namespace bouncedesk::storage {

using base::ErrorCode;
using base::fail;

base::Result<std::unique_ptr<Connection>> Connection::open(const DatabaseUrl &url, const OpenOptions &options)
{
    auto driver = url.dialect == Dialect::Sqlite ? openSqliteDriver(url, options) : openPostgresqlDriver(url, options);
    if (!driver)
        return fail(driver.error());
    return std::unique_ptr<Connection>(new Connection(url, std::move(*driver)));
}

Connection::Connection(DatabaseUrl url, std::unique_ptr<Driver> driver)
    : m_url(std::move(url)), m_driver(std::move(driver))
{
}

Connection::~Connection() = default;

base::Result<qint64> Connection::run(std::string_view sql, const Parameters &parameters)
{
    if (!inTransaction() && !m_driver->isAlive())
        BD_TRY(m_driver->reopen());
    return m_driver->execute(sql, parameters, {});
}

base::Result<void> Connection::each(std::string_view sql, const Parameters &parameters, const RowCallback &row)
{
    return read(sql, parameters, row, false);
}

base::Result<void> Connection::stream(std::string_view sql, const Parameters &parameters, const RowCallback &row)
{
    return read(sql, parameters, row, true);
}

base::Result<void> Connection::read(std::string_view sql, const Parameters &parameters, const RowCallback &row,
                                    bool streamed)
{
    if (!inTransaction() && !m_driver->isAlive())
        BD_TRY(m_driver->reopen());
    const auto done = m_driver->execute(sql, parameters, row, streamed);
    if (!done)
        return fail(done.error());
    return {};
}

base::Result<qint64> Connection::number(std::string_view sql, const Parameters &parameters)
{
    BD_ASSIGN(const auto found, first(sql, parameters, [](const Row &row) { return row.integer(0); }));
    return found.value_or(0);
}

base::Result<void> Connection::script(const QByteArray &sql)
{
    return m_driver->script(sql);
}

base::Result<void> Connection::begin(bool writes)
{
    if (m_depth == 0) {
        if (!m_driver->isAlive())
            BD_TRY(m_driver->reopen());
        m_doomed = false;
        const QByteArray sqlite = writes ? "BEGIN IMMEDIATE" : "BEGIN";
        const QByteArray postgresql = writes ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        BD_TRY(m_driver->script(isSqlite() ? sqlite : postgresql));
    }
    ++m_depth;
    return {};
}

base::Result<void> Connection::end(bool commit)
{
    --m_depth;
    if (m_depth > 0) {
        m_doomed = m_doomed || !commit;
        return {};
    }
    if (commit && !m_doomed) {
        auto committed = m_driver->script("COMMIT");
        if (!committed)
            (void)m_driver->script("ROLLBACK"); // what failed is reported; a failed COMMIT may have ended it already
        return committed;
    }
    auto rolledBack = m_driver->script("ROLLBACK");
    if (commit)
        return fail(ErrorCode::Internal, QStringLiteral("transaction"),
                    QStringLiteral("an inner part was rolled back"));
    return rolledBack;
}

} // namespace bouncedesk::storage
