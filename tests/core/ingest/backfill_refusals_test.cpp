// SPDX-License-Identifier: GPL-3.0-or-later
// The backfill against a Mailgun that refuses, has no logs, asks for patience or says what cannot be used.
#include "core/ingest/backfill_job.h"

#include "core/tasks/alarm_repository.h"
#include "tests/core/ingest/listening_company.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using namespace bouncedesk::mailgun;
using ingest::BackfillJob;
using test::kDay;
using test::kDomain;
using test::kHour;
using test::kMinute;
using test::kPatienceMs;
using test::ListeningCompany;
using test::losingSimulator;
using test::rules;

namespace {

// A Mailgun that answers one thing to every question.
struct Refusing {
    explicit Refusing(const QByteArray &read, const QByteArray &sent)
        : server(test::RawHttpServer::Transport::Plain, [=](const test::RawRequest &request) {
              const bool isMessage = request.target.endsWith("/messages");
              return test::RawReply{isMessage ? sent : read, false};
          })
    {
    }
    test::RawHttpServer server;
};

QStringList alarmsIn(storage::Connection &connection)
{
    QStringList kinds;
    const auto alarms = tasks::openAlarms(connection);
    for (const tasks::Alarm &alarm : alarms.value_or(QList<tasks::Alarm>()))
        kinds += alarm.kind + u' ' + alarm.detail;
    return kinds;
}

} // namespace

class BackfillRefusalsTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void anEventThatCannotBeUsedIsKeptOnce()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        ListeningCompany company(database);
        const QByteArray page = R"({"items":[{"event":"failed","id":"e1","@timestamp":"2026-09-21T13:00:00.000Z"}]})";
        Refusing other(test::rawAnswer("200 OK", page, "Content-Type: application/json\r\n"), {});
        MailgunClient client({other.server.url(), kDomain, base::SecretString("key-1")}, company.clock);
        BackfillJob job(company.pool, company.ingestor, client, company.clock, rules(true));
        QVERIFY(ListeningCompany::run(job));
        company.clock.advanceMs(kMinute);
        QVERIFY(ListeningCompany::run(job));
        QCOMPARE(other.server.requests().size(), 2);
        QCOMPARE(company.number("SELECT COUNT(*) FROM quarantine"), 1);
    }

    void aKeyThatCannotReadIsRefusedWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("sending");
        QTest::addColumn<QString>("alarm");
        QTest::newRow("a sending key") << test::rawAnswer("400 Bad Request",
                                                          "{\"message\":\"to parameter is missing\"}")
                                       << QStringLiteral("logs_unreadable sending_key");
        QTest::newRow("a key of nobody") << test::rawAnswer("401 Unauthorized", "Forbidden")
                                         << QStringLiteral("logs_unreadable Forbidden");
    }
    void aKeyThatCannotReadIsRefusedWithTheReason()
    {
        QFETCH(QByteArray, sending);
        QFETCH(QString, alarm);
        test::TestDatabase database(storage::Dialect::Sqlite);
        ListeningCompany company(database);
        Refusing mailgun(test::rawAnswer("401 Unauthorized", "Forbidden"), sending);
        MailgunClient client({mailgun.server.url(), kDomain, base::SecretString("key-1")}, company.clock);
        {
            BackfillJob job(company.pool, company.ingestor, client, company.clock, rules(true));
            job.look();
            QTRY_COMPARE(alarmsIn(company.connection), QStringList(alarm));
        }
        BackfillJob withAnotherKey(company.pool, company.ingestor, *company.client, company.clock, rules(true));
        QVERIFY(ListeningCompany::run(withAnotherKey));
        QTRY_COMPARE(alarmsIn(company.connection), QStringList());
    }

    void whereThereAreNoLogsTheEventsApiIsAsked()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        ListeningCompany company(database);
        test::RawHttpServer server(test::RawHttpServer::Transport::Plain, [](const test::RawRequest &request) {
            if (!request.target.startsWith("/v3/mg.example.org/events"))
                return test::RawReply{test::rawAnswer("404 Not Found", "{\"message\":\"not found\"}")};
            return test::RawReply{test::rawAnswer("200 OK", "{\"items\":[],\"paging\":{\"next\":\"x\"}}")};
        });
        MailgunClient client({server.url(), kDomain, base::SecretString("key-1")}, company.clock);
        BackfillJob job(company.pool, company.ingestor, client, company.clock, rules(true));
        QVERIFY(ListeningCompany::run(job));
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(alarmsIn(company.connection), QStringList());
    }

    void mailgunsWishToWaitIsObeyed()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        ListeningCompany company(database);
        Refusing mailgun(
            test::rawAnswer("429 Too Many Requests", "{\"message\":\"slow down\"}", "Retry-After: 120\r\n"), {});
        MailgunClient client({mailgun.server.url(), kDomain, base::SecretString("key-1")}, company.clock);
        BackfillJob job(company.pool, company.ingestor, client, company.clock, rules(true));
        QSignalSpy failed(&job, &BackfillJob::failed);
        job.look();
        QTRY_COMPARE(failed.size(), 1);
        company.clock.advanceMs(119'000);
        QVERIFY(ListeningCompany::run(job));
        QCOMPARE(mailgun.server.requests().size(), 1);
        company.clock.advanceMs(2000);
        job.look();
        QTRY_COMPARE(failed.size(), 2);
    }
};

QTEST_GUILESS_MAIN(BackfillRefusalsTest)
#include "backfill_refusals_test.moc"
