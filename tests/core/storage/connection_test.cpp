// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/bulk_load.h"
#include "core/storage/database_properties.h"
#include "core/storage/migrator.h"
#include "core/storage/transaction.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <numeric>

using namespace bouncedesk;
using base::ErrorCode;

class ConnectionTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBack_data() { test::addDatabases(); }
    void whatIsWrittenIsReadBack()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const QByteArray bytes("\0\x01\xff\\x", 5);
        const QString text = QStringLiteral("Übergröße 'quoted' \\ \U0001F600\ttab");
        QVERIFY(connection.run("INSERT INTO bodies (received_at, bytes) VALUES ($1, $2)", {qint64(1) << 60, bytes}));
        QVERIFY(connection.run("INSERT INTO settings (name, value, changed_at) VALUES ($2, $1, $3)",
                               {text, QStringLiteral("name"), 7}));
        const auto body = connection.first("SELECT received_at, bytes FROM bodies", {}, [](const storage::Row &row) {
            return std::pair(row.integer(0), row.bytes(1));
        });
        QVERIFY(body && *body);
        QCOMPARE((*body)->first, qint64(1) << 60);
        QCOMPARE((*body)->second, bytes);
        const auto value = connection.first("SELECT value FROM settings WHERE name = $1", {QStringLiteral("name")},
                                            [](const storage::Row &row) { return row.text(0); });
        QCOMPARE(value->value(), text);
    }

    void whatIsCommittedIsOnDiskWhateverTheServerIsSetTo()
    {
        if (!test::TestDatabase::postgresqlIsThere())
            QSKIP("no PostgreSQL server: start one and set PGHOST");
        test::TestDatabase database(storage::Dialect::Postgresql, test::TestDatabase::Empty);
        QVERIFY(database.connection().script("ALTER DATABASE " + database.url().name.toLatin1() +
                                             " SET synchronous_commit = off"));
        const auto mode = database.open()->first("SELECT current_setting('synchronous_commit')", {},
                                                 [](const storage::Row &row) { return row.text(0); });
        QVERIFY(mode);
        QCOMPARE(mode->value_or(QString()), QStringLiteral("local"));
    }

    void aTransactionLeftWithoutCommitChangesNothing_data() { test::addDatabases(); }
    void aTransactionLeftWithoutCommitChangesNothing()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        {
            auto transaction = storage::Transaction::begin(connection);
            QVERIFY(transaction.has_value());
            QVERIFY(storage::setProperty(connection, "a", QStringLiteral("1")));
        }
        QVERIFY(!storage::property(connection, "a")->has_value());
    }

    void aFailedInnerPartUndoesTheWhole_data() { test::addDatabases(); }
    void aFailedInnerPartUndoesTheWhole()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const auto outcome = storage::inTransaction(connection, [&]() -> base::Result<void> {
            BD_TRY(storage::setProperty(connection, "a", QStringLiteral("1")));
            const base::Result<void> inner = storage::inTransaction(connection, [&]() -> base::Result<void> {
                BD_TRY(storage::setProperty(connection, "b", QStringLiteral("1")));
                return base::fail(ErrorCode::InvalidInput);
            });
            Q_UNUSED(inner)
            return {};
        });
        QVERIFY(!outcome);
        QVERIFY(!storage::property(connection, "a")->has_value());
    }

    void whatOthersHoldIsNotWaitedForWithoutEnd_data() { test::addDatabases(); }
    void whatOthersHoldIsNotWaitedForWithoutEnd()
    {
        BD_TEST_DATABASE(database);
        storage::OpenOptions impatient;
        impatient.busyTimeoutMs = 50;
        const auto second = storage::Connection::open(database.url(), impatient);
        QVERIFY(second);
        auto held = storage::Transaction::begin(database.connection());
        const auto insert = [](storage::Connection &connection) {
            return connection.run("INSERT INTO settings (name, value, changed_at) VALUES ('x', '', 0)");
        };
        QVERIFY(held && insert(database.connection()));
        const auto refused = insert(**second);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, base::ErrorCode::Retry);
        QVERIFY(held->commit());
    }

    void aSecondRowUnderOneKeyIsAConflict_data() { test::addDatabases(); }
    void aSecondRowUnderOneKeyIsAConflict()
    {
        BD_TEST_DATABASE(database);
        const auto insert = [&] {
            return database.connection().run("INSERT INTO settings (name, value, changed_at) VALUES ('x', '', 0)");
        };
        QVERIFY(insert());
        const auto second = insert();
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Conflict);
    }

    void manyRowsGoInAtOnce_data() { test::addDatabases(); }
    void manyRowsGoInAtOnce()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const auto done = storage::inTransaction(connection, [&]() -> base::Result<void> {
            storage::BulkLoad load(connection, "projects", {"project_key", "name", "created_at"});
            for (int i = 0; i < 1003; ++i)
                BD_TRY(load.row({QStringLiteral("p%1").arg(i), QStringLiteral("tab\there\nline \\"), i}));
            return load.finish();
        });
        QVERIFY(done);
        QCOMPARE(
            *connection.number("SELECT COUNT(*) FROM projects WHERE name = $1", {QStringLiteral("tab\there\nline \\")}),
            1003);
        QCOMPARE(*connection.number("SELECT SUM(created_at) FROM projects"), 1002 * 1003 / 2);
    }

    void aBulkLoadThatIsRefusedLeavesNothingBehind_data() { test::addDatabases(); }
    void aBulkLoadThatIsRefusedLeavesNothingBehind()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const auto loadThese = [&connection](const QList<int> &numbers) {
            return storage::inTransaction(connection, [&]() -> base::Result<void> {
                storage::BulkLoad load(connection, "projects", {"project_key", "name", "created_at"});
                for (const int number : numbers)
                    BD_TRY(load.row({QStringLiteral("p%1").arg(number), QStringLiteral("name"), number}));
                return load.finish();
            });
        };
        QList<int> numbers(20);
        std::iota(numbers.begin(), numbers.end(), 0);
        QCOMPARE(loadThese(numbers + QList<int>{3}).error().code, ErrorCode::Conflict);
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM projects"), 0);
        QVERIFY(loadThese(numbers));
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM projects"), 20);
    }

    void textsComeBackAsTheyWere_data() { test::addDatabases(); }
    void textsComeBackAsTheyWere()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const QStringList texts{QStringLiteral("plain"), QString::fromUtf8("Jürgen \xF0\x9F\x93\xAC"),
                                QString(9000, u'x'), QString(9000, QChar(0xe9)), QStringLiteral("")};
        QByteArrayList places;
        storage::Parameters parameters;
        for (const QString &text : texts) {
            parameters.emplace_back(text);
            places.append("CAST($" + QByteArray::number(parameters.size()) + " AS TEXT)");
        }
        QStringList read;
        const QByteArray sql = "SELECT " + places.join(", ");
        QVERIFY(connection.each(sql.toStdString(), parameters, [&read, &texts](const storage::Row &row) {
            for (int i = 0; i < int(texts.size()); ++i)
                read.append(row.isNull(i) ? QString() : row.text(i));
        }));
        QCOMPARE(read, texts);
        QVERIFY(!read.constLast().isNull());
    }

    void nothingOfFormerParametersStays()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        auto &connection = database.connection();
        constexpr auto sql = "SELECT COALESCE($1, 0) * 10 + COALESCE($2, 0)";
        QCOMPARE(*connection.number(sql, {1, 2}), 12);
        QCOMPARE(*connection.number(sql, {3}), 30);
    }

    void aNewerDatabaseIsRefused_data() { test::addDatabases(); }
    void aNewerDatabaseIsRefused()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        QVERIFY(connection.run("INSERT INTO schema_migrations (number, name) VALUES (999, 'future')"));
        QCOMPARE(storage::prepareSchema(connection).error().code, ErrorCode::TooNew);
        QCOMPARE(storage::migrate(connection).error().code, ErrorCode::TooNew);
    }

    void anOlderDatabaseIsMigratedOnSqliteAndRefusedOnPostgresql_data() { test::addDatabases(); }
    void anOlderDatabaseIsMigratedOnSqliteAndRefusedOnPostgresql()
    {
        BD_TEST_DATABASE(database, test::TestDatabase::Empty);
        auto &connection = database.connection();
        test::migrateUntilNewest(connection);
        const auto prepared = storage::prepareSchema(connection);
        if (connection.isSqlite()) {
            QVERIFY(prepared.has_value());
        } else {
            QCOMPARE(prepared.error().code, ErrorCode::TooOld);
            QVERIFY(storage::migrate(connection).has_value());
        }
        QCOMPARE(storage::schemaState(connection)->present, storage::schemaState(connection)->newest);
    }

    void theReportingZoneIsSetOnce_data() { test::addDatabases(); }
    void theReportingZoneIsSetOnce()
    {
        BD_TEST_DATABASE(database);
        QCOMPARE(storage::reportingZone(database.connection(), "Europe/Berlin")->ianaId(), QByteArray("Europe/Berlin"));
        QCOMPARE(storage::reportingZone(database.connection(), "Asia/Tokyo")->ianaId(), QByteArray("Europe/Berlin"));
    }

    void whereItLiesIsToldOnThisMachine_data() { test::addDatabases(); }
    void whereItLiesIsToldOnThisMachine()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const auto folder = storage::folderHere(connection);
        QVERIFY(folder);
        if (connection.isSqlite()) {
            QCOMPARE(*folder, QFileInfo(database.url().path).path());
            return;
        }
        const auto told =
            connection.first("SHOW data_directory", {}, [](const storage::Row &row) { return row.text(0); });
        QVERIFY(told && *told);
        QVERIFY(folder->isEmpty() || *folder == **told);
        QVERIFY(connection.run("SET ROLE pg_signal_backend"));
        QCOMPARE(*storage::folderHere(connection), QString());
    }

    void changesByOthersAreSeen_data() { test::addDatabases(); }
    void changesByOthersAreSeen()
    {
        BD_TEST_DATABASE(database);
        auto other = database.open();
        QVERIFY(database.connection().driver().takeForeignChange().has_value());
        QVERIFY(other->run("INSERT INTO settings (name, value, changed_at) VALUES ('x', '', 0)"));
        if (!other->isSqlite())
            QVERIFY(other->script("NOTIFY bouncedesk_changed"));
        bool seen = false;
        QTRY_VERIFY(seen = seen || *database.connection().driver().takeForeignChange());
    }
};

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connection_test.moc"
