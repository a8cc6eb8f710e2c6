// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/all_commands.h"
#include "tests/support/command_run.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;

namespace {

base::Result<void> checkDay(const QCommandLineParser &parser)
{
    const QString day = parser.value(QStringLiteral("day"));
    return day.isEmpty() ? base::Result<void>()
                         : base::fail(base::ErrorCode::InvalidInput, day, QStringLiteral("not_a_billing_day"));
}

base::Result<int> echo(const QCommandLineParser &parser, commands::CommandContext &context)
{
    if (parser.isSet(QStringLiteral("fail")))
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("A-1"), QStringLiteral("backer"));
    context.out.write(parser.positionalArguments().join(u'|').toUtf8());
    return commands::Done;
}

QList<commands::Command> twoCommands()
{
    const QCommandLineOption failing(QStringLiteral("fail"), QStringLiteral("fails"));
    return {{{QStringLiteral("backers"), QStringLiteral("show")},
             QStringLiteral("KEY [--fail]"),
             QStringLiteral("Shows one"),
             {failing, commands::formatOption()},
             {QStringLiteral("KEY"), QStringLiteral("[OTHER]")},
             echo},
            {{QStringLiteral("serve")},
             {},
             QStringLiteral("Serves"),
             {{QStringLiteral("day"), QStringLiteral("a day"), QStringLiteral("D")}},
             {},
             echo,
             checkDay}};
}

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class CommandLineTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void theLeadingWordsFindTheCommand_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("out");
        QTest::addColumn<QString>("err");
        const auto row = [](const char *name, const char *line, int status, const char *out, const char *err) {
            QTest::newRow(name) << QString::fromUtf8(line) << status << QString::fromUtf8(out)
                                << QString::fromUtf8(err);
        };
        row("one argument", "backers show A-1", 0, "A-1", "");
        row("an optional one too", "backers show A-1 B-2", 0, "A-1|B-2", "");
        row("one too many is usage", "backers show A B C", 2, "", "“C” is one argument too many");
        row("a missing one is usage", "backers show", 2, "", "KEY is missing");
        row("an unknown option is usage", "backers show A --nope", 2, "", "nope");
        row("a wrong format is usage", "backers show A --format xml", 2, "",
            "--format is table, json or csv, not “xml”");
        row("a wrong value is usage", "serve --day never", 2, "", "“never” is no day");
        row("an unknown command lists all", "dance", 2, "", "There is no command “dance”.");
        row("half a command lists its kind", "backers", 2, "", "backers show");
        row("half a command and nonsense", "backers dance", 2, "", "There is no command “backers dance”.");
        row("nothing lists all", "", 2, "", "serve");
        row("an option alone is no command", "--nope", 2, "", "There is no command “--nope”.");
        row("help of the program", "--help", 0, "backers show", "");
        row("help as a word", "help", 0, "serve", "");
        row("help of a kind", "backers --help", 0, "Shows one", "");
        row("help of a command", "backers show --help", 0, "Usage: bouncedeskd backers show KEY [--fail]", "");
        row("what failed is said in a sentence", "backers show A-1 --fail", 1, "",
            "No backer has the id or address “A-1”");
    }
    void theLeadingWordsFindTheCommand()
    {
        QFETCH(QString, line);
        QFETCH(QString, out);
        QFETCH(QString, err);
        const auto result = test::CommandRun({}).run(twoCommands(), words(line.toUtf8().constData()));
        QTEST(result.status, "status");
        QVERIFY2(QString::fromUtf8(result.out).contains(out), result.out.constData());
        QVERIFY2(QString::fromUtf8(result.err).contains(err), result.err.constData());
        QCOMPARE(result.out.isEmpty(), out.isEmpty());
        QCOMPARE(result.err.isEmpty(), err.isEmpty());
    }

    void everyCommandHasHelp()
    {
        for (const auto &command : commands::allCommands()) {
            const auto result = test::CommandRun({}).run(command.words + QStringList(QStringLiteral("--help")));
            QCOMPARE(result.status, 0);
            QVERIFY2(result.out.contains(command.words.join(u' ').toUtf8()), result.out.constData());
            QVERIFY(!command.summary.isEmpty());
        }
    }

    void programOptionsAreTakenOut()
    {
        const auto taken = commands::takeProgramOptions(words("db --config a.conf info --version -- --config b"));
        QVERIFY(taken.has_value());
        QVERIFY(taken->version);
        QCOMPARE(taken->configFile, QStringLiteral("a.conf"));
        QCOMPARE(taken->rest, words("db info -- --config b"));
        QCOMPARE(commands::takeProgramOptions(words("db --config=x"))->configFile, QStringLiteral("x"));
        QVERIFY(!commands::takeProgramOptions(words("db --config")));
    }

    void infoTellsWhatIsThere_data() { test::addDatabases(); }
    void infoTellsWhatIsThere()
    {
        BD_TEST_DATABASE(database);
        test::CommandRun program(database.url());
        const auto result = program.run(words("db info"));
        QCOMPARE(result.status, 0);
        const QJsonObject row = result.rows()[0].toObject();
        QCOMPARE(row[QStringLiteral("backers")].toInt(-1), 0);
        QVERIFY(row[QStringLiteral("schema")].toInt() > 0);
        QVERIFY(program.run(words("db info"), true).out.contains("reporting_zone"));
    }

    void migrateMakesAnEmptyDatabaseWhole_data() { test::addDatabases(); }
    void migrateMakesAnEmptyDatabaseWhole()
    {
        BD_TEST_DATABASE(database, test::TestDatabase::Empty);
        const auto result = test::CommandRun(database.url()).run(words("db migrate"));
        QCOMPARE(result.status, 0);
        const QJsonObject row = result.rows()[0].toObject();
        QCOMPARE(row[QStringLiteral("schema_before")].toInt(-1), 0);
        QVERIFY(row[QStringLiteral("schema_after")].toInt() > 0);
    }

    void aBackupIsWholeAndOverwritesNothing_data() { test::addDatabases(); }
    void aBackupIsWholeAndOverwritesNothing()
    {
        BD_TEST_DATABASE(database);
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("copy"));
        test::CommandRun program(database.url());
        const auto first = program.run({QStringLiteral("db"), QStringLiteral("backup"), file});
        QVERIFY2(first.status == 0, first.err.constData());
        QVERIFY(QFileInfo(file).size() > 0);
        const auto second = program.run({QStringLiteral("db"), QStringLiteral("backup"), file});
        QCOMPARE(second.status, 1);
        QVERIFY(second.err.contains("exists already"));
    }

    void aNewerDatabaseIsRefusedInASentence()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        QVERIFY(database.connection().run("INSERT INTO schema_migrations (number, name) VALUES (999, 'future')"));
        const auto result = test::CommandRun(database.url()).run(words("db info"));
        QCOMPARE(result.status, 1);
        QVERIFY(result.err.contains("was made by a newer Bouncedesk"));
    }

    void whatIsMistypedIsUsageBeforeTheDatabaseIsOpened_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *line, const char *says) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(says);
        };
        for (const char *line :
             {"billing send --yes", "billing resume", "billing result", "billing resend A-1", "billing preview",
              "billing pause", "billing cancel", "billing status", "billing import in.csv", "billing template check",
              "billing template test --to a@example.org", "backers why A-1"})
            row((line + QByteArray(" --period 2026-13")).constData(), "“2026-13”");
        row("billing schedule --day 32", "“32”");
        row("billing schedule --time 25:00", "“25:00”");
        row("billing schedule --missed perhaps", "“perhaps”");
        row("events list --kind bounce", "“bounce”");
        row("events backfill --from yesterday", "“yesterday”");
        row("events backfill --to tomorrow", "“tomorrow”");
        row("locks set hart never", "“hart”");
        row("locks set strikes 99", "“99”");
    }
    void whatIsMistypedIsUsageBeforeTheDatabaseIsOpened()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const auto url = storage::DatabaseUrl::sqlite(QStringLiteral("/nowhere/at/all.db"));
        const auto result = test::CommandRun(url).run(words(line.toUtf8().constData()));
        QCOMPARE(result.status, 2);
        QVERIFY(result.out.isEmpty());
        QVERIFY2(QString::fromUtf8(result.err).contains(says), result.err.constData());
    }

    void aDatabaseThatCannotBeOpenedIsSaidSo()
    {
        const auto url = storage::DatabaseUrl::sqlite(QStringLiteral("/nowhere/at/all.db"));
        const auto result = test::CommandRun(url).run(words("db info"));
        QCOMPARE(result.status, 1);
        QVERIFY2(result.err.contains("/nowhere/at/all.db cannot be reached or opened"), result.err.constData());
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
