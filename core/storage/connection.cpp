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

// Within a transaction a lost connection is an error; between them a new one is made.
base::Result<void> Connection::ready()
{
    return inTransaction() || m_driver->isAlive() ? base::Result<void>() : m_driver->reopen();
}

base::Result<qint64> Connection::run(std::string_view sql, ParameterView parameters)
{
    BD_TRY(ready());
    return m_driver->execute(sql, parameters, {});
}

base::Result<void> Connection::each(std::string_view sql, ParameterView parameters, const RowCallback &row)
{
    return read(sql, parameters, row, false);
}

base::Result<void> Connection::stream(std::string_view sql, ParameterView parameters, const RowCallback &row)
{
    return read(sql, parameters, row, true);
}

base::Result<void> Connection::read(std::string_view sql, ParameterView parameters, const RowCallback &row,
                                    bool streamed)
{
    BD_TRY(ready());
    const auto done = m_driver->execute(sql, parameters, row, streamed);
    if (!done)
        return fail(done.error());
    return {};
}

base::Result<qint64> Connection::number(std::string_view sql, ParameterView parameters)
{
    BD_ASSIGN(const auto found, first(sql, parameters, [](const Row &row) { return row.integer(0); }));
    return found.value_or(0);
}

base::Result<void> Connection::post(std::string_view sql, ParameterView parameters,
                                    std::optional<qint64> expectedChanges)
{
    BD_TRY(ready());
    BD_TRY(m_driver->queue(sql, parameters, {}, expectedChanges));
    return inTransaction() ? base::Result<void>() : settle();
}

base::Result<void> Connection::ask(std::string_view sql, ParameterView parameters, const RowCallback &row)
{
    BD_TRY(ready());
    BD_TRY(m_driver->queue(sql, parameters, row, {}));
    return inTransaction() ? base::Result<void>() : settle();
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
        if (isSqlite())
            BD_TRY(m_driver->script(writes ? "BEGIN IMMEDIATE" : "BEGIN"));
        else if (writes)
            BD_TRY(m_driver->queue("BEGIN", {}, {}, {})); // goes with the first statement
        else
            BD_TRY(m_driver->script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
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
        auto committed = m_driver->commit();
        if (!committed)
            (void)m_driver->script("ROLLBACK"); // what failed is reported; a failed COMMIT may have ended it already
        return committed;
    }
    m_driver->forgetQueue();
    auto rolledBack = m_driver->isInTransaction() ? m_driver->script("ROLLBACK") : base::Result<void>();
    if (commit)
        return fail(ErrorCode::Internal, QStringLiteral("transaction"),
                    QStringLiteral("an inner part was rolled back"));
    return rolledBack;
}

} // namespace bouncedesk::storage
