// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/billing_job.h"
#include "core/billing/billing_tasks.h"
#include "core/billing/schedule_repository.h"
#include "tests/support/command_run.h"
#include "tests/support/mail_books.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QJsonObject>
#include <QTemporaryFile>

using namespace bouncedesk;
using test::BookedSend;
using test::Books;
using test::CommandResult;

namespace {

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

// A program with the key, beside the stand-in for Mailgun. The fake clock says September 2026.
class Program {
public:
    explicit Program(const test::TestDatabase &database) : m_run(database.url())
    {
        m_run.settings().mailgunBaseUrl = QUrl(m_books.baseUrl());
        m_run.settings().mailgunDomain = QStringLiteral("mg.example.org");
        m_run.settings().mailgunApiKey = base::SecretString("key");
        m_run.settings().billingFrom = QStringLiteral("bills@example.org");
        m_run.settings().mailgunSettleSeconds = 0;
    }
    CommandResult run(const char *line, bool onTerminal = false) { return m_run.run(words(line), onTerminal); }
    QJsonObject status(const char *line = "billing status")
    {
        const QJsonArray rows = run(line).rows();
        return rows.isEmpty() ? QJsonObject() : rows.last().toObject();
    }
    test::MailBooks &books() { return m_books; }
    config::Settings &settings() { return m_run.settings(); }
    test::FakeClock &clock() { return m_run.clock(); }

private:
    test::MailBooks m_books;
    test::CommandRun m_run;
};

void addBackers(storage::Connection &connection, int count)
{
    for (int i = 1; i <= count; ++i) {
        const QString address = QStringLiteral("p%1@example.org").arg(i);
        QVERIFY(connection.run("INSERT INTO backers (id, backer_key, name, email, address, joined_at) "
                               "VALUES ($1, $2, 'Someone', $3, $3, 0)",
                               {i, QStringLiteral("b%1").arg(i), address}));
    }
}

#define QVERIFY_SAYS(result, text) QVERIFY2(QString::fromUtf8(result.err).contains(text), result.err.constData())

} // namespace

class BillingCommandsTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aPreviewNamesEverybody_data() { test::addDatabases(); }
    void aPreviewNamesEverybody()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        addBackers(database.connection(), 2);
        QVERIFY(database.connection().run("UPDATE backers SET locked_at = 1 WHERE id = 2"));
        const QJsonArray rows = program.run("billing preview").rows();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].toObject(), (QJsonObject{{QStringLiteral("backer_id"), QStringLiteral("b1")},
                                                  {QStringLiteral("email"), QStringLiteral("p1@example.org")},
                                                  {QStringLiteral("included"), true},
                                                  {QStringLiteral("reason"), QJsonValue()},
                                                  {QStringLiteral("advice"), QJsonValue()},
                                                  {QStringLiteral("change"), QJsonValue()}}));
        QCOMPARE(rows[1][QStringLiteral("included")].toBool(true), false);
        QCOMPARE(rows[1][QStringLiteral("reason")].toString(), QStringLiteral("locked"));
    }

    void aPreviewAdvisesAndComparesWithTheMonthBefore_data() { test::addDatabases(); }
    void aPreviewAdvisesAndComparesWithTheMonthBefore()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        addBackers(database.connection(), 3);
        QVERIFY(database.connection().run("UPDATE backers SET email = 'eva@web', address = 'eva@web' WHERE id = 3"));
        QCOMPARE(program.run("billing send --yes --period 2026-08").status, 0);
        QVERIFY(database.connection().run("UPDATE backers SET locked_at = 1 WHERE id = 2"));
        QVERIFY(database.connection().run("UPDATE backers SET email = 'eva@web.example', address = 'eva@web.example' "
                                          "WHERE id = 3"));
        QVERIFY(
            database.connection().run("INSERT INTO backers (id, backer_key, name, email, address, joined_at) VALUES "
                                      "(4, 'b4', 'Someone', 'a@b', 'a@b', 0), "
                                      "(5, 'b5', 'Someone', 'c@d.example', 'c@d.example', 1900000000000)"));
        const CommandResult result = program.run("billing preview --period 2026-09");
        const QJsonArray rows = result.rows();
        const auto change = [&](int row) { return rows[row][QStringLiteral("change")].toString(); };
        QCOMPARE(change(0), QString());
        QCOMPARE(change(1), QStringLiteral("gone"));
        QCOMPARE(change(2), QStringLiteral("back"));
        QCOMPARE(change(4), QStringLiteral("new"));
        QVERIFY(rows[3][QStringLiteral("advice")].toString().contains(QStringLiteral("no dot")));
        QVERIFY_SAYS(result, QStringLiteral("Against 2026-08: 1 new, 1 again, no more: 1 locked."));
    }

    void billsAreImportedFromAFile_data() { test::addDatabases(); }
    void billsAreImportedFromAFile()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        addBackers(database.connection(), 3);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("backer_id,amount,currency,due_date\nb1,10.00,EUR,2026-10-01\nnobody,1,EUR,\n");
        QVERIFY(file.flush());
        const auto import = [&](const char *more) {
            return program.run(("billing import --period 2026-09 " + file.fileName().toUtf8() + more).constData());
        };
        const CommandResult strict = import(" --strict");
        QCOMPARE(strict.status, 1);
        QVERIFY_SAYS(strict, QStringLiteral("line 3: No backer has the id “nobody”"));
        QCOMPARE(program.run("billing preview").rows()[1][QStringLiteral("reason")].toString(), QString());
        const CommandResult done = import("");
        QCOMPARE(done.status, 0);
        QCOMPARE(done.rows()[0][QStringLiteral("added")].toInt(), 1);
        QCOMPARE(done.rows()[0][QStringLiteral("bad")].toInt(), 1);
        QCOMPARE(program.run("billing preview").rows()[1][QStringLiteral("reason")].toString(),
                 QStringLiteral("no_bill"));
        QCOMPARE(program.run("billing import").status, 2);
        QCOMPARE(program.run("billing import --remove --period 2026-09").status, 0);
        QCOMPARE(program.run("billing preview").rows()[1][QStringLiteral("reason")].toString(), QString());
        QCOMPARE(program.run("billing import --remove --period 2026-09").status, 1);
    }

    void templatesAreShownChangedCheckedAndTested_data() { test::addDatabases(); }
    void templatesAreShownChangedCheckedAndTested()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        addBackers(database.connection(), 2);
        QCOMPARE(program.run("billing template list").rows().size(), 4);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("Hello {{name}}, your size is {{shoe_size}}.");
        QVERIFY(file.flush());
        const CommandResult refused = program.run("billing template set notice en --subject {{#name}}x{{/name}}");
        QCOMPARE(refused.status, 1);
        QVERIFY_SAYS(refused, QStringLiteral("section on the backer's field “name”"));
        QCOMPARE(program.run(("billing template set notice en --text " + file.fileName().toUtf8()).constData()).status,
                 0);
        const QJsonObject shown = program.run("billing template show notice en").rows()[0].toObject();
        QVERIFY(shown[QStringLiteral("text")].toString().contains(QStringLiteral("shoe_size")));
        const CommandResult check = program.run("billing template check");
        QCOMPARE(check.status, 1);
        QCOMPARE(check.rows()[0][QStringLiteral("variable")].toString(), QStringLiteral("shoe_size"));
        QCOMPARE(check.rows()[0][QStringLiteral("people")].toInt(), 2);
        QCOMPARE(check.rows()[0][QStringLiteral("backers")][0].toString(), QStringLiteral("b1"));

        QCOMPARE(program.run("billing template test").status, 2);
        QCOMPARE(program.run("billing template test --to ann@example.com --backer b2").status, 0);
        const BookedSend sent = program.books().sends().constLast();
        QCOMPARE(sent.to, QStringList(QStringLiteral("ann@example.com")));
        QCOMPARE(sent.fields.value("o:testmode"), QByteArray("yes"));
        QVERIFY(sent.filled("text", QStringLiteral("ann@example.com")).startsWith(QStringLiteral("Hello Someone")));
        QVERIFY(!sent.fields.contains("v:bouncedesk"));
        QCOMPARE(program.run("billing template test --to ann@example.com --deliver").status, 0);
        QVERIFY(!program.books().sends().constLast().fields.contains("o:testmode"));

        QCOMPARE(program.run("billing template reset notice en").status, 0);
        QCOMPARE(program.run("billing template check").status, 0);
        QCOMPARE(program.run("billing template show notice fr").status, 1);
    }

    void sendingWithoutATerminalNeedsYes_data() { test::addDatabases(); }
    void sendingWithoutATerminalNeedsYes()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        addBackers(database.connection(), 1);
        QCOMPARE(program.run("billing send").status, 2);
        QCOMPARE(program.books().sends().size(), 0);
    }

    void aMonthIsBilledOnce_data() { test::addDatabases(); }
    void aMonthIsBilledOnce()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        addBackers(database.connection(), 30);
        QCOMPARE(program.run("billing send --yes").status, 0);
        const CommandResult again = program.run("billing send --yes");
        QCOMPARE(again.status, 0);
        QVERIFY_SAYS(again, QStringLiteral("Nobody is left to bill for 2026-09"));
        QCOMPARE(program.run("billing resume").status, 0);
        QCOMPARE(program.run("billing settle").status, 0);
        QCOMPARE(program.books().sends().size(), 1);
        const QJsonObject row = program.status();
        QCOMPARE(row[QStringLiteral("period")].toString(), QStringLiteral("2026-09"));
        QCOMPARE(row[QStringLiteral("state")].toString(), QStringLiteral("finished"));
        QCOMPARE(row[QStringLiteral("people")].toInt(), 30);
        QCOMPARE(row[QStringLiteral("sent")].toInt(), 30);
        QCOMPARE(row[QStringLiteral("batches")].toObject(), (QJsonObject{{QStringLiteral("pending"), 0},
                                                                         {QStringLiteral("in_flight"), 0},
                                                                         {QStringLiteral("accepted"), 1},
                                                                         {QStringLiteral("refused"), 0},
                                                                         {QStringLiteral("unknown"), 0},
                                                                         {QStringLiteral("lost"), 0}}));
        QVERIFY(program.status("billing status --period 2026-10").isEmpty());
        QCOMPARE(program.run("billing send --yes --period 2026-10").status, 0);
        QCOMPARE(program.books().copiesFor(QStringLiteral("p1@example.org")), 2); // one a month
    }

    void whatCannotBeSentIsSaid_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<int>("books");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("says");
        for (const auto &[on, dialect] : test::databases()) {
            const auto row = [&, database = on](const char *what, Books books, int status, const char *says) {
                QTest::newRow(QByteArray(what + (" on " + database)).constData())
                    << int(dialect) << int(books) << status << QString::fromLatin1(says);
            };
            row("a wrong key", Books::Forbidden, 1, "Forbidden");
            row("a sandbox", Books::Sandbox, 1, "Sandbox");
            row("a rate limit", Books::RateLimit429, 0, "try again after 120 seconds");
            row("an outcome that nobody knows", Books::AcceptAnd500, 0, "billing settle");
            row("somebody else's server", Books::NotJson, 1, "BOUNCEDESK_MAILGUN_BASE_URL");
        }
    }
    void whatCannotBeSentIsSaid()
    {
        BD_TEST_DATABASE(database);
        QFETCH(int, books);
        QFETCH(int, status);
        QFETCH(QString, says);
        Program program(database);
        program.settings().mailgunSettleSeconds = 1800;
        addBackers(database.connection(), 3);
        program.books().decideBy([&](const BookedSend &) { return Books(books); });
        const CommandResult result = program.run("billing send --yes");
        QCOMPARE(result.status, status);
        QVERIFY_SAYS(result, says);
        QVERIFY(result.out.isEmpty());
    }

    void settleFindsOutAndSendsAgainWhatWasLost_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<int>("books");
        for (const auto &[name, dialect] : test::databases()) {
            QTest::newRow(("taken, on " + name).constData()) << int(dialect) << int(Books::AcceptAnd500);
            QTest::newRow(("lost, on " + name).constData()) << int(dialect) << int(Books::Lose500);
        }
    }
    void settleFindsOutAndSendsAgainWhatWasLost()
    {
        BD_TEST_DATABASE(database);
        QFETCH(int, books);
        Program program(database);
        program.settings().mailgunSettleSeconds = 60;
        addBackers(database.connection(), 3);
        program.books().decideBy([&](const BookedSend &) { return Books(books); });
        QCOMPARE(program.run("billing send --yes").status, 0);
        QCOMPARE(program.status()[QStringLiteral("batches")][QStringLiteral("unknown")].toInt(), 1);
        program.books().decideBy({});
        program.clock().advanceMs(125'000);
        QCOMPARE(program.run("billing settle").status, 0);
        QCOMPARE(program.status()[QStringLiteral("state")].toString(), QStringLiteral("finished"));
        QCOMPARE(program.status()[QStringLiteral("sent")].toInt(), 3);
        QCOMPARE(program.books().mostCopies(), 1);
    }

    void settleLeavesOpenWhatTheLogsKeptNoLonger_data() { test::addDatabases(); }
    void settleLeavesOpenWhatTheLogsKeptNoLonger()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        program.settings().mailgunSettleSeconds = 60;
        addBackers(database.connection(), 3);
        program.books().decideBy([](const BookedSend &) { return Books::AcceptAnd500; });
        QCOMPARE(program.run("billing send --yes").status, 0);
        program.books().setLogsShown(false);
        program.clock().advanceMs(24LL * 3600 * 1000);
        const CommandResult result = program.run("billing settle");
        QVERIFY_SAYS(result, QStringLiteral("its logs do not tell us"));
        QCOMPARE(program.status()[QStringLiteral("batches")][QStringLiteral("unknown")].toInt(), 1);
        QCOMPARE(program.books().mostCopies(), 1);
    }

    void aRunIsPausedResumedAndCancelled_data() { test::addDatabases(); }
    void aRunIsPausedResumedAndCancelled()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        addBackers(database.connection(), 5);
        QCOMPARE(program.run("billing pause").status, 1);
        program.books().decideBy([](const BookedSend &) { return Books::RateLimit429; });
        QCOMPARE(program.run("billing send --yes").status, 0);
        QCOMPARE(program.run("billing pause").status, 0);
        QCOMPARE(program.status()[QStringLiteral("state")].toString(), QStringLiteral("paused"));
        const CommandResult again = program.run("billing send --yes");
        QCOMPARE(again.status, 1);
        QVERIFY_SAYS(again, QStringLiteral("billing resume"));
        QCOMPARE(program.run("billing cancel").status, 0);
        QCOMPARE(program.status()[QStringLiteral("state")].toString(), QStringLiteral("cancelled"));
        program.books().decideBy({});
        QCOMPARE(program.run("billing send --yes --wait").status, 0);
        QCOMPARE(program.books().peopleMailed(), 5);
        QCOMPARE(program.run("billing status").rows().size(), 2);
    }

    void resumeGoesOnWithAPausedRun_data() { test::addDatabases(); }
    void resumeGoesOnWithAPausedRun()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        addBackers(database.connection(), 5);
        program.books().decideBy([](const BookedSend &) { return Books::Forbidden; });
        QCOMPARE(program.run("billing send --yes").status, 1);
        QCOMPARE(program.status()[QStringLiteral("state")].toString(), QStringLiteral("paused"));
        program.books().decideBy({});
        QCOMPARE(program.run("billing resume").status, 0);
        QCOMPARE(program.status()[QStringLiteral("state")].toString(), QStringLiteral("finished"));
        QCOMPARE(program.books().peopleMailed(), 5);
    }

    void withoutTheKeyItWaitsForAProgramThatHasIt_data() { test::addDatabases(); }
    void withoutTheKeyItWaitsForAProgramThatHasIt()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        addBackers(database.connection(), 1);
        program.settings().mailgunApiKey = {};
        QCOMPARE(program.run("billing send --yes").status, 0);
        QCOMPARE(*tasks::countOpenTasks(database.connection(), QLatin1String(billing::kBillingTask)), qint64(1));
        QCOMPARE(program.books().sends().size(), 0);
    }

    void whoComesOntoAnEmptyListIsNotBilledWithoutAQuestion_data() { test::addDatabases(); }
    void whoComesOntoAnEmptyListIsNotBilledWithoutAQuestion()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        const base::SecretString key = std::exchange(program.settings().mailgunApiKey, {});
        QCOMPARE(program.run("billing send", true).status, 0); // about nobody nothing is asked
        addBackers(database.connection(), 1);
        program.settings().mailgunApiKey = key;
        billing::BillingJobOptions options;
        options.settings = program.settings();
        billing::BillingJob holder(*storage::Connection::open(database.url()), program.clock(), options);
        holder.look();
        QTRY_COMPARE(*tasks::countOpenTasks(database.connection(), QLatin1String(billing::kBillingTask)), qint64(0));
        QVERIFY(program.status().isEmpty());
        QCOMPARE(*database.connection().number("SELECT COUNT(*) FROM tasks WHERE state = 'failed'"), 1);
    }

    void aMissingFromIsSaidBeforeAnythingIsFrozen_data() { test::addDatabases(); }
    void aMissingFromIsSaidBeforeAnythingIsFrozen()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        addBackers(database.connection(), 1);
        program.settings().billingFrom.clear();
        const CommandResult result = program.run("billing send --yes");
        QCOMPARE(result.status, 1);
        QVERIFY_SAYS(result, QStringLiteral("BOUNCEDESK_BILLING_FROM"));
        QVERIFY(program.status().isEmpty());
    }

    void aCopyIsMailedThreeTimesAMonth_data() { test::addDatabases(); }
    void aCopyIsMailedThreeTimesAMonth()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        addBackers(database.connection(), 1);
        QCOMPARE(program.run("billing resend b1").status, 2);
        QVERIFY_SAYS(program.run("billing resend b1 --period 2026-09"), QStringLiteral("b1 has no bill for 2026-09"));
        QCOMPARE(program.run("billing send --yes").status, 0);
        for (int i = 0; i < 3; ++i) {
            program.clock().advanceMs(1000);
            QCOMPARE(program.run("billing resend b1 --period 2026-09").status, 0);
        }
        QVERIFY_SAYS(program.run("billing resend b1 --period 2026-09"), QStringLiteral("three copies"));
        QCOMPARE(program.books().copiesFor(QStringLiteral("p1@example.org")), 4);
        QCOMPARE(program.status()[QStringLiteral("sent")].toInt(), 1);
        QVERIFY(program.books().mailed().last().fields.value("v:bouncedesk").startsWith("copy."));
    }

    void theScheduleShowsTwelveDates_data() { test::addDatabases(); }
    void theScheduleShowsTwelveDates()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        const CommandResult off = program.run("billing schedule");
        QCOMPARE(off.rows().size(), 12);
        QCOMPARE(off.rows()[0][QStringLiteral("enabled")].toBool(true), false);
        QVERIFY_SAYS(off, QStringLiteral("off"));
        const CommandResult on = program.run("billing schedule --on --day last --time 18:30 --zone Europe/Berlin");
        QCOMPARE(on.status, 0);
        QCOMPARE(on.rows()[0][QStringLiteral("due_at")].toString(), QStringLiteral("2026-09-30T16:30:00Z"));
        QCOMPARE(on.rows()[0][QStringLiteral("enabled")].toBool(), true);
        QCOMPARE(program.run("billing schedule --day 32").status, 2);
        QCOMPARE(program.run("billing schedule --hold").rows()[0][QStringLiteral("held")].toBool(), true);
    }

    void aScheduleIsNotChangedByWhatContradictsItself_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("on and off") << QStringLiteral("--on --off") << QStringLiteral("--on and --off contradict");
        QTest::newRow("held and released")
            << QStringLiteral("--hold --release --day 3") << QStringLiteral("--hold and --release contradict");
        QTest::newRow("an answer that asks") << QStringLiteral("--on --answer ask") << QStringLiteral("“ask” is no");
        QTest::newRow("a zone that is none") << QStringLiteral("--on --zone Mars") << QStringLiteral("“Mars” is no");
    }
    void aScheduleIsNotChangedByWhatContradictsItself()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        test::TestDatabase database(storage::Dialect::Sqlite);
        Program program(database);
        const CommandResult refused = program.run(("billing schedule " + line.toLatin1()).constData());
        QCOMPARE(refused.status, 2);
        QVERIFY(refused.out.isEmpty());
        QVERIFY_SAYS(refused, says);
        const QJsonObject now = program.run("billing schedule").rows()[0].toObject();
        QCOMPARE(now[QStringLiteral("enabled")].toBool(true), false);
        QCOMPARE(now[QStringLiteral("held")].toBool(true), false);
        QCOMPARE(now[QStringLiteral("day")].toString(), QStringLiteral("1"));
    }

    void anAnswerIsRunOrSkip_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("run") << QStringLiteral("run");
        QTest::newRow("skip") << QStringLiteral("skip");
    }
    void anAnswerIsRunOrSkip()
    {
        QFETCH(QString, answer);
        test::TestDatabase database(storage::Dialect::Sqlite);
        Program program(database);
        auto schedule = *billing::loadSchedule(database.connection());
        schedule.isEnabled = true;
        schedule.questionMs = program.clock().nowMs();
        QVERIFY(billing::saveSchedule(database.connection(), schedule, program.clock().nowMs()));
        QCOMPARE(program.run(("billing schedule --answer " + answer.toLatin1()).constData()).status, 0);
        QCOMPARE(billing::loadSchedule(database.connection())->answer, answer);
    }

    void theResultTellsOutcomes_data() { test::addDatabases(); }
    void theResultTellsOutcomes()
    {
        BD_TEST_DATABASE(database);
        Program program(database);
        addBackers(database.connection(), 1);
        QVERIFY(program.run("billing result").rows().isEmpty());
        QCOMPARE(program.run("billing send --yes").status, 0);
        QCOMPARE(program.run("billing result --format csv").out,
                 QByteArray("backer_id,email,outcome,reason\r\nb1,p1@example.org,no_news,\r\n"));
    }
};

QTEST_GUILESS_MAIN(BillingCommandsTest)
#include "billing_commands_test.moc"
