// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/migrator.h"

#include "core/storage/transaction.h"

#include <QDir>
#include <QFile>

static void initMigrations()
{
    Q_INIT_RESOURCE(migrations); // a static library's resource is not registered by itself
}

namespace bouncedesk::storage {

using base::ErrorCode;
using base::fail;

constexpr auto kMakeTable =
    "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)";
constexpr auto kHasTableSqlite = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_migrations'";
constexpr auto kHasTablePostgresql = "SELECT COUNT(*) FROM pg_tables WHERE schemaname = ANY(current_schemas(false)) "
                                     "AND tablename = 'schema_migrations'";
constexpr auto kPresent = "SELECT MAX(number) FROM schema_migrations";
constexpr auto kApplied = "INSERT INTO schema_migrations (number, name) VALUES ($1, $2)";
// Two programs that start at once: the second waits however long the first takes.
constexpr auto kLockPostgresql = "SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(7311526)";

static QStringList migrationFiles(Dialect dialect)
{
    initMigrations();
    const QDir folder(dialect == Dialect::Sqlite ? QStringLiteral(":/migrations/sqlite")
                                                 : QStringLiteral(":/migrations/postgresql"));
    QStringList files;
    for (const QString &name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name))
        files.append(folder.filePath(name));
    return files;
}

static int numberOf(const QString &file)
{
    const QString name = QFileInfo(file).fileName();
    return QStringView(name).left(3).toInt();
}

base::Result<SchemaState> schemaState(Connection &connection)
{
    SchemaState state;
    state.newest = numberOf(migrationFiles(connection.dialect()).constLast());
    BD_ASSIGN(const qint64 hasTable, connection.number(connection.isSqlite() ? kHasTableSqlite : kHasTablePostgresql));
    if (hasTable > 0) {
        BD_ASSIGN(const qint64 present, connection.number(kPresent));
        state.present = int(present);
    }
    return state;
}

static base::Result<void> apply(Connection &connection, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, path, file.errorString());
    BD_TRY(connection.script(file.readAll()));
    BD_TRY(connection.run(kApplied, {numberOf(path), QFileInfo(path).completeBaseName()}));
    return {};
}

static tl::unexpected<base::Error> tooNew(const Connection &connection, const SchemaState &state)
{
    return fail(ErrorCode::TooNew, connection.url().display(),
                QStringLiteral("schema %1, this program knows %2").arg(state.present).arg(state.newest));
}

base::Result<SchemaState> migrate(Connection &connection)
{
    BD_TRY(inTransaction(connection, [&]() -> base::Result<void> {
        if (!connection.isSqlite())
            BD_TRY(connection.script(kLockPostgresql));
        BD_TRY(connection.script(kMakeTable));
        BD_ASSIGN(const SchemaState state, schemaState(connection));
        if (state.present > state.newest)
            return tooNew(connection, state);
        for (const QString &file : migrationFiles(connection.dialect())) {
            if (numberOf(file) > state.present)
                BD_TRY(apply(connection, file));
        }
        return {};
    }));
    return schemaState(connection);
}

base::Result<void> prepareSchema(Connection &connection)
{
    BD_ASSIGN(const SchemaState state, schemaState(connection));
    if (state.present == state.newest)
        return {};
    if (state.present > state.newest)
        return tooNew(connection, state);
    if (!connection.isSqlite() && state.present > 0)
        return fail(ErrorCode::TooOld, connection.url().display(),
                    QStringLiteral("schema %1, this program needs %2").arg(state.present).arg(state.newest));
    BD_ASSIGN(const SchemaState done, migrate(connection));
    Q_UNUSED(done)
    return {};
}

} // namespace bouncedesk::storage
