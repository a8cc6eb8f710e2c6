// SPDX-License-Identifier: GPL-3.0-or-later
// One send is one POST, whatever the server and our lease do, and its answer becomes an outcome.
#include "core/http/form_data.h"
#include "tests/core/mailgun/client_bench.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using namespace bouncedesk::mailgun;
using test::always;
using test::batch;
using test::kQueued;
using test::RawHttpServer;
using test::RawReply;
using test::RawRequest;
using test::settingsFor;
using test::Transport;
using Bench = test::ClientBench;

class MailgunSendTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aMessageArrivesFieldByField()
    {
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", kQueued), true}));
        const auto outcome = bench.send();
        QVERIFY(outcome);
        QCOMPARE(std::get<Accepted>(*outcome).messageId, QStringLiteral("m1@mg.example.org"));
        QCOMPARE(bench.server.posts(), 1);
        const RawRequest request = bench.server.requests().constFirst();
        QCOMPARE(request.target, QByteArray("/v3/mg.example.org/messages"));
        QVERIFY(request.head.contains("Authorization: Basic " + QByteArray("api:key-1").toBase64()));
        const qsizetype type = request.head.indexOf("multipart/form-data");
        QVERIFY(type > 0);
        const auto form =
            http::parseForm(request.head.mid(type, request.head.indexOf('\r', type) - type), request.body);
        QVERIFY(form);
        QCOMPARE(form->values("to"), (QList<QByteArray>{"a@example.org", "b@example.org"}));
        QCOMPARE(form->text("subject"), QStringLiteral("Bill ä %recipient.no%"));
        QCOMPARE(form->value("html"), QByteArray("<p>--x</p>"));
        QCOMPARE(form->value("recipient-variables"), batch().recipientVariables);
        QCOMPARE(form->value("v:backer_id"), QByteArray("%recipient.id%"));
        QCOMPARE(form->value("o:tracking"), QByteArray("no"));
    }

    void oneSendIsOnePost_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<bool>("keptAlive");
        QTest::addColumn<int>("bodyBytes");
        for (const bool tls : {false, true}) {
            for (const bool keptAlive : {false, true}) {
                for (const int bytes : {100, 400'000}) {
                    const QString name = QStringLiteral("%1, %2 request of the connection, %3 bytes")
                                             .arg(tls ? QStringLiteral("TLS") : QStringLiteral("plain"),
                                                  keptAlive ? QStringLiteral("second") : QStringLiteral("first"))
                                             .arg(bytes);
                    QTest::newRow(name.toUtf8().constData()) << tls << keptAlive << bytes;
                }
            }
        }
    }
    void oneSendIsOnePost()
    {
        QFETCH(bool, tls);
        QFETCH(bool, keptAlive);
        QFETCH(int, bodyBytes);
        int answers = keptAlive ? 1 : 0;
        // The server reads the whole request and closes without a word.
        Bench bench(tls ? Transport::Tls : Transport::Plain, [&](const RawRequest &) {
            return answers-- > 0 ? RawReply{test::rawAnswer("200 OK", kQueued), false} : RawReply{{}, true};
        });
        if (keptAlive) {
            const auto first = bench.send(batch(bodyBytes));
            QVERIFY(first && std::holds_alternative<Accepted>(*first));
        }
        const int before = bench.server.posts();
        const auto outcome = bench.send(batch(bodyBytes));
        QVERIFY(outcome);
        QVERIFY(std::holds_alternative<Unknown>(*outcome));
        QTest::qWait(200); // a second POST would follow at once
        QCOMPARE(bench.server.posts() - before, 1);
        QCOMPARE(bench.server.incompleteBytes(), 0);
    }

    void anIdleConnectionGetsNoBody()
    {
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", kQueued), false}));
        QVERIFY(std::holds_alternative<Accepted>(*bench.send()));
        QVERIFY(std::holds_alternative<Accepted>(*bench.send()));
        QCOMPARE(bench.server.connections(), 1);
        bench.client.transport().setFreshMs(0);
        QVERIFY(std::holds_alternative<Accepted>(*bench.send()));
        QCOMPARE(bench.server.connections(), 2);
    }

    // A new connection for one call leaves the calls that wait for their answers alone.
    void aCallInFlightOutlivesOldConnections()
    {
        int calls = 0;
        Bench bench(Transport::Plain, [&calls](const RawRequest &) {
            return RawReply{test::rawAnswer("200 OK", kQueued), false, ++calls == 2 ? 500 : 0};
        });
        bench.client.transport().setFreshMs(0);
        QVERIFY(std::holds_alternative<Accepted>(*bench.send()));
        std::optional<SendOutcome> slow;
        QObject context;
        bench.client.send(batch(), {}, &context, [&](SendOutcome outcome) { slow = std::move(outcome); });
        QTRY_COMPARE(calls, 2);
        QVERIFY(std::holds_alternative<Accepted>(*bench.send()));
        QTRY_VERIFY(slow);
        QVERIFY(std::holds_alternative<Accepted>(*slow));
    }

    void nothingSentTwiceToAServerThatIsNotThere()
    {
        QUrl nowhere;
        {
            RawHttpServer gone(Transport::Plain, always({}));
            nowhere = gone.url();
        }
        test::FakeClock clock;
        MailgunClient client(settingsFor(nowhere), clock);
        std::optional<SendOutcome> outcome;
        client.send(batch(), {}, this, [&](SendOutcome o) { outcome = std::move(o); });
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 90'000);
        QVERIFY(std::holds_alternative<PutBack>(*outcome));
        QVERIFY(!std::get<PutBack>(*outcome).why.isEmpty());
    }

    void anUntrustedCertificateGetsNotAByte()
    {
        RawHttpServer server(Transport::Tls, always({test::rawAnswer("200 OK", kQueued), true}));
        test::FakeClock clock;
        MailgunClient client(settingsFor(server.url()), clock);
        std::optional<SendOutcome> outcome;
        client.send(batch(), {}, this, [&](SendOutcome o) { outcome = std::move(o); });
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 90'000);
        QVERIFY(std::holds_alternative<PutBack>(*outcome));
        QCOMPARE(server.posts(), 0);
    }

    void answersBecomeOutcomes_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("alternative");
        QTest::newRow("401 with a challenge")
            << test::rawAnswer("401 Unauthorized", "Forbidden",
                               "WWW-Authenticate: Basic realm=\"MG API\"\r\nContent-Type: text/plain\r\n")
            << 2;
        QTest::newRow("400") << test::rawAnswer("400 Bad Request", "{\"message\":\"to parameter\"}") << 2;
        QTest::newRow("429") << test::rawAnswer("429 Too Many", "{}", "Retry-After: 7\r\n") << 1;
        QTest::newRow("420") << test::rawAnswer("420 Enhance", "{\"message\":\"recipient limit exceeded\"}") << 1;
        QTest::newRow("500") << test::rawAnswer("500 Oops", "{\"message\":\"x\"}") << 3;
        QTest::newRow("503") << test::rawAnswer("503 Unavailable", "x") << 3;
        QTest::newRow("redirect") << test::rawAnswer("307 Temporary Redirect", "", "Location: http://127.0.0.1:1/\r\n")
                                  << 3;
        QTest::newRow("not Mailgun") << test::rawAnswer("200 OK", "Mailgun Magnificent API") << 3;
        QTest::newRow("cut off") << test::rawAnswer("200 OK", kQueued).chopped(5) << 3;
    }
    void answersBecomeOutcomes()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, alternative);
        Bench bench(Transport::Plain, always({answer, true}));
        const auto outcome = bench.send();
        QVERIFY(outcome);
        QCOMPARE(int(outcome->index()), alternative);
        QCOMPARE(bench.server.posts(), 1);
        if (const auto *putBack = std::get_if<PutBack>(&*outcome); putBack && answer.contains("Retry-After"))
            QCOMPARE(putBack->retryAfterMs, 7000);
        if (const auto *refused = std::get_if<Refused>(&*outcome))
            QVERIFY(!refused->words.isEmpty());
    }

    void aSilentServerIsGivenUp()
    {
        RawHttpServer server(Transport::Plain, always({{}, false}));
        MailgunSettings settings = settingsFor(server.url());
        settings.timeoutMs = 300;
        test::FakeClock clock;
        MailgunClient client(settings, clock);
        std::optional<SendOutcome> outcome;
        client.send(batch(), {}, this, [&](SendOutcome o) { outcome = std::move(o); });
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 90'000);
        QVERIFY(std::holds_alternative<Unknown>(*outcome));
        QCOMPARE(server.posts(), 1);
    }

    void withoutALeaseNothingLeaves()
    {
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", kQueued), true}));
        const auto outcome = bench.send(batch(), [] { return false; });
        QVERIFY(outcome);
        QVERIFY(std::get<PutBack>(*outcome).wasStopped);
        QCOMPARE(bench.server.connections(), 0);
    }

    void aLeaseThatEndsMidwayLeavesTheCallIncomplete()
    {
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", kQueued), true}));
        int asked = 0;
        const auto outcome = bench.send(batch(4'000'000), [&] { return ++asked < 4; });
        QVERIFY(outcome);
        QVERIFY(std::holds_alternative<Unknown>(*outcome));
        QCOMPARE(bench.server.posts(), 0);
        QVERIFY(bench.server.incompleteBytes() < 4'000'000);
    }

    void aLeaseThatEndsBeforeTheFirstBytePutsBack()
    {
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", kQueued), true}));
        int asked = 0;
        const auto outcome = bench.send(batch(), [&] { return ++asked < 2; });
        QVERIFY(outcome);
        QVERIFY(std::get<PutBack>(*outcome).wasStopped);
        QCOMPARE(bench.server.posts(), 0);
    }

    void addressesAreNeverShownToEachOther()
    {
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", kQueued), true}));
        OutgoingMessage open = batch();
        open.recipientVariables.clear();
        QVERIFY(std::holds_alternative<Refused>(*bench.send(open)));
        open.to.clear();
        QVERIFY(std::holds_alternative<Refused>(*bench.send(open)));
        QCOMPARE(bench.server.connections(), 0);
        open.to = QStringList{QStringLiteral("a@example.org")};
        QVERIFY(std::holds_alternative<Accepted>(*bench.send(open)));
    }
};

QTEST_GUILESS_MAIN(MailgunSendTest)
#include "mailgun_send_test.moc"
