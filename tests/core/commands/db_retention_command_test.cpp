// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/retention_service.h"
#include "tests/support/command_run.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QJsonObject>

using namespace bouncedesk;

class DbRetentionCommandTest : public test::StrictFixture {
    Q_OBJECT

    static QStringList words(const char *text) { return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts); }
    static QJsonValue of(const test::CommandResult &result, int row, const char *column)
    {
        return result.rows()[row].toObject().value(QLatin1String(column));
    }

private Q_SLOTS:
    void itIsShownBesideTheProgramsOwnSetting_data() { test::addDatabases(); }
    void itIsShownBesideTheProgramsOwnSetting()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(ingest::keepAtLeast(database.connection(), {14, 365}, QStringLiteral("staff:server"), 1));
        test::CommandRun program(database.url());
        program.settings().bodyRetentionDays = 30;
        const auto shown = program.run(words("db retention"));
        QVERIFY2(shown.status == 0, shown.err.constData());
        QCOMPARE(of(shown, 0, "kept").toString(), QStringLiteral("raw_events"));
        QCOMPARE(of(shown, 0, "days").toInt(), 365);
        QCOMPARE(of(shown, 0, "own_setting").toInt(), 30);
        QVERIFY(!of(shown, 0, "removed_before").toString().isEmpty());
        QCOMPARE(of(shown, 1, "days").toInt(), 14);
        QVERIFY(shown.err.isEmpty());
    }

    void onlyWhatIsNamedIsShortened_data() { test::addDatabases(); }
    void onlyWhatIsNamedIsShortened()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(ingest::keepAtLeast(database.connection(), {14, 365}, QStringLiteral("staff:server"), 1));
        test::CommandRun program(database.url());
        const auto shortened = program.run(words("db retention --raw-days 30"));
        QVERIFY2(shortened.status == 0, shortened.err.constData());
        QVERIFY(shortened.err.contains("goes for ever"));
        QCOMPARE(*ingest::keptPeriods(database.connection()), (ingest::RetentionPeriods{14, 30}));
        QCOMPARE(program.run(words("db retention --token-days 7")).status, 0);
        QCOMPARE(*ingest::keptPeriods(database.connection()), (ingest::RetentionPeriods{7, 30}));
    }

    void nonsenseIsSaidInOneLine_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("no days") << QStringLiteral("db retention --raw-days 0");
        QTest::newRow("no number") << QStringLiteral("db retention --raw-days few");
        QTest::newRow("tokens for less than a week") << QStringLiteral("db retention --token-days 6");
    }
    void nonsenseIsSaidInOneLine()
    {
        QFETCH(QString, command);
        test::TestDatabase database(storage::Dialect::Sqlite);
        const auto result = test::CommandRun(database.url()).run(command.split(u' '));
        QCOMPARE(result.status, 1);
        QVERIFY2(result.err.contains("must be a whole number from"), result.err.constData());
        QCOMPARE(result.err.count('\n'), 1);
    }
};

QTEST_GUILESS_MAIN(DbRetentionCommandTest)
#include "db_retention_command_test.moc"
