// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/driver.h"

#include <QProcess>

#include <libpq-fe.h>

#include <string>
#include <unordered_map>

namespace bouncedesk::storage {

using base::ErrorCode;
using base::fail;

namespace {

constexpr size_t kMaxPrepared = 400;

// postgresql.org/docs/15/errcodes-appendix.html
ErrorCode codeOf(const QByteArray &sqlState)
{
    if (sqlState == "40001" || sqlState == "40P01" || sqlState == "55P03")
        return ErrorCode::Retry;
    if (sqlState == "23505")
        return ErrorCode::Conflict;
    if (sqlState == "53100")
        return ErrorCode::Full;
    if (sqlState == "42501")
        return ErrorCode::Forbidden;
    if (sqlState.startsWith("22") || sqlState.startsWith("23") || sqlState == "54000")
        return ErrorCode::DataRefused;
    if (sqlState.isEmpty() || sqlState.startsWith("08") || sqlState.startsWith("53") || sqlState.startsWith("57"))
        return ErrorCode::Unavailable;
    return ErrorCode::Internal;
}

struct ResultDeleter {
    void operator()(PGresult *result) const { PQclear(result); }
};
using ResultPointer = std::unique_ptr<PGresult, ResultDeleter>;

class PostgresqlRow : public Row {
public:
    PostgresqlRow(const PGresult *result, int row) : m_result(result), m_row(row) {}

