// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/call_evidence.h"
#include "core/tasks/alarm_repository.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using billing::Evidence;

Q_DECLARE_METATYPE(bouncedesk::billing::Evidence)

class CallEvidenceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void oneEventSettlesItsCall_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("knownId");
        QTest::addColumn<Evidence>("evidence");
        QTest::addColumn<QString>("after");
        const QString accepted = QStringLiteral("accepted");
        for (const auto &[name, dialect] : test::databases()) {
            const auto row = [&, database = name](const char *what) -> QTestData & {
                return QTest::newRow(QByteArray(what + (' ' + database)).constData());
            };
            row("an unknown call") << int(dialect) << QStringLiteral("unknown") << QString() << Evidence::Settled
                                   << accepted;
            row("a call whose answer is still under way")
                << int(dialect) << QStringLiteral("in_flight") << QString() << Evidence::Settled << accepted;
            row("a call that was put back")
                << int(dialect) << QStringLiteral("pending") << QString() << Evidence::Settled << accepted;
            row("an accepted call") << int(dialect) << accepted << QStringLiteral("m1@mg") << Evidence::NoNews
                                    << accepted;
            row("an accepted call under another message id")
                << int(dialect) << accepted << QStringLiteral("m2@mg") << Evidence::Twice << accepted;
            row("a lost call whose people got another one")
                << int(dialect) << QStringLiteral("lost") << QString() << Evidence::Twice << QStringLiteral("lost");
        }
    }
    void oneEventSettlesItsCall()
    {
        BD_TEST_DATABASE(database);
        QFETCH(QString, state);
        QFETCH(QString, knownId);
        QFETCH(Evidence, evidence);
        QFETCH(QString, after);
        auto &connection = database.connection();
        insertCall(connection, 1, state, knownId);
        const auto found = billing::evidenceOfCall(connection, {1}, 1, QStringLiteral("m1@mg"), 1000);
        QVERIFY(found.has_value());
        QCOMPARE(*found, evidence);
        QCOMPARE(stateOf(connection, 1), after);
        QCOMPARE(tasks::openAlarms(connection)->size(), evidence == Evidence::Twice ? 1 : 0);
    }

    void theRepeatOfALostCallIsCalledOff_data() { test::addDatabases(); }
    void theRepeatOfALostCallIsCalledOff()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        insertCall(connection, 1, QStringLiteral("lost"), {});
        insertCall(connection, 2, QStringLiteral("pending"), {});
        QCOMPARE(*billing::evidenceOfCall(connection, {1}, 1, QStringLiteral("m1@mg"), 1000), Evidence::Settled);
        QCOMPARE(stateOf(connection, 1), QStringLiteral("accepted"));
        QCOMPARE(stateOf(connection, 2), QString());
    }

    void theRepeatIsCalledOffInAllItsParts_data() { test::addDatabases(); }
    void theRepeatIsCalledOffInAllItsParts()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        insertCall(connection, 1, QStringLiteral("lost"), {});
        insertCall(connection, 2, QStringLiteral("pending"), {}, 0, 3);
        insertCall(connection, 3, QStringLiteral("pending"), {}, 4, 8);
        insertCall(connection, 4, QStringLiteral("refused"), {}, 9, 9);
        QVERIFY(connection.run("UPDATE calls SET probe_of = 2 WHERE number = 4")); // and is not judged yet
        insertCall(connection, 5, QStringLiteral("pending"), {}, 10, 19);
        QCOMPARE(*billing::evidenceOfCall(connection, {1}, 1, QStringLiteral("m1@mg"), 1000), Evidence::Settled);
        QCOMPARE(stateOf(connection, 1), QStringLiteral("accepted"));
        for (const int part : {2, 3, 4})
            QCOMPARE(stateOf(connection, part), QString());
        QCOMPARE(stateOf(connection, 5), QStringLiteral("pending"));
        QCOMPARE(tasks::openAlarms(connection)->size(), 0);
    }

    void whereAPartOfTheRepeatLeftTheOthersStay_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QString>("left");
        for (const auto &[name, dialect] : test::databases()) {
            for (const char *state : {"in_flight", "unknown", "accepted"})
                QTest::newRow((state + (' ' + name)).constData()) << int(dialect) << QString::fromLatin1(state);
        }
    }
    void whereAPartOfTheRepeatLeftTheOthersStay()
    {
        BD_TEST_DATABASE(database);
        QFETCH(QString, left);
        auto &connection = database.connection();
        insertCall(connection, 1, QStringLiteral("lost"), {});
        insertCall(connection, 2, left, {}, 0, 3);
        insertCall(connection, 3, QStringLiteral("pending"), {}, 4, 9);
        QCOMPARE(*billing::evidenceOfCall(connection, {1}, 1, QStringLiteral("m1@mg"), 1000), Evidence::Twice);
        QCOMPARE(stateOf(connection, 1), QStringLiteral("lost")); // nobody is in two calls
        QCOMPARE(stateOf(connection, 2), left);
        QCOMPARE(stateOf(connection, 3), QStringLiteral("accepted"));
        QCOMPARE(tasks::openAlarms(connection)->size(), 1);
    }

    void aCallThatTheLedgerDoesNotKnowIsNoNews_data() { test::addDatabases(); }
    void aCallThatTheLedgerDoesNotKnowIsNoNews()
    {
        BD_TEST_DATABASE(database);
        QCOMPARE(*billing::evidenceOfCall(database.connection(), {1}, 1, QStringLiteral("m"), 1), Evidence::NoNews);
    }

private:
    static void insertCall(storage::Connection &connection, int number, const QString &state, const QString &id,
                           int first = 0, int last = 9)
    {
        QVERIFY(connection.run(
            "INSERT INTO calls (run, number, first_ordinal, last_ordinal, first_backer, "
            "last_backer, apart, people, state, message_id) "
            "VALUES (1, $1, $4, $5, 1, 20, 0, $6, $2, $3)",
            {number, state, id.isEmpty() ? std::optional<QString>() : id, first, last, last - first + 1}));
    }
    static QString stateOf(storage::Connection &connection, int number)
    {
        const auto found = connection.first("SELECT state FROM calls WHERE run = 1 AND number = $1", {number},
                                            [](const storage::Row &row) { return row.text(0); });
        return found && *found ? **found : QString();
    }
};

QTEST_GUILESS_MAIN(CallEvidenceTest)
#include "call_evidence_test.moc"
