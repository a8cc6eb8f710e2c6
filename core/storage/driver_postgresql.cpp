// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/driver.h"
#include "core/storage/postgresql_connect.h"
#include "core/storage/postgresql_dump.h"
#include "core/storage/postgresql_values.h"

#include <string>
#include <unordered_map>

namespace bouncedesk::storage {

using base::ErrorCode;
using base::fail;

namespace {

constexpr size_t kMaxPrepared = 400;

using Bounds = std::vector<BoundValue>;

// A statement on its way.
struct Queued {
    std::string name; // of the prepared one; empty: sql itself, without parameters
    std::string sql;
    Bounds bound;
    RowCallback row;
    std::optional<qint64> expected; // how many rows must be changed
};

class PostgresqlDriver : public Driver {
public:
    PostgresqlDriver(DatabaseUrl url, OpenOptions options) : m_url(std::move(url)), m_options(std::move(options)) {}
    ~PostgresqlDriver() override { PQfinish(m_connection); }

    base::Result<qint64> execute(std::string_view sql, ParameterView parameters, const RowCallback &row,
                                 bool streamed) override;
    base::Result<void> queue(std::string_view sql, ParameterView parameters, const RowCallback &row,
                             std::optional<qint64> expected) override;
    base::Result<void> settle() override;
    void forgetQueue() override { m_queue.clear(); }
    base::Result<void> commit() override;
    base::Result<void> script(const QByteArray &sql) override;
    bool isAlive() const override { return m_connection && PQstatus(m_connection) == CONNECTION_OK; }
    base::Result<void> reopen() override;
    base::Result<bool> takeForeignChange() override;
    base::Result<void> beginBulk(const QByteArray &table, const QByteArrayList &columns) override;
    base::Result<void> bulkRow(ParameterView values) override;
    base::Result<void> endBulk() override;
    base::Result<void> backupTo(const QString &file) override;

private:
    tl::unexpected<base::Error> failed(const PGresult *result, std::string_view doing) const;
    base::Result<std::string> prepare(std::string_view sql, const Bounds &bound);
    base::Result<Queued> queued(std::string_view sql, ParameterView parameters, const RowCallback &row);
    bool send(const Queued &statement);
    base::Result<std::vector<PostgresqlResult>> sendAll(const std::vector<Queued> &statements);
    base::Result<qint64> take(const Queued &statement, const PGresult *result) const;
    base::Result<qint64> flushQueue();
    base::Result<void> flushBulk(qsizetype atLeast);
    base::Result<qint64> readStreamed(const RowCallback &row, std::string_view sql);

