// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/lock_fact_repository.h"
#include "tests/support/command_run.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QJsonObject>

using namespace bouncedesk;

class LocksCommandsTest : public test::StrictFixture {
    Q_OBJECT

    static QStringList words(const char *text) { return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts); }
    static QJsonObject rule(const test::CommandResult &result, const char *name)
    {
        for (const QJsonValue &row : result.rows()) {
            if (row.toObject().value(QLatin1String("rule")) == QLatin1String(name))
                return row.toObject();
        }
        return {};
    }

private Q_SLOTS:
    void theTableIsShownWithReasons_data() { test::addDatabases(); }
    void theTableIsShownWithReasons()
    {
        BD_TEST_DATABASE(database);
        test::CommandRun program(database.url());
        const auto shown = program.run(words("locks show"));
        QVERIFY2(shown.status == 0, shown.err.constData());
        QCOMPARE(shown.rows().size(), 11);
        const QJsonObject complaint = rule(shown, "complaint");
        QCOMPARE(complaint.value(QLatin1String("value")).toString(), QStringLiteral("at_once"));
        QCOMPARE(complaint.value(QLatin1String("choices")).toString(), QStringLiteral("at_once, never"));
        QVERIFY(complaint.value(QLatin1String("reason")).toString().contains(QStringLiteral("spam")));
        QCOMPARE(rule(shown, "strikes").value(QLatin1String("value")).toString(), QStringLiteral("3"));
        QVERIFY(program.run(words("locks show --format csv")).out.startsWith("rule,value,standard,choices,"));
    }

    void aChangeIsKeptAndJudgesEverybodyAnew_data() { test::addDatabases(); }
    void aChangeIsKeptAndJudgesEverybodyAnew()
    {
        BD_TEST_DATABASE(database);
        test::CommandRun program(database.url());
        QTemporaryDir folder;
        QFile csv(folder.filePath(QStringLiteral("in.csv")));
        QVERIFY(csv.open(QIODevice::WriteOnly) && csv.write("backer_id,email,name\nA-1,eva@example.org,Eva\n") > 0);
        csv.close();
        const backers::LockFact complaint{QStringLiteral("eva@example.org"),
                                          program.clock().nowMs(),
                                          QStringLiteral("e1"),
                                          mail::EventKind::Complained,
                                          0,
                                          mail::MailClass::Complaint,
                                          false,
                                          {}};
        QVERIFY(backers::recordLockFact(database.connection(), complaint));
        QCOMPARE(program.run(words("backers import") + QStringList(csv.fileName())).status, 0);
        const auto isLocked = [&] {
            return program.run(words("backers list")).rows()[0].toObject().value(QLatin1String("locked")).toBool();
        };
        QVERIFY(isLocked());
        const auto set = program.run(words("locks set complaint never"));
        QVERIFY2(set.status == 0, set.err.constData());
        QCOMPARE(rule(set, "complaint").value(QLatin1String("value")).toString(), QStringLiteral("never"));
        QVERIFY(!isLocked());
        QCOMPARE(program.run(words("db check")).status, 0);
        QCOMPARE(rule(program.run(words("locks set strikes 4")), "strikes").value(QLatin1String("value")).toString(),
                 QStringLiteral("4"));
        QCOMPARE(program.run(words("locks set complaint at_once")).status, 0);
        QVERIFY(isLocked());
    }

    void nonsenseIsUsage_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no such rule") << QStringLiteral("locks set hart never")
                                      << QByteArray("There is no rule “hart”");
        QTest::newRow("no such effect") << QStringLiteral("locks set hard sometimes")
                                        << QByteArray("“hard” cannot be “sometimes”");
        QTest::newRow("an effect of others")
            << QStringLiteral("locks set blocked at_once") << QByteArray("“blocked” cannot be “at_once”");
        QTest::newRow("no number") << QStringLiteral("locks set strikes few") << QByteArray("“few” is no number");
        QTest::newRow("too many") << QStringLiteral("locks set strikes 99") << QByteArray("“99” is no number");
    }
    void nonsenseIsUsage()
    {
        QFETCH(QString, command);
        QFETCH(QByteArray, says);
        test::TestDatabase database(storage::Dialect::Sqlite);
        test::CommandRun program(database.url());
        const auto result = program.run(command.split(u' '));
        QCOMPARE(result.status, 2);
        QVERIFY2(result.err.contains(says), result.err.constData());
        QVERIFY(result.err.contains("Usage: bouncedeskd locks set RULE VALUE"));
        QVERIFY(result.out.isEmpty());
    }
};

QTEST_GUILESS_MAIN(LocksCommandsTest)
#include "locks_commands_test.moc"
