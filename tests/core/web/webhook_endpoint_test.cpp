// SPDX-License-Identifier: GPL-3.0-or-later
// What Mailgun, and whoever else comes to its door, is answered (R-answer).
#include "core/web/webhook_endpoint.h"
#include "tests/support/fake_clock.h"
#include "tests/support/signed_webhook.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QRegularExpression>
#include <QTest>

using namespace bouncedesk;
using http::HttpResponse;
using test::SignedWebhooks;

namespace {

const QByteArray kKey = "made-up-signing-key-01";
const QByteArray kJson = "application/json";
constexpr qint64 kHour = 3600;

config::Settings usualSettings()
{
    config::Settings settings;
    settings.mailgunSigningKeys = {base::SecretString(kKey)};
    settings.httpRequestsPerSecond = 5;
    return settings;
}

// An endpoint with everything behind it.
struct Door {
    explicit Door(storage::Dialect dialect = storage::Dialect::Sqlite, ingest::Ingestor::Limits limits = {})
        : database(dialect), pool(database.url(), {}), ingestor(pool, clock, nullptr, limits)
    {
    }
    ~Door() { pool.stop(); }

    qint64 nowSecond() const { return clock.nowMs() / 1000; }
    QByteArray genuine(qint64 number) const { return SignedWebhooks(kKey, nowSecond()).body(number); }

    HttpResponse ask(const QByteArray &body, const char *peer = "192.0.2.7", const QByteArray &contentType = kJson,
                     const QByteArray &forwardedFor = {})
    {
        struct Reply {
            QMutex mutex;
            std::optional<HttpResponse> response;
        };
        const auto reply = std::make_shared<Reply>();
        http::HttpRequest request;
        request.method = http::Method::Post;
        request.setTarget("/webhooks/mailgun");
        request.addHeader("content-type", contentType);
        if (!forwardedFor.isEmpty())
            request.addHeader("x-forwarded-for", forwardedFor);
        request.body = body;
        request.peer = QHostAddress(QString::fromLatin1(peer));
        endpoint.handler()(request, http::Answer([reply](HttpResponse response) {
                               const QMutexLocker lock(&reply->mutex);
                               reply->response = std::move(response);
                           }));
        const auto isAnswered = [&] {
            const QMutexLocker lock(&reply->mutex);
            return reply->response.has_value();
        };
        [&] { QTRY_VERIFY(isAnswered()); }();
        return reply->response.value_or(HttpResponse(500));
    }

    test::TestDatabase database;
    test::FakeClock clock;
    storage::DatabasePool pool;
    ingest::Ingestor ingestor;
    config::Settings settings = usualSettings();
    web::WebhookEndpoint endpoint{ingestor, settings, clock};
};

} // namespace

class WebhookEndpointTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aGenuineEventIsStoredBeforeTheAnswer_data() { test::addDatabases(); }
    void aGenuineEventIsStoredBeforeTheAnswer()
    {
        QFETCH(int, dialect);
        if (dialect == int(storage::Dialect::Postgresql) && !test::TestDatabase::postgresqlIsThere())
            QSKIP("no PostgreSQL server: start one and set PGHOST");
        Door door{storage::Dialect(dialect)};
        QCOMPARE(door.ask(door.genuine(1)).status(), 200);
        QCOMPARE(door.database.connection().number("SELECT count(*) FROM events").value_or(0), 1);
        QCOMPARE(door.ask(door.genuine(1)).status(), 200); // no news
        QCOMPARE(door.database.connection().number("SELECT count(*) FROM events").value_or(0), 1);
    }

    void whoIsNotGenuineIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<int>("status");
        const qint64 now = test::FakeClock().nowMs() / 1000;
        const auto signedAt = [](qint64 second) { return SignedWebhooks(kKey, second).body(1); };
        QByteArray changed = signedAt(now);
        changed.replace("\"signature\":\"", "\"signature\":\"0");
        QTest::newRow("another key") << SignedWebhooks("other", now).body(1) << kJson << 401;
        QTest::newRow("a changed signature") << changed << kJson << 401;
        QTest::newRow("signed 25 hours ago") << signedAt(now - 25 * kHour) << kJson << 401;
        QTest::newRow("signed in 11 minutes") << signedAt(now + 11 * 60) << kJson << 401;
        QTest::newRow("signed 23 hours ago") << signedAt(now - 23 * kHour) << kJson << 200;
        QTest::newRow("signed in 9 minutes") << signedAt(now + 9 * 60) << kJson << 200;
        QTest::newRow("no JSON") << QByteArray("hello") << kJson << 400;
        QTest::newRow("nothing") << QByteArray() << kJson << 400;
        QTest::newRow("under a wrong type") << signedAt(now) << QByteArray("image/png") << 200;
    }
    void whoIsNotGenuineIsRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, contentType);
        QFETCH(int, status);
        Door door;
        QCOMPARE(door.ask(body, "192.0.2.7", contentType).status(), status);
    }

    void anotherBodyUnderAUsedTokenIsRefused()
    {
        Door door;
        const QByteArray body = door.genuine(1);
        QCOMPARE(door.ask(body).status(), 200);
        QByteArray swapped = body;
        swapped.replace("person0@", "person9@");
        QVERIFY(swapped != body);
        QCOMPARE(door.ask(swapped).status(), 401);
        QCOMPARE(door.database.connection().number("SELECT count(*) FROM alarms WHERE kind = 'token_reused'"), 1);
    }

    void withoutAKeyItIsForLater()
    {
        Door door;
        door.settings.mailgunSigningKeys.clear();
        const HttpResponse response = door.ask(door.genuine(1));
        QCOMPARE(response.status(), 503);
        QVERIFY(response.header("Retry-After").toInt() > 0);
    }

    void strangersWhoKnockTooOftenWait()
    {
        Door door;
        const QByteArray forged = SignedWebhooks("other", door.nowSecond()).body(1);
        QMap<int, int> statuses;
        for (int i = 0; i < 30; ++i)
            ++statuses[door.ask(forged).status()];
        QCOMPARE(statuses, (QMap<int, int>{{401, 10}, {429, 20}})); // two seconds' worth at once
        const HttpResponse late = door.ask("rubbish");
        QCOMPARE(late.status(), 429);
        QCOMPARE(late.header("Retry-After"), QByteArray("1"));
        // Others are not held up, and who signs is no stranger, whatever came from there before.
        QCOMPARE(door.ask(forged, "192.0.2.8").status(), 401);
        for (int i = 0; i < 30; ++i)
            QCOMPARE(door.ask(door.genuine(i)).status(), 200);
        QCOMPARE(door.ask(forged, "127.0.0.1").status(), 401);
        door.clock.advanceMs(1000);
        QCOMPARE(door.ask(forged).status(), 401);
    }

    void whomAProxyOfThisMachineHandsOnIsAStranger()
    {
        Door door;
        QMap<int, int> statuses;
        for (int i = 0; i < 30; ++i)
            ++statuses[door.ask("rubbish", "127.0.0.1", kJson, "203.0.113.9").status()];
        QCOMPARE(statuses, (QMap<int, int>{{400, 10}, {429, 20}}));
        QCOMPARE(door.ask("rubbish", "127.0.0.1").status(), 400);
    }

    void aFullQueueIsForLater()
    {
        ingest::Ingestor::Limits limits;
        limits.events = 0;
        Door door{storage::Dialect::Sqlite, limits};
        const HttpResponse response = door.ask(door.genuine(1));
        QCOMPARE(response.status(), 503);
        QVERIFY(response.header("Retry-After").toInt() > 0);
        QCOMPARE(door.endpoint.figures().refusedFull.load(), 1u);
    }

    void aDatabaseWithoutRoomIsForLater()
    {
        Door door;
        QCOMPARE(door.ask(door.genuine(1)).status(), 200);
        const auto limitPages = [&](const QByteArray &pages) {
            std::atomic<bool> done = false;
            door.pool.postToWriter([&](const base::Result<storage::Connection *> &connection) {
                done = connection && (*connection)->script("PRAGMA max_page_count = " + pages);
            });
            QTRY_VERIFY(done);
        };
        limitPages("1"); // as many as there are
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("events cannot be stored.*full")));
        QTest::ignoreMessage(QtInfoMsg, "events are stored again");
        int number = 2;
        QTRY_VERIFY(door.ask(door.genuine(number++)).status() == 503);
        const HttpResponse response = door.ask(door.genuine(number));
        QCOMPARE(response.status(), 503);
        QVERIFY(response.body().contains("disk_full"));
        QVERIFY(response.header("Retry-After").toInt() > 0);
        limitPages("100000");
        QCOMPARE(door.ask(door.genuine(number)).status(), 200);
    }
};

QTEST_GUILESS_MAIN(WebhookEndpointTest)
#include "webhook_endpoint_test.moc"
