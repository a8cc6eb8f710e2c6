// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/suppression_removal_job.h"

#include "core/audit/audit_repository.h"
#include "tests/support/fake_clock.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"
#include "tests/support/vanishing.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSemaphore>

using namespace bouncedesk;

namespace {

const backers::SuppressionRemoval kTwoLists{QStringLiteral("eva@example.org"),
                                            {mailgun::SuppressionList::Bounces, mailgun::SuppressionList::Complaints}};

// What is on record, and Mailgun's words where nothing is.
constexpr auto kBody = "{\"address\":\"eva@example.org\",\"code\":\"550\",\"error\":\"no mailbox\","
                       "\"created_at\":\"Fri, 18 Sep 2026 10:00:00 UTC\","
                       "\"message\":\"Address not found in bounces table\"}";

// A key holder beside a database in which one removal waits, and a Mailgun that answers as told.
struct Holder {
    Holder(test::TestDatabase &database, const QByteArray &statusLine, const QByteArray &moreHeaders = {})
        : Holder(database, kTwoLists, [statusLine, moreHeaders](const test::RawRequest &) {
              return test::RawReply{
                  test::rawAnswer(statusLine, kBody, "Content-Type: application/json\r\n" + moreHeaders)};
          })
    {
    }
    template <typename Answer>
    Holder(test::TestDatabase &database, const backers::SuppressionRemoval &removal, Answer answer)
        : pool(database.url(), {}), connection(database.connection()),
          server(test::RawHttpServer::Transport::Plain, answer),
          client({server.url(), QStringLiteral("mg.example.org"), base::SecretString("key-1")}, clock),
          job(pool, client, clock)
    {
        tasks::Task task;
        task.kind = QLatin1String(backers::kSuppressionTask);
        task.payload = backers::toPayload(removal);
        task.createdBy = QStringLiteral("staff:ann");
        task.dueAtMs = clock.nowMs();
        if (!tasks::addTask(connection, task))
            qFatal("cannot add the task");
    }
    ~Holder() { pool.stop(); }
    qint64 in(const char *state)
    {
        return connection.number("SELECT COUNT(*) FROM tasks WHERE state = $1", {QLatin1String(state) + QString()})
            .value_or(-1);
    }
    // In the audit log, by who asked.
    qint64 removals()
    {
        return connection
            .number("SELECT COUNT(*) FROM audit WHERE action = 'remove-suppression' AND actor = 'staff:ann'")
            .value_or(-1);
    }
    QByteArrayList asked() const
    {
        QByteArrayList lines;
        for (const auto &request : server.requests())
            lines.append(request.method + ' ' + request.target);
        return lines;
    }

    test::FakeClock clock;
    storage::DatabasePool pool;
    storage::Connection &connection;
    test::RawHttpServer server;
    mailgun::MailgunClient client;
    ingest::SuppressionRemovalJob job;
};

} // namespace

class SuppressionRemovalJobTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everyListIsAskedToForgetTheAddress_data() { test::addDatabases(); }
    void everyListIsAskedToForgetTheAddress()
    {
        BD_TEST_DATABASE(database);
        Holder holder(database, "200 OK");
        holder.job.start();
        QTRY_COMPARE(holder.in("done"), 1);
        QCOMPARE(holder.asked(), (QByteArrayList{"GET /v3/mg.example.org/bounces/eva@example.org",
                                                 "DELETE /v3/mg.example.org/bounces/eva@example.org",
                                                 "GET /v3/mg.example.org/complaints/eva@example.org",
                                                 "DELETE /v3/mg.example.org/complaints/eva@example.org"}));
        QCOMPARE(holder.removals(), 2);
    }

    void whatTheRecordSaidStandsInTheAuditLog_data() { test::addDatabases(); }
    void whatTheRecordSaidStandsInTheAuditLog()
    {
        BD_TEST_DATABASE(database);
        Holder holder(database, "200 OK");
        QVERIFY(holder.connection.run("INSERT INTO backers (id, backer_key, name, email, address, joined_at) "
                                      "VALUES (7, 'A-1', 'Eva', 'eva@example.org', 'eva@example.org', 0)"));
        holder.job.start();
        QTRY_COMPARE(holder.in("done"), 1);
        const auto log = audit::auditOf(holder.connection, QStringLiteral("backer"), QStringLiteral("7"));
        QCOMPARE(log->size(), 2);
        const QJsonObject before = QJsonDocument::fromJson(log->constFirst().before->toUtf8()).object();
        QCOMPARE(before[QStringLiteral("list")].toString(), QStringLiteral("bounces"));
        QCOMPARE(before[QStringLiteral("code")].toString(), QStringLiteral("550"));
        QCOMPARE(before[QStringLiteral("words")].toString(), QStringLiteral("no mailbox"));
        QVERIFY(before[QStringLiteral("since")].toString().startsWith(QStringLiteral("2026-09-18T10:00:00")));
    }

    void whoUnsubscribedKeepsHisRecordsWhereItWasAskedSo_data()
    {
        QTest::addColumn<QByteArray>("tags");
        QTest::addColumn<QByteArray>("end");
        QTest::addColumn<int>("requests");
        QTest::newRow("from all mail") << QByteArray("[\"*\"]") << QByteArray("failed") << 1;
        QTest::newRow("from some tag") << QByteArray("[\"offers\"]") << QByteArray("done") << 5;
    }
    void whoUnsubscribedKeepsHisRecordsWhereItWasAskedSo()
    {
        QFETCH(QByteArray, tags);
        QFETCH(QByteArray, end);
        QFETCH(int, requests);
        test::TestDatabase database(storage::Dialect::Sqlite);
        backers::SuppressionRemoval removal = kTwoLists;
        removal.unlessUnsubscribed = true;
        Holder holder(database, removal, [tags](const test::RawRequest &) {
            return test::RawReply{test::rawAnswer("200 OK",
                                                  "{\"address\":\"eva@example.org\",\"tags\":" + tags +
                                                      ",\"created_at\":\"Fri, 18 Sep 2026 10:00:00 UTC\"}",
                                                  "Content-Type: application/json\r\n")};
        });
        holder.job.start();
        QTRY_COMPARE(holder.in(end.constData()), 1);
        QCOMPARE(holder.asked().constFirst(), QByteArray("GET /v3/mg.example.org/unsubscribes/eva@example.org"));
        QCOMPARE(holder.asked().size(), requests);
        QCOMPARE(holder.removals(), requests / 2);
    }

    void whatIsNotThereIsRemovedAlready_data() { test::addDatabases(); }
    void whatIsNotThereIsRemovedAlready()
    {
        BD_TEST_DATABASE(database);
        Holder holder(database, "404 Not Found");
        holder.job.start();
        QTRY_COMPARE(holder.in("done"), 1);
        QCOMPARE(holder.removals(), 0);
    }

    void withoutAnAnswerItIsTriedLater_data() { test::addDatabases(); }
    void withoutAnAnswerItIsTriedLater()
    {
        BD_TEST_DATABASE(database);
        Holder holder(database, "500 Oops");
        holder.job.start();
        QTRY_VERIFY(*holder.connection.number("SELECT MAX(due_at) FROM tasks WHERE state = 'waiting'") >
                    holder.clock.nowMs());
        QCOMPARE(holder.asked().size(), 1);
    }

    void mailgunsWishToWaitIsObeyed_data()
    {
        QTest::addColumn<QByteArray>("wish");
        QTest::addColumn<qint64>("waitMs");
        QTest::newRow("longer than it waits by itself") << QByteArray("Retry-After: 600\r\n") << qint64(600'000);
        QTest::newRow("shorter") << QByteArray("Retry-After: 5\r\n") << qint64(60'000);
        QTest::newRow("none") << QByteArray() << qint64(60'000);
    }
    void mailgunsWishToWaitIsObeyed()
    {
        QFETCH(QByteArray, wish);
        QFETCH(qint64, waitMs);
        test::TestDatabase database(storage::Dialect::Sqlite);
        Holder holder(database, "429 Too Many Requests", wish);
        holder.job.start();
        QTRY_COMPARE(*holder.connection.number("SELECT MAX(due_at) FROM tasks WHERE state = 'waiting' AND "
                                               "attempts = 1"),
                     holder.clock.nowMs() + waitMs);
    }

    void aBusyWriterTakesTheTaskOfAJobThatIsGone_data() { test::addDatabases(); }
    void aBusyWriterTakesTheTaskOfAJobThatIsGone()
    {
        BD_TEST_DATABASE(database);
        Holder holder(database, "200 OK");
        QSemaphore busy;
        holder.pool.postToWriter([&](const base::Result<storage::Connection *> &) { busy.acquire(); });
        test::Vanishing<mailgun::MailgunClient> client(holder.client.settings(), holder.clock);
        test::Vanishing<ingest::SuppressionRemovalJob> job(holder.pool, *client, holder.clock);
        job->look();
        job.vanish();
        client.vanish();
        busy.release();
        holder.pool.stop();
        QCOMPARE(holder.in("taken"), 1);
    }

    void nothingIsAskedOfMailgunForMadeUpPeople()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        QVERIFY(database.connection().run("INSERT INTO database_properties (name, value) VALUES ('sample', '1')"));
        Holder holder(database, "200 OK");
        mailgun::MailgunClient far({QUrl(QStringLiteral("https://api.mailgun.net")), QStringLiteral("mg.example.org"),
                                    base::SecretString("key-1")},
                                   holder.clock);
        ingest::SuppressionRemovalJob job(holder.pool, far, holder.clock);
        job.look();
        bool answered = false;
        holder.pool.write<void>(
            &job, [](storage::Connection &) { return base::Result<void>(); },
            [&](const base::Result<void> &) { answered = true; });
        QTRY_VERIFY(answered);
        QCOMPARE(holder.in("waiting"), 1);
    }
};

QTEST_GUILESS_MAIN(SuppressionRemovalJobTest)
#include "suppression_removal_job_test.moc"
