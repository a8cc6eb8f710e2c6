// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/driver.h"
#include "core/storage/sqlite_bulk.h"
#include "core/storage/sqlite_gathered_log.h"
#include "core/storage/sqlite_values.h"

#include <QFileInfo>

#include <sys/stat.h>
#include <sys/vfs.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace bouncedesk::storage {

using base::ErrorCode;
using base::fail;

namespace {

constexpr size_t kMaxPrepared = 400; // texts with filters vary; beyond this all are dropped and prepared anew

struct Prepared {
    sqlite3_stmt *statement = nullptr;
    std::vector<int> slots; // slots[i]: sqlite's index of $i+1; 0: not used by the text
    bool isRunning = false; // being stepped: a nested use of the same text gets a statement of its own
};

// Write-ahead logging needs shared memory, which network file systems do not give (sqlite.org/wal.html).
bool isOnNetworkFileSystem(const QString &path)
{
    struct statfs info {};
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    if (statfs(folder.constData(), &info) != 0)
        return false;
    constexpr unsigned kNfs = 0x6969, kSmb = 0x517B, kSmb2 = 0xFE534D42, kCifs = 0xFF534D42, kNcp = 0x564c,
                       k9p = 0x01021997;
    const auto type = static_cast<unsigned>(info.f_type);
    return type == kNfs || type == kSmb || type == kSmb2 || type == kCifs || type == kNcp || type == k9p;
}

class SqliteDriver : public Driver {
public:
    SqliteDriver(DatabaseUrl url, OpenOptions options) : m_url(std::move(url)), m_options(std::move(options)) {}
    ~SqliteDriver() override { close(); }

    base::Result<qint64> execute(std::string_view sql, ParameterView parameters, const RowCallback &row,
                                 bool streamed) override;
    base::Result<void> queue(std::string_view sql, ParameterView parameters, const RowCallback &row,
                             std::optional<qint64> expected) override;
    base::Result<void> settle() override { return {}; }
    void forgetQueue() override {}
    base::Result<void> commit() override;
    base::Result<void> script(const QByteArray &sql) override;
    bool isInTransaction() const override { return sqlite3_get_autocommit(m_handle) == 0; }
    bool isAlive() const override { return m_handle != nullptr; }
    base::Result<void> reopen() override;
    base::Result<bool> takeForeignChange() override;
    base::Result<void> beginBulk(const QByteArray &table, const QByteArrayList &columns) override;
    base::Result<void> bulkRow(ParameterView values) override;
    base::Result<void> endBulk() override;
    base::Result<void> backupTo(const QString &file) override;

private:
    tl::unexpected<base::Error> failed(const char *doing) const;
    base::Result<void> configure();
    base::Result<void> insertBulk(bool atEnd);
    base::Result<Prepared *> prepare(std::string_view sql);
    base::Result<sqlite3_stmt *> compile(std::string_view sql) const;
    base::Result<qint64> step(sqlite3_stmt *statement, std::string_view sql, const RowCallback &row);
    void dropStatements();
    void close();

