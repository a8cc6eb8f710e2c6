// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/backer_repository.h"
#include "tests/support/command_run.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QJsonObject>

using namespace bouncedesk;

class BackersCommandsTest : public test::StrictFixture {
    Q_OBJECT

private:
    QString file(const QByteArray &bytes)
    {
        QFile out(m_folder.filePath(QStringLiteral("in.csv")));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write");
        return out.fileName();
    }
    static QStringList words(const char *text) { return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts); }
    test::CommandResult import(test::CommandRun &program, const QByteArray &csv, const QStringList &more = {})
    {
        return program.run(words("backers import") + QStringList(file(csv)) + more);
    }
    QTemporaryDir m_folder;

private Q_SLOTS:
    void whatIsImportedIsListedAndExported_data() { test::addDatabases(); }
    void whatIsImportedIsListedAndExported()
    {
        BD_TEST_DATABASE(database);
        test::CommandRun program(database.url());
        const QByteArray csv("backer_id,email,name,language,plan\r\nA-1,eva@example.org,\"Eva, M\",de,gold\r\n"
                             "A-2,,Bob,,\r\n");
        const auto imported = import(program, csv);
        QVERIFY2(imported.status == 0, imported.err.constData());
        QCOMPARE(imported.rows()[0].toObject()[QStringLiteral("added")].toInt(), 2);
        QCOMPARE(
            program.run(words("backers list")).out,
            QByteArray("[\n{\"backer_id\":\"A-1\",\"email\":\"eva@example.org\",\"name\":\"Eva, M\",\"locked\":false,"
                       "\"lock_reason\":null,\"locked_at\":null},\n{\"backer_id\":\"A-2\",\"email\":null,\"name\":"
                       "\"Bob\",\"locked\":false,\"lock_reason\":null,\"locked_at\":null}\n]\n"));
        QCOMPARE(program.run(words("backers list --search bo --format csv")).out,
                 QByteArray("backer_id,email,name,locked,lock_reason,locked_at\r\nA-2,,Bob,false,,\r\n"));
        QCOMPARE(program.run(words("backers export --format csv")).out, csv);
        QVERIFY(program.run(words("backers list"), true).out.startsWith("backer_id"));
    }

    void whatIsExportedIsTakenUnchanged_data() { test::addDatabases(); }
    void whatIsExportedIsTakenUnchanged()
    {
        BD_TEST_DATABASE(database);
        test::CommandRun program(database.url());
        const QByteArray csv("backer_id,email,name,language,City,plan\r\nA-1,,Eva,,Bonn,\r\nA-2,,Bob,,,gold\r\n");
        QCOMPARE(import(program, csv).status, 0);
        const QByteArray exported = program.run(words("backers export --format csv")).out;
        QCOMPARE(exported, csv);
        const auto again = import(program, exported);
        QCOMPARE(again.rows()[0].toObject()[QStringLiteral("unchanged")].toInt(), 2);
        QCOMPARE(program.run(words("backers export --format csv")).out, csv);
        QCOMPARE((**backers::backerByKey(database.connection(), QStringLiteral("A-1"))).fields,
                 (backers::Fields{{QStringLiteral("City"), QStringLiteral("Bonn")}}));
    }

    void badLinesGoToStandardErrorAndStrictImportsNothing_data() { test::addDatabases(); }
    void badLinesGoToStandardErrorAndStrictImportsNothing()
    {
        BD_TEST_DATABASE(database);
        test::CommandRun program(database.url());
        const QByteArray csv("backer_id,email,name\nA-1,bad,Eva\nA-2,b@example.org,Bob\n");
        const auto strict = import(program, csv, {QStringLiteral("--strict")});
        QCOMPARE(strict.status, 1);
        QVERIFY(strict.out.isEmpty());
        QVERIFY(strict.err.contains("line 2: "));
        QVERIFY(strict.err.contains("Nothing of "));
        QCOMPARE(program.run(words("backers list")).rows().size(), 0);
        const auto loose = import(program, csv);
        QCOMPARE(loose.status, 0);
        QVERIFY2(loose.err.contains("line 2: “bad” is no e-mail address"), loose.err.constData());
        QCOMPARE(program.run(words("backers list")).rows().size(), 1);
        const auto columns = import(program, "backer_id,name\n");
        QCOMPARE(columns.status, 1);
        QVERIFY2(columns.err.contains("has no column “email”"), columns.err.constData());
    }

    void staffLockUnlockAndCorrect_data() { test::addDatabases(); }
    void staffLockUnlockAndCorrect()
    {
        BD_TEST_DATABASE(database);
        test::CommandRun program(database.url());
        import(program, "backer_id,email,name\nA-1,eva@example.org,Eva\nA-2,eva@example.org,Eve\n");
        const auto ambiguous = program.run(words("backers show eva@example.org"));
        QCOMPARE(ambiguous.status, 1);
        QVERIFY2(ambiguous.err.contains("A-1") && ambiguous.err.contains("A-2"), ambiguous.err.constData());
        QCOMPARE(program.run(words("backers lock A-1")).status, 1);
        const auto locked = program.run(words("backers lock A-1 --reason moved"));
        QCOMPARE(locked.rows()[0].toObject()[QStringLiteral("lock_reason")].toString(), QStringLiteral("staff"));
        QCOMPARE(program.run(words("backers list --locked")).rows().size(), 1);
        QCOMPARE(program.run(words("backers unlock A-1")).rows()[0].toObject()[QStringLiteral("locked")].toBool(true),
                 false);
        QCOMPARE(program.run(words("backers unlock A-1")).status, 1);
        const auto moved = program.run(words("backers set-email A-1 new@example.org"));
        QCOMPARE(moved.rows()[0].toObject()[QStringLiteral("email")].toString(), QStringLiteral("new@example.org"));
        const auto bad = program.run(words("backers set-email A-1 nonsense"));
        QCOMPARE(bad.status, 1);
        QVERIFY(bad.err.contains("is no e-mail address"));
        const auto shown = program.run(words("backers show A-1")).rows()[0].toObject();
        QCOMPARE(shown[QStringLiteral("address_source")].toString(), QStringLiteral("staff"));
    }

    void projectsAreImportedAndListed_data() { test::addDatabases(); }
    void projectsAreImportedAndListed()
    {
        BD_TEST_DATABASE(database);
        test::CommandRun program(database.url());
        const auto imported = program.run(words("projects import") + QStringList(file("project_id,name\nP-1,Tower\n")));
        QVERIFY2(imported.status == 0, imported.err.constData());
        QCOMPARE(program.run(words("projects list")).out,
                 QByteArray("[\n{\"project_id\":\"P-1\",\"name\":\"Tower\"}\n]\n"));
    }
};

QTEST_GUILESS_MAIN(BackersCommandsTest)
#include "backers_commands_test.moc"