    DatabaseUrl m_url;
    OpenOptions m_options;
    PGconn *m_connection = nullptr;
    std::unordered_map<std::string, std::string> m_prepared; // text and types → the statement's name
    int m_lastName = 0;
    std::vector<Queued> m_queue; // goes with the next statement that is waited for
    QByteArray m_bulk;
};

tl::unexpected<base::Error> PostgresqlDriver::failed(const PGresult *result, std::string_view doing) const
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const QString words =
        QString::fromUtf8(result ? PQresultErrorMessage(result) : PQerrorMessage(m_connection)).trimmed();
    return fail(codeOfSqlState(state ? QByteArray(state) : QByteArray()), m_url.display(),
                QStringLiteral("%1 [%2] %3")
                    .arg(words, QLatin1String(state ? state : ""),
                         QString::fromUtf8(doing.data(), qsizetype(std::min<size_t>(doing.size(), 160)))));
}

base::Result<void> PostgresqlDriver::reopen()
{
    PQfinish(m_connection);
    m_prepared.clear();
    m_queue.clear();
    m_connection = connectPostgresql(m_url, m_options);
    if (!isAlive())
        return fail(ErrorCode::Unavailable, m_url.display(), QString::fromUtf8(PQerrorMessage(m_connection)).trimmed());
    // Notices ("table exists already") are no news for anybody.
    PQsetNoticeProcessor(
        m_connection, [](void *, const char *) {}, nullptr);
    // What is acknowledged is on disk: a server that is set to answer before that is asked to wait. No statement here
    // runs so long that compiling it would pay.
    return script("SET TIME ZONE 'UTC'; SET standard_conforming_strings = on; SET bytea_output = 'hex'; SET jit = off;"
                  "SELECT set_config('synchronous_commit', 'local', false) "
                  "WHERE current_setting('synchronous_commit') = 'off'; SET lock_timeout = " +
                  QByteArray::number(m_options.busyTimeoutMs));
}

base::Result<std::string> PostgresqlDriver::prepare(std::string_view sql, const Bounds &bound)
{
    std::string key(sql);
    std::vector<Oid> types;
    for (const BoundValue &parameter : bound) {
        types.push_back(parameter.type);
        key += '\1' + std::to_string(parameter.type);
    }
    if (const auto found = m_prepared.find(key); found != m_prepared.end())
        return found->second;
    if (m_prepared.size() >= kMaxPrepared) {
        BD_TRY(script("DEALLOCATE ALL"));
        m_prepared.clear();
    }
    const std::string name = std::string("s").append(std::to_string(++m_lastName));
    const PostgresqlResult result(
        PQprepare(m_connection, name.c_str(), std::string(sql).c_str(), int(types.size()), types.data()));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        return failed(result.get(), sql);
    m_prepared.emplace(std::move(key), name);
    return name;
}

base::Result<Queued> PostgresqlDriver::queued(std::string_view sql, ParameterView parameters, const RowCallback &row)
{
    Queued statement;
    statement.sql = sql;
    statement.row = row;
    if (sql == "BEGIN" || sql == "COMMIT")
        return statement;
    statement.bound.reserve(parameters.size());
    for (const Parameter &parameter : parameters)
        statement.bound.push_back(boundOf(parameter));
    BD_ASSIGN(statement.name, prepare(sql, statement.bound));
    return statement;
}

bool PostgresqlDriver::send(const Queued &statement)
{
    if (statement.name.empty())
        return PQsendQueryParams(m_connection, statement.sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0) == 1;
    std::vector<const char *> values;
    std::vector<int> lengths, formats;
    for (const BoundValue &bound : statement.bound) {
        values.push_back(bound.isNull ? nullptr : bound.text.isNull() ? "" : bound.text.constData());
        lengths.push_back(int(bound.text.size()));
        formats.push_back(bound.isBinary ? 1 : 0);
    }
    return PQsendQueryPrepared(m_connection, statement.name.c_str(), int(values.size()), values.data(), lengths.data(),
                               formats.data(), 0) == 1;
}

// What came of one statement; returns how many rows were changed.
base::Result<qint64> PostgresqlDriver::take(const Queued &statement, const PGresult *result) const
{
    const auto status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return failed(result, statement.sql);
    // COMMIT of a failed transaction says ROLLBACK and is no error for the server, but it is for us.
    if (statement.sql == "COMMIT" && QByteArray(PQcmdStatus(const_cast<PGresult *>(result))) != "COMMIT")
        return fail(ErrorCode::Internal, m_url.display(),
                    QStringLiteral("the transaction had failed before its commit"));
    const qint64 changed = QByteArray(PQcmdTuples(const_cast<PGresult *>(result))).toLongLong();
    if (statement.expected && changed != *statement.expected)
        return fail(ErrorCode::Retry, m_url.display(), QStringLiteral("another writer was there first"));
    for (int i = 0; statement.row && i < PQntuples(result); ++i)
        statement.row(PostgresqlRow(result, i));
    return changed;
}

// One round trip for all of them (libpq's pipeline mode). All is read before the first callback runs, which may use the
// connection again.
base::Result<std::vector<PostgresqlResult>> PostgresqlDriver::sendAll(const std::vector<Queued> &statements)
{
    bool sent = PQenterPipelineMode(m_connection) == 1;
    for (const Queued &statement : statements)
        sent = sent && send(statement);
    if (!sent || !PQpipelineSync(m_connection))
        return failed(nullptr, "pipeline");
    std::vector<PostgresqlResult> results;
    for (size_t i = 0; i < statements.size(); ++i) {
        results.emplace_back(PQgetResult(m_connection));
        while (PostgresqlResult{PQgetResult(m_connection)})
            continue; // the end of this statement's answer
    }
    const PostgresqlResult end(PQgetResult(m_connection)); // of the pipeline
    if (!PQexitPipelineMode(m_connection))
        return failed(nullptr, "pipeline");
    return results;
}

base::Result<qint64> PostgresqlDriver::flushQueue()
{
    const std::vector<Queued> statements = std::exchange(m_queue, {});
    BD_ASSIGN(const std::vector<PostgresqlResult> results, sendAll(statements));
    qint64 changed = 0;
    for (size_t i = 0; i < statements.size(); ++i) {
        BD_ASSIGN(changed, take(statements[i], results[i].get()));
    }
    return changed;
}

base::Result<void> PostgresqlDriver::queue(std::string_view sql, ParameterView parameters, const RowCallback &row,
                                           std::optional<qint64> expected)
{
    BD_ASSIGN(Queued statement, queued(sql, parameters, row));
    statement.expected = expected;
    m_queue.push_back(std::move(statement));
    return {};
}

base::Result<void> PostgresqlDriver::settle()
{
    if (m_queue.empty())
        return {};
    const auto done = flushQueue();
    return done ? base::Result<void>() : fail(done.error());
}

base::Result<qint64> PostgresqlDriver::execute(std::string_view sql, ParameterView parameters, const RowCallback &row,
                                               bool streamed)
{
    BD_ASSIGN(Queued statement, queued(sql, parameters, row));
    if (streamed && row) {
        BD_TRY(settle());
        if (!send(statement))
            return failed(nullptr, sql);
        PQsetSingleRowMode(m_connection);
        return readStreamed(row, sql);
    }
    if (!m_queue.empty()) {
        m_queue.push_back(std::move(statement));
        return flushQueue();
    }
    if (!send(statement))
        return failed(nullptr, sql);
    const PostgresqlResult result(PQgetResult(m_connection));
    while (PostgresqlResult{PQgetResult(m_connection)})
        continue; // the end of the answer
    return take(statement, result.get());
}

base::Result<qint64> PostgresqlDriver::readStreamed(const RowCallback &row, std::string_view sql)
{
    std::optional<base::Error> error;
    qint64 rows = 0;
    while (PostgresqlResult result{PQgetResult(m_connection)}) {
        const auto status = PQresultStatus(result.get());
        if (status == PGRES_SINGLE_TUPLE) {
            row(PostgresqlRow(result.get(), 0));
            ++rows;
        } else if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && !error) {
            error = failed(result.get(), sql).value();
        }
    }
    if (error)
        return fail(*error);
    return rows;
}