    DatabaseUrl m_url;
    OpenOptions m_options;
    sqlite3 *m_handle = nullptr;
    std::unordered_map<std::string, Prepared> m_prepared;
    std::unordered_map<const char *, Prepared *> m_byPlace; // most texts are constants: found by where they stand
    int m_running = 0;
    SqliteBulk m_bulk;
    qint64 m_dataVersion = -1;
};

tl::unexpected<base::Error> SqliteDriver::failed(const char *doing) const
{
    const int code = m_handle ? sqlite3_extended_errcode(m_handle) : SQLITE_NOMEM;
    const QString words = m_handle ? QString::fromUtf8(sqlite3_errmsg(m_handle)) : QStringLiteral("no memory");
    return fail(codeOfSqlite(code), m_url.path,
                QStringLiteral("%1: %2 (SQLite %3)").arg(QLatin1String(doing), words).arg(code));
}

base::Result<void> SqliteDriver::reopen()
{
    close();
    if (isOnNetworkFileSystem(m_url.path))
        return fail(ErrorCode::Unavailable, m_url.path, QStringLiteral("network_file_system"));
    int flags = m_options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (m_options.create && !m_options.readOnly)
        flags |= SQLITE_OPEN_CREATE;
    // People's addresses are in it: nobody but the owner reads a file that we make.
    const mode_t before = umask(0077);
    const int opened = sqlite3_open_v2(QFile::encodeName(m_url.path).constData(), &m_handle,
                                       flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, gatheredLog());
    umask(before);
    if (opened != SQLITE_OK) {
        auto error = failed("open");
        close();
        return error;
    }
    if (auto configured = configure(); !configured) {
        close();
        return configured;
    }
    return {};
}

base::Result<void> SqliteDriver::configure()
{
    sqlite3_busy_timeout(m_handle, m_options.busyTimeoutMs);
    if (!m_options.readOnly) {
        QString mode;
        const auto asked = execute(
            "PRAGMA journal_mode=WAL", {}, [&](const Row &row) { mode = row.text(0); }, false);
        if (!asked)
            return fail(asked.error());
        if (mode != QLatin1String("wal"))
            return fail(ErrorCode::Unavailable, m_url.path, QStringLiteral("no write-ahead log: %1").arg(mode));
    }
    // FULL: what is acknowledged survives a power cut. Checkpoints stay on the writer: one that runs apart never lets
    // the log start over under load (measured: 5.6 GB in 40 s).
    return script("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
                  "PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-" +
                  QByteArray::number(m_options.cacheKiB) + ";");
}

base::Result<sqlite3_stmt *> SqliteDriver::compile(std::string_view sql) const
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
        SQLITE_OK)
        return failed(std::string(sql.substr(0, 200)).c_str());
    return statement;
}

base::Result<Prepared *> SqliteDriver::prepare(std::string_view sql)
{
    if (const auto placed = m_byPlace.find(sql.data());
        placed != m_byPlace.end() && sql == sqlite3_sql(placed->second->statement))
        return placed->second;
    if (m_byPlace.size() >= kMaxPrepared)
        m_byPlace.clear();
    std::string key(sql);
    if (const auto found = m_prepared.find(key); found != m_prepared.end())
        return m_byPlace[sql.data()] = &found->second;
    if (m_prepared.size() >= kMaxPrepared && m_running == 0)
        dropStatements();
    BD_ASSIGN(sqlite3_stmt * statement, compile(sql));
    Prepared prepared{statement, {}, false};
    for (int slot = 1; slot <= sqlite3_bind_parameter_count(statement); ++slot) {
        const char *name = sqlite3_bind_parameter_name(statement, slot);
        const int number = name ? atoi(name + 1) : slot;
        if (number > int(prepared.slots.size()))
            prepared.slots.resize(size_t(number), 0);
        prepared.slots[size_t(number) - 1] = slot;
    }
    return m_byPlace[sql.data()] = &m_prepared.emplace(std::move(key), std::move(prepared)).first->second;
}

base::Result<qint64> SqliteDriver::execute(std::string_view sql, ParameterView parameters, const RowCallback &row, bool)
{
    if (!m_handle)
        return fail(ErrorCode::Unavailable, m_url.path, QStringLiteral("closed"));
    BD_ASSIGN(Prepared * prepared, prepare(sql));
    sqlite3_stmt *statement = prepared->statement;
    const bool nested = prepared->isRunning;
    if (nested) {
        BD_ASSIGN(statement, compile(sql));
    }
    const auto finish = qScopeGuard([&] {
        sqlite3_reset(statement);
        --m_running;
        if (nested)
            sqlite3_finalize(statement);
        else
            prepared->isRunning = false;
    });
    ++m_running;
    prepared->isRunning = true;
    BoundTexts texts;
    // All of them, since what was bound before is gone.
    for (size_t i = 0; i < prepared->slots.size(); ++i) {
        static const Parameter none(std::nullopt);
        const Parameter &parameter = i < parameters.size() ? parameters[i] : none;
        if (prepared->slots[i] > 0 && bindParameter(statement, prepared->slots[i], parameter, texts) != SQLITE_OK)
            return failed("bind");
    }
    return step(statement, sql, row);
}

