// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_database.h"

#include "core/storage/migrator.h"

#include <QCoreApplication>
#include <QDir>
#include <QRandomGenerator>
#include <QThread>

static void initMigrations()
{
    Q_INIT_RESOURCE(migrations); // a static library's resource is not registered by itself
}

namespace bouncedesk::test {

using storage::Connection;
using storage::DatabaseUrl;
using storage::Dialect;

static DatabaseUrl serverUrl(const QString &name)
{
    DatabaseUrl url;
    url.dialect = Dialect::Postgresql;
    url.name = name;
    return url; // host, port and user are libpq's own variables
}

TestDatabase::TestDatabase(Dialect dialect, Schema schema)
{
    if (dialect == Dialect::Sqlite) {
        m_url = DatabaseUrl::sqlite(m_folder.filePath(QStringLiteral("test.db")));
    } else {
        m_url = serverUrl(QStringLiteral("bouncedesk_test_%1_%2")
                              .arg(QCoreApplication::applicationPid())
                              .arg(QRandomGenerator::system()->generate()));
        auto server = Connection::open(serverUrl(QStringLiteral("postgres")));
        if (!server || !(*server)->run("CREATE DATABASE " + m_url.name.toStdString()))
            qFatal("cannot make the test's database");
    }
    m_connection = open();
    if (schema == Migrated) {
        if (auto migrated = storage::migrate(*m_connection); !migrated)
            qFatal("cannot migrate: %s", qPrintable(migrated.error().detail));
    }
}

TestDatabase::~TestDatabase()
{
    m_connection.reset();
    if (m_url.dialect == Dialect::Sqlite)
        return;
    auto server = Connection::open(serverUrl(QStringLiteral("postgres")));
    if (!server || !(*server)->run("DROP DATABASE " + m_url.name.toStdString() + " WITH (FORCE)"))
        qWarning("cannot drop the test's database");
}

QString TestDatabase::urlText() const
{
    if (m_url.dialect == Dialect::Sqlite)
        return QStringLiteral("sqlite://") + m_url.path;
    const QString host = qEnvironmentVariable("PGHOST");
    const QString user = qEnvironmentVariable("PGUSER");
    const QString port = qEnvironmentVariable("PGPORT");
    const QString at = user.isEmpty() ? QString() : user + u'@';
    if (host.startsWith(u'/'))
        return QStringLiteral("postgresql:///%1?host=%2").arg(m_url.name, host);
    const QString colon = port.isEmpty() || host.isEmpty() ? QString() : u':' + port;
    return QStringLiteral("postgresql://%1%2%3/%4").arg(at, host, colon, m_url.name);
}

std::unique_ptr<Connection> TestDatabase::open() const
{
    auto opened = Connection::open(m_url);
    // A server one of whose processes a test has killed is back after its recovery.
    for (int tries = 0; !opened && m_url.dialect == Dialect::Postgresql && tries < 100; ++tries) {
        QThread::msleep(100);
        opened = Connection::open(m_url);
    }
    if (!opened)
        qFatal("cannot open the test's database: %s", qPrintable(opened.error().detail));
    return std::move(*opened);
}

bool TestDatabase::postgresqlIsThere()
{
    static const bool there = Connection::open(serverUrl(QStringLiteral("postgres"))).has_value();
    if (!there && qEnvironmentVariableIsSet("BOUNCEDESK_TEST_REQUIRE_POSTGRESQL"))
        qFatal("PostgreSQL is required here and does not answer");
    return there;
}

static QStringList migrationSteps(const Connection &connection)
{
    initMigrations();
    const QDir folder(connection.isSqlite() ? QStringLiteral(":/migrations/sqlite")
                                            : QStringLiteral(":/migrations/postgresql"));
    QStringList steps;
    for (const QFileInfo &file : folder.entryInfoList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name))
        steps.append(file.filePath());
    return steps;
}

static void applySteps(Connection &connection, const QStringList &steps)
{
    bool done = connection.script("CREATE TABLE schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)")
                    .has_value();
    for (const QString &step : steps) {
        QFile file(step);
        const QString name = QFileInfo(file).completeBaseName();
        done = done && file.open(QIODevice::ReadOnly) && connection.script(file.readAll()) &&
               connection.run("INSERT INTO schema_migrations (number, name) VALUES ($1, $2)",
                              {name.first(3).toInt(), name});
    }
    if (!done)
        qFatal("cannot make an older database");
}

void migrateUntil(Connection &connection, const QString &step)
{
    const QStringList steps = migrationSteps(connection);
    for (qsizetype i = 1; i < steps.size(); ++i) {
        if (QFileInfo(steps.at(i)).completeBaseName().sliced(4) == step)
            return applySteps(connection, steps.first(i));
    }
    qFatal("no step before %s", qPrintable(step));
}

void migrateUntilNewest(Connection &connection)
{
    const QStringList steps = migrationSteps(connection);
    applySteps(connection, steps.first(steps.size() - 1));
}

QList<std::pair<QByteArray, Dialect>> databases()
{
    return {{"on SQLite", Dialect::Sqlite}, {"on PostgreSQL", Dialect::Postgresql}};
}

void addDatabases()
{
    QTest::addColumn<int>("dialect");
    for (const auto &[name, dialect] : databases())
        QTest::newRow(name.constData()) << int(dialect);
}

} // namespace bouncedesk::test