base::Result<void> PostgresqlDriver::commit()
{
    BD_TRY(execute("COMMIT", {}, {}, false));
    return {};
}

base::Result<void> PostgresqlDriver::script(const QByteArray &sql)
{
    BD_TRY(settle());
    const PostgresqlResult result(PQexec(m_connection, sql.constData()));
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
        return failed(result.get(), std::string_view(sql.constData(), size_t(sql.size())));
    return {};
}

base::Result<bool> PostgresqlDriver::takeForeignChange()
{
    if (!isAlive())
        BD_TRY(reopen());
    BD_TRY(script("LISTEN bouncedesk_changed"));
    bool changed = false;
    PQconsumeInput(m_connection);
    while (PGnotify *notification = PQnotifies(m_connection)) {
        changed = changed || notification->be_pid != PQbackendPID(m_connection);
        PQfreemem(notification);
    }
    return changed;
}

base::Result<void> PostgresqlDriver::beginBulk(const QByteArray &table, const QByteArrayList &columns)
{
    BD_TRY(settle());
    const QByteArray sql = "COPY " + table + " (" + columns.join(", ") + ") FROM STDIN";
    const PostgresqlResult result(PQexec(m_connection, sql.constData()));
    if (PQresultStatus(result.get()) != PGRES_COPY_IN)
        return failed(result.get(), sql.toStdString());
    m_bulk.clear();
    return {};
}

base::Result<void> PostgresqlDriver::bulkRow(ParameterView values)
{
    appendCopyRow(m_bulk, values);
    return flushBulk(1 << 18);
}

base::Result<void> PostgresqlDriver::flushBulk(qsizetype atLeast)
{
    if (m_bulk.size() < atLeast || m_bulk.isEmpty())
        return {};
    if (PQputCopyData(m_connection, m_bulk.constData(), int(m_bulk.size())) != 1)
        return failed(nullptr, "COPY");
    m_bulk.clear();
    return {};
}

base::Result<void> PostgresqlDriver::endBulk()
{
    BD_TRY(flushBulk(0));
    if (PQputCopyEnd(m_connection, nullptr) != 1)
        return failed(nullptr, "COPY");
    base::Result<void> outcome;
    while (PostgresqlResult result{PQgetResult(m_connection)}) {
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK && outcome)
            outcome = failed(result.get(), "COPY");
    }
    return outcome;
}

base::Result<void> PostgresqlDriver::backupTo(const QString &file)
{
    return dumpPostgresql(m_url, file);
}

} // namespace

base::Result<std::unique_ptr<Driver>> openPostgresqlDriver(const DatabaseUrl &url, const OpenOptions &options)
{
    auto driver = std::make_unique<PostgresqlDriver>(url, options);
    BD_TRY(driver->reopen());
    return driver;
}

} // namespace bouncedesk::storage