    bool isNull(int column) const override { return PQgetisnull(m_result, m_row, column) != 0; }
    qint64 integer(int column) const override { return strtoll(PQgetvalue(m_result, m_row, column), nullptr, 10); }
    double real(int column) const override { return QByteArrayView(view(column)).toDouble(); }
    QString text(int column) const override { return QString::fromUtf8(view(column)); }
    QByteArray bytes(int column) const override
    {
        const QByteArrayView shown = view(column);
        return shown.startsWith("\\x") ? QByteArray::fromHex(shown.sliced(2).toByteArray()) : shown.toByteArray();
    }

private:
    QByteArrayView view(int column) const
    {
        return {PQgetvalue(m_result, m_row, column), PQgetlength(m_result, m_row, column)};
    }
    const PGresult *m_result;
    int m_row;
};

QByteArray quotedElement(const QByteArray &text)
{
    QByteArray quoted;
    quoted.reserve(text.size() + 2);
    quoted += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

QByteArray elementOf(qint64 value)
{
    return QByteArray::number(value);
}
QByteArray elementOf(const QString &value)
{
    return quotedElement(value.toUtf8());
}
QByteArray elementOf(const QByteArray &value)
{
    return "\"\\\\x" + value.toHex() + '"';
}
template <typename T>
QByteArray elementOf(const std::optional<T> &value)
{
    return value ? elementOf(*value) : QByteArray("NULL");
}

template <typename T>
QByteArray arrayLiteral(const QList<T> &list)
{
    QByteArray literal = "{";
    for (const T &value : list) {
        if (literal.size() > 1)
            literal += ',';
        literal += elementOf(value);
    }
    return literal + '}';
}

// A parameter as libpq wants it; type oids from pg_type.dat.
struct Bound {
    QByteArray text;
    Oid type = 0; // 0: the server finds out from where it stands
    bool isNull = false;
    bool isBinary = false;
};

Bound boundOf(const Parameter &parameter)
{
    constexpr Oid kInt8 = 20, kText = 25, kBytes = 17, kDouble = 701, kInt8List = 1016, kTextList = 1009,
                  kBytesList = 1001;
    struct Visitor {
        Bound operator()(std::monostate) const { return {{}, 0, true, false}; }
        Bound operator()(qint64 value) const { return {QByteArray::number(value), kInt8, false, false}; }
        Bound operator()(double value) const { return {QByteArray::number(value, 'g', 17), kDouble, false, false}; }
        Bound operator()(const QString &value) const { return {value.toUtf8(), kText, false, false}; }
        Bound operator()(const Utf8 &value) const { return {value.text, kText, false, false}; }
        Bound operator()(const QByteArray &value) const { return {value, kBytes, false, true}; }
        Bound operator()(const QList<qint64> &list) const { return {arrayLiteral(list), kInt8List, false, false}; }
        Bound operator()(const QList<std::optional<qint64>> &list) const
        {
            return {arrayLiteral(list), kInt8List, false, false};
        }
        Bound operator()(const QList<QString> &list) const { return {arrayLiteral(list), kTextList, false, false}; }
        Bound operator()(const QList<std::optional<QString>> &list) const
        {
            return {arrayLiteral(list), kTextList, false, false};
        }
        Bound operator()(const QList<QByteArray> &list) const { return {arrayLiteral(list), kBytesList, false, false}; }
    };
    return std::visit(Visitor{}, parameter.value());
}

class PostgresqlDriver : public Driver {
public:
    PostgresqlDriver(DatabaseUrl url, OpenOptions options) : m_url(std::move(url)), m_options(std::move(options)) {}
    ~PostgresqlDriver() override { PQfinish(m_connection); }

    base::Result<qint64> execute(std::string_view sql, const Parameters &parameters, const RowCallback &row,
                                 bool streamed) override;
    base::Result<void> script(const QByteArray &sql) override;
    bool isAlive() const override { return m_connection && PQstatus(m_connection) == CONNECTION_OK; }
    base::Result<void> reopen() override;
    base::Result<bool> takeForeignChange() override;
    base::Result<void> beginBulk(const QByteArray &table, const QByteArrayList &columns) override;
    base::Result<void> bulkRow(const Parameters &values) override;
    base::Result<void> endBulk() override;
    base::Result<void> backupTo(const QString &file) override;

private:
    tl::unexpected<base::Error> failed(const PGresult *result, std::string_view doing) const;
    base::Result<std::string> prepare(std::string_view sql, const std::vector<Bound> &bound);
    base::Result<void> flushBulk(qsizetype atLeast);
    base::Result<qint64> readStreamed(const RowCallback &row, std::string_view sql);

    DatabaseUrl m_url;
    OpenOptions m_options;
    PGconn *m_connection = nullptr;
    std::unordered_map<std::string, std::string> m_prepared; // text and types → the statement's name
    int m_lastName = 0;
    QByteArray m_bulk;
};

tl::unexpected<base::Error> PostgresqlDriver::failed(const PGresult *result, std::string_view doing) const
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const QString words =
        QString::fromUtf8(result ? PQresultErrorMessage(result) : PQerrorMessage(m_connection)).trimmed();
    return fail(codeOf(state ? QByteArray(state) : QByteArray()), m_url.display(),
                QStringLiteral("%1 [%2] %3")
                    .arg(words, QLatin1String(state ? state : ""),
                         QString::fromUtf8(doing.data(), qsizetype(std::min<size_t>(doing.size(), 160)))));
}

base::Result<void> PostgresqlDriver::reopen()
{
    PQfinish(m_connection);
    m_prepared.clear();
    // The texts must live until the connection is made, so they stand in one list, pointed to afterwards.
    std::vector<std::pair<const char *, QByteArray>> options{
        {"dbname", m_url.name.toUtf8()},
        {"user", m_url.user.toUtf8()},
        {"host", m_url.host.toUtf8()},
        {"port", m_url.port > 0 ? QByteArray::number(m_url.port) : QByteArray()},
        {"password", m_url.password.reveal()},
        {"application_name", m_options.applicationName.toUtf8()},
        {"client_encoding", "UTF8"},
        {"connect_timeout", "10"},
        // A server that is gone without a word is noticed within this time, not after the system's quarter of an hour.
        {"tcp_user_timeout", "15000"},
        {"keepalives_idle", "10"},
        {"keepalives_interval", "5"},
        {"keepalives_count", "2"},
    };
    std::vector<const char *> keys, values;
    for (const auto &[key, value] : options) {
        if (value.isEmpty())
            continue;
        keys.push_back(key);
        values.push_back(value.constData());
    }
    keys.push_back(nullptr);
    values.push_back(nullptr);
    m_connection = PQconnectdbParams(keys.data(), values.data(), 0);
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

base::Result<std::string> PostgresqlDriver::prepare(std::string_view sql, const std::vector<Bound> &bound)
{
    std::string key(sql);
    std::vector<Oid> types;
    for (const Bound &parameter : bound) {
        types.push_back(parameter.type);
        key += '\1' + std::to_string(parameter.type);
    }
    if (const auto found = m_prepared.find(key); found != m_prepared.end())
        return found->second;
    if (m_prepared.size() >= kMaxPrepared) {
        BD_TRY(script("DEALLOCATE ALL"));
        m_prepared.clear();
    }
    const std::string name = "s" + std::to_string(++m_lastName);
    const ResultPointer result(
        PQprepare(m_connection, name.c_str(), std::string(sql).c_str(), int(types.size()), types.data()));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        return failed(result.get(), sql);
    m_prepared.emplace(std::move(key), name);
    return name;
}

base::Result<qint64> PostgresqlDriver::execute(std::string_view sql, const Parameters &parameters,
                                               const RowCallback &row, bool streamed)
{
    std::vector<Bound> bound;
    bound.reserve(parameters.size());
    for (const Parameter &parameter : parameters)
        bound.push_back(boundOf(parameter));
    BD_ASSIGN(const std::string name, prepare(sql, bound));
    std::vector<const char *> values;
    std::vector<int> lengths, formats;
    for (const Bound &parameter : bound) {
        values.push_back(parameter.isNull ? nullptr : parameter.text.isNull() ? "" : parameter.text.constData());
        lengths.push_back(int(parameter.text.size()));
        formats.push_back(parameter.isBinary ? 1 : 0);
    }
    if (streamed && row) {
        if (!PQsendQueryPrepared(m_connection, name.c_str(), int(values.size()), values.data(), lengths.data(),
                                 formats.data(), 0))
            return failed(nullptr, sql);
        PQsetSingleRowMode(m_connection);
        return readStreamed(row, sql);
    }
    const ResultPointer result(PQexecPrepared(m_connection, name.c_str(), int(values.size()), values.data(),
                                              lengths.data(), formats.data(), 0));
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return failed(result.get(), sql);
    for (int i = 0; row && i < PQntuples(result.get()); ++i)
        row(PostgresqlRow(result.get(), i));
    return QByteArray(PQcmdTuples(result.get())).toLongLong();
}

base::Result<qint64> PostgresqlDriver::readStreamed(const RowCallback &row, std::string_view sql)
{
    std::optional<base::Error> error;
    qint64 rows = 0;
    while (ResultPointer result{PQgetResult(m_connection)}) {
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

base::Result<void> PostgresqlDriver::script(const QByteArray &sql)
{
    const ResultPointer result(PQexec(m_connection, sql.constData()));
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
        return failed(result.get(), std::string_view(sql.constData(), size_t(sql.size())));
    // COMMIT of a failed transaction says ROLLBACK and is no error for the server, but it is for us.
    if (sql == "COMMIT" && QByteArray(PQcmdStatus(result.get())) != "COMMIT")
        return fail(ErrorCode::Internal, m_url.display(),
                    QStringLiteral("the transaction had failed before its commit"));
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
    const QByteArray sql = "COPY " + table + " (" + columns.join(", ") + ") FROM STDIN";
    const ResultPointer result(PQexec(m_connection, sql.constData()));
    if (PQresultStatus(result.get()) != PGRES_COPY_IN)
        return failed(result.get(), sql.toStdString());
    m_bulk.clear();
    return {};
}

static QByteArray copyText(const QByteArray &text)
{
    QByteArray escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '\\': escaped += "\\\\"; break;
        case '\n': escaped += "\\n"; break;
        case '\r': escaped += "\\r"; break;
        case '\t': escaped += "\\t"; break;
        default: escaped += c;
        }
    }
    return escaped;
}

base::Result<void> PostgresqlDriver::bulkRow(const Parameters &values)
{
    bool firstColumn = true;
    for (const Parameter &value : values) {
        if (!firstColumn)
            m_bulk += '\t';
        firstColumn = false;
        const Bound bound = boundOf(value);
        if (bound.isNull)
            m_bulk += "\\N";
        else
            m_bulk += bound.isBinary ? "\\\\x" + bound.text.toHex() : copyText(bound.text);
    }
    m_bulk += '\n';
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
    while (ResultPointer result{PQgetResult(m_connection)}) {
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK && outcome)
            outcome = failed(result.get(), "COPY");
    }
    return outcome;
}

base::Result<void> PostgresqlDriver::backupTo(const QString &file)
{
    QProcess dump;
    QStringList arguments{QStringLiteral("--format=custom"), QStringLiteral("--file=") + file};
    if (!m_url.host.isEmpty())
        arguments << QStringLiteral("--host=") + m_url.host;
    if (m_url.port > 0)
        arguments << QStringLiteral("--port=%1").arg(m_url.port);
    if (!m_url.user.isEmpty())
        arguments << QStringLiteral("--username=") + m_url.user;
    arguments << m_url.name;
    if (!m_url.password.isEmpty()) {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PGPASSWORD"), QString::fromUtf8(m_url.password.reveal()));
        dump.setProcessEnvironment(environment);
    }
    dump.start(QStringLiteral("pg_dump"), arguments);
    if (!dump.waitForFinished(-1) || dump.exitStatus() != QProcess::NormalExit || dump.exitCode() != 0)
        return fail(ErrorCode::Unavailable, QStringLiteral("pg_dump"),
                    dump.error() == QProcess::FailedToStart ? dump.errorString()
                                                            : QString::fromUtf8(dump.readAllStandardError()).trimmed());
    return {};
}

} // namespace

base::Result<std::unique_ptr<Driver>> openPostgresqlDriver(const DatabaseUrl &url, const OpenOptions &options)
{
    auto driver = std::make_unique<PostgresqlDriver>(url, options);
    BD_TRY(driver->reopen());
    return driver;
}

} // namespace bouncedesk::storage
