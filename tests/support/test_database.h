// SPDX-License-Identifier: GPL-3.0-or-later
// A migrated database of a test's own, on either system; gone with the object. PostgreSQL is the server that libpq's
// variables name (PGHOST …).
#pragma once

#include "core/storage/connection.h"

#include <QTemporaryDir>
#include <QTest>

namespace bouncedesk::test {

class TestDatabase {
public:
    enum Schema { Migrated, Empty };
    explicit TestDatabase(storage::Dialect dialect, Schema schema = Migrated);
    ~TestDatabase();

    storage::Connection &connection() { return *m_connection; }
    const storage::DatabaseUrl &url() const { return m_url; }
    QString urlText() const;                           // as BOUNCEDESK_DATABASE takes it
    std::unique_ptr<storage::Connection> open() const; // another connection
    void closeConnection() { m_connection.reset(); }

    // Whether a server can be reached. With BOUNCEDESK_TEST_REQUIRE_POSTGRESQL set it must be.
    static bool postgresqlIsThere();

private:
    QTemporaryDir m_folder;
    storage::DatabaseUrl m_url;
    std::unique_ptr<storage::Connection> m_connection;
};

// Makes an empty database what an older version left: every step of its migrations before the one of this name, as
// "lookup_parts". Steps have different numbers on the two systems.
void migrateUntil(storage::Connection &connection, const QString &step);
// The same before the newest step, whatever that is.
void migrateUntilNewest(storage::Connection &connection);

// For _data functions: a row per database system ("on SQLite", "on PostgreSQL"), column "dialect" (int).
void addDatabases();
// For tests with rows of their own: one row "name on SQLite" and one on PostgreSQL; the caller appends the rest with
// <<.
QList<std::pair<QByteArray, storage::Dialect>> databases();

} // namespace bouncedesk::test

// In a test: skips PostgreSQL where none runs (never where it is required), then makes the database, migrated or, with
// TestDatabase::Empty behind the name, empty.
#define BD_TEST_DATABASE(name, ...)                                                                                    \
    QFETCH(int, dialect);                                                                                              \
    if (dialect == int(bouncedesk::storage::Dialect::Postgresql) &&                                                    \
        !bouncedesk::test::TestDatabase::postgresqlIsThere())                                                          \
        QSKIP("no PostgreSQL server: start one and set PGHOST");                                                       \
    bouncedesk::test::TestDatabase name                                                                                \
    {                                                                                                                  \
        bouncedesk::storage::Dialect(dialect) __VA_OPT__(, ) __VA_ARGS__                                               \
    }