base::Result<qint64> SqliteDriver::step(sqlite3_stmt *statement, std::string_view sql, const RowCallback &row)
{
    const SqliteRow current(statement);
    const qint64 before = sqlite3_total_changes64(m_handle);
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
        if (row)
            row(current);
    }
    if (step != SQLITE_DONE)
        return failed(std::string(sql.substr(0, 120)).c_str());
    return sqlite3_total_changes64(m_handle) > before ? qint64(sqlite3_changes64(m_handle)) : 0;
}

base::Result<void> SqliteDriver::queue(std::string_view sql, ParameterView parameters, const RowCallback &row,
                                       std::optional<qint64> expected)
{
    const auto changed = execute(sql, parameters, row, false);
    if (!changed)
        return fail(changed.error());
    if (expected && *changed != *expected)
        return fail(ErrorCode::Retry, m_url.path, QStringLiteral("another writer was there first"));
    return {};
}

base::Result<void> SqliteDriver::commit()
{
    if (!m_handle)
        return fail(ErrorCode::Unavailable, m_url.path, QStringLiteral("closed"));
    if (commitGathered(m_handle) != SQLITE_OK)
        return failed("COMMIT");
    return {};
}

base::Result<void> SqliteDriver::script(const QByteArray &sql)
{
    if (!m_handle)
        return fail(ErrorCode::Unavailable, m_url.path, QStringLiteral("closed"));
    if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return failed(sql.left(120).constData());
    return {};
}

base::Result<bool> SqliteDriver::takeForeignChange()
{
    qint64 version = 0;
    const auto asked = execute(
        "PRAGMA data_version", {}, [&](const Row &row) { version = row.integer(0); }, false);
    if (!asked)
        return fail(asked.error());
    const bool changed = m_dataVersion >= 0 && version != m_dataVersion;
    m_dataVersion = version;
    return changed;
}

base::Result<void> SqliteDriver::beginBulk(const QByteArray &table, const QByteArrayList &columns)
{
    m_bulk.begin(table, columns);
    return {};
}

base::Result<void> SqliteDriver::bulkRow(ParameterView values)
{
    m_bulk.add(values);
    return insertBulk(false);
}

base::Result<void> SqliteDriver::endBulk()
{
    return insertBulk(true);
}

base::Result<void> SqliteDriver::insertBulk(bool atEnd)
{
    while (const auto insert = m_bulk.due(atEnd)) {
        const auto inserted = execute(insert->sql, insert->values, {}, false);
        if (!inserted)
            return fail(inserted.error());
        m_bulk.drop(*insert);
    }
    return {};
}

base::Result<void> SqliteDriver::backupTo(const QString &file)
{
    const auto done = execute("VACUUM INTO $1", {file}, {}, false);
    if (!done)
        return fail(done.error());
    return {};
}

void SqliteDriver::dropStatements()
{
    for (auto &[sql, prepared] : m_prepared)
        sqlite3_finalize(prepared.statement);
    m_byPlace.clear();
    m_prepared.clear();
}

void SqliteDriver::close()
{
    dropStatements();
    if (m_handle && !m_options.readOnly)
        sqlite3_exec(m_handle, "PRAGMA optimize", nullptr, nullptr, nullptr);
    sqlite3_close_v2(m_handle);
    m_handle = nullptr;
}

} // namespace

base::Result<std::unique_ptr<Driver>> openSqliteDriver(const DatabaseUrl &url, const OpenOptions &options)
{
    // Or every allocation of every connection takes one lock to be counted.
    static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    Q_UNUSED(uncounted);
    auto driver = std::make_unique<SqliteDriver>(url, options);
    BD_TRY(driver->reopen());
    return base::Result<std::unique_ptr<Driver>>(std::move(driver));
}

} // namespace bouncedesk::storage
