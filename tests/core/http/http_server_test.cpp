// SPDX-License-Identifier: GPL-3.0-or-later
// The listener over real sockets, with clients that behave.
#include "tests/core/http/patient_server.h"
#include "tests/support/raw_http_client.h"
#include "tests/support/strict_fixture.h"

#include <QCoreApplication>

#include <future>

using namespace bouncedesk;
using namespace bouncedesk::http;
using test::get;
using test::RawAnswer;
using test::RawHttpClient;

namespace {

QByteArray post(const QByteArray &target, const QByteArray &body, const QByteArray &fields = {})
{
    return "POST " + target + " HTTP/1.1\r\nHost: test\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
           fields + "\r\n" + body;
}

// More than the kernel takes off a server's hands before the client reads.
QByteArray large()
{
    QByteArray bytes(24 * 1024 * 1024, 'x');
    for (qsizetype i = 0; i < bytes.size(); i += 997)
        bytes[i] = char('a' + i % 26);
    return bytes;
}

} // namespace

class HttpServerTest : public test::StrictFixture, private test::PatientServer {
    Q_OBJECT

private:
    Router router()
    {
        Router router = PatientServer::router();
        router.add({Method::Get, "/page", Permission::Anyone, 0, RateClass::Page,
                    [](const HttpRequest &, const Answer &answer) { answer(HttpResponse::html(200, "<p>")); }});
        router.add({Method::Get, "/large", Permission::Anyone, 0, RateClass::Unlimited,
                    [](const HttpRequest &, const Answer &answer) { answer(HttpResponse::text(200, large())); }});
        router.add({Method::Post, "/echo", Permission::Anyone, 1024 * 1024, RateClass::Unlimited,
                    [](const HttpRequest &request, const Answer &answer) {
                        answer(HttpResponse::content("application/octet-stream", request.body));
                    }});
        router.add({Method::Get, "/who", Permission::Anyone, 0, RateClass::Unlimited,
                    [](const HttpRequest &request, const Answer &answer) {
                        answer(HttpResponse::text(200, request.peer.toString().toLatin1() +
                                                           (request.isSecure ? " secure" : " plain")));
                    }});
        router.add({Method::Get, "/forgets", Permission::Anyone, 0, RateClass::Unlimited,
                    [](const HttpRequest &, const Answer &) {}});
        return router;
    }

    void start(HttpServerOptions options = {}) { PatientServer::start(router(), std::move(options)); }

private Q_SLOTS:
    void cleanup() { stop(); }

    void answersOnOneConnectionAgainAndAgain()
    {
        start();
        RawHttpClient client(m_port);
        for (int i = 0; i < 5; ++i) {
            const RawAnswer answer = client.ask(get("/now?n=" + QByteArray::number(i)));
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.body, "now n=" + QByteArray::number(i));
        }
        QCOMPARE(m_server->statistics().connections.load(), 1u);
        QCOMPARE(m_server->statistics().requests.load(), 5u);
        QCOMPARE(m_server->statistics().answersByClass[2].load(), 5u);
        QCOMPARE(m_server->url(), QStringLiteral("http://127.0.0.1:%1").arg(m_port));
    }

    void everyAnswerKeepsBrowsersFromHarm()
    {
        start();
        RawHttpClient client(m_port);
        const RawAnswer page = client.ask(get("/page"));
        QVERIFY(page.header("Content-Security-Policy").contains("default-src 'none'"));
        QCOMPARE(page.header("X-Content-Type-Options"), QByteArray("nosniff"));
        QCOMPARE(page.header("Referrer-Policy"), QByteArray("no-referrer"));
        QCOMPARE(page.header("Date"), QByteArray("Mon, 21 Sep 2026 14:13:20 GMT"));
        QVERIFY(client.ask(get("/nothing")).header("X-Content-Type-Options") == "nosniff");
    }

    void bodiesComeInWhole_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("empty") << 0;
        QTest::newRow("one byte") << 1;
        QTest::newRow("larger than the read buffer") << 500 * 1024;
        QTest::newRow("exactly the cap") << 1024 * 1024;
    }

    void bodiesComeInWhole()
    {
        QFETCH(int, size);
        start();
        RawHttpClient client(m_port);
        QByteArray body(size, 'x');
        for (int i = 0; i < size; i += 997)
            body[i] = char('a' + i % 26);
        for (int i = 0; i < 2; ++i) {
            const RawAnswer answer = client.ask(post("/echo", body));
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.body == body);
        }
    }

    void answersThatTheKernelDoesNotTakeAtOnceArriveWhole()
    {
        start();
        RawHttpClient client(m_port);
        client.send(get("/large") + get("/now?n=1"));
        QVERIFY(client.answer().body == large());
        QCOMPARE(client.answer().body, QByteArray("now n=1"));
    }

    void chunkedBodyIsRead_data()
    {
        QTest::addColumn<int>("pieceBytes");
        QTest::newRow("at once") << 100000;
        QTest::newRow("byte by byte") << 1;
        QTest::newRow("in threes") << 3;
    }

    void chunkedBodyIsRead()
    {
        QFETCH(int, pieceBytes);
        start();
        RawHttpClient client(m_port);
        const QByteArray request = "POST /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"
                                   "5\r\nhello\r\n1;ext=1\r\n,\r\n00A\r\n world 0\r\n\r\n0\r\n\r\n";
        for (int round = 0; round < 2; ++round) {
            for (int at = 0; at < request.size(); at += pieceBytes) {
                client.send(request.mid(at, pieceBytes));
                client.socket()->flush();
            }
            const RawAnswer answer = client.answer();
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.body, QByteArray("hello, world 0\r\n"));
        }
    }

    void headHasLengthButNoBody()
    {
        start();
        RawHttpClient client(m_port);
        client.send("HEAD /now?x HTTP/1.1\r\nHost: t\r\n\r\n");
        const RawAnswer answer = client.answer(true);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Length"), QByteArray("5"));
        QCOMPARE(client.ask(get("/now?y")).body, QByteArray("now y"));
    }

    void wrongMethodIs405()
    {
        start();
        RawHttpClient client(m_port);
        const RawAnswer answer = client.ask("DELETE /now HTTP/1.1\r\nHost: t\r\n\r\n");
        QCOMPARE(answer.status, 405);
        QCOMPARE(answer.header("Allow"), QByteArray("GET, HEAD, OPTIONS"));
        QCOMPARE(client.ask("BREW /now HTTP/1.1\r\nHost: t\r\n\r\n").status, 405);
    }

    void expectContinueIsAnsweredAtOnce()
    {
        start();
        RawHttpClient client(m_port);
        client.send("POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(client.answer().status, 100);
        QCOMPARE(client.ask("body").body, QByteArray("body"));
    }

    void connectionCloseIsHonoured_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<bool>("closes");
        QTest::newRow("HTTP/1.1 with close")
            << QByteArray("GET /now HTTP/1.1\r\nHost: t\r\nConnection: Close\r\n\r\n") << true;
        QTest::newRow("HTTP/1.0") << QByteArray("GET /now HTTP/1.0\r\n\r\n") << true;
        QTest::newRow("HTTP/1.0 with keep-alive")
            << QByteArray("GET /now HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << false;
        QTest::newRow("HTTP/1.1") << QByteArray("GET /now HTTP/1.1\r\nHost: t\r\n\r\n") << false;
    }

    void connectionCloseIsHonoured()
    {
        QFETCH(QByteArray, request);
        QFETCH(bool, closes);
        start();
        RawHttpClient client(m_port);
        const RawAnswer answer = client.ask(request);
        QCOMPARE(answer.status, 200);
        if (closes) {
            QCOMPARE(answer.header("Connection"), QByteArray("close"));
            QVERIFY(client.isClosed());
        } else {
            QCOMPARE(client.ask(request).status, 200);
        }
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        start();
        RawHttpClient client(m_port);
        client.send(get("/later/a") + get("/now?n=1") + post("/echo", "two") + get("/later/b"));
        QVERIFY(m_later->arrived(2));
        m_later->take("/later/b")(HttpResponse::text(200, "b"));
        m_later->take("/later/a")(HttpResponse::text(200, "a"));
        QCOMPARE(client.answer().body, QByteArray("a"));
        QCOMPARE(client.answer().body, QByteArray("now n=1"));
        QCOMPARE(client.answer().body, QByteArray("two"));
        QCOMPARE(client.answer().body, QByteArray("b"));
    }

    void answerFromAnotherThreadArrives()
    {
        start();
        std::vector<std::unique_ptr<RawHttpClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<RawHttpClient>(m_port));
            clients.back()->send(get("/later/" + QByteArray::number(i)));
        }
        QVERIFY(m_later->arrived(20));
        auto group = std::async(std::launch::async, [this] {
            for (int i = 0; i < 20; ++i)
                m_later->take("/later/" + QByteArray::number(i))(HttpResponse::text(200, QByteArray::number(i)));
        });
        for (int i = 0; i < 20; ++i)
            QCOMPARE(clients[size_t(i)]->answer().body, QByteArray::number(i));
        QTRY_COMPARE(m_server->statistics().openAnswers.load(), 0);
        QTRY_COMPARE(m_server->statistics().heldBytes.load(), 0);
    }

    void clientGoneBeforeTheAnswerHarmsNobody()
    {
        start();
        auto gone = std::make_unique<RawHttpClient>(m_port);
        gone->send(get("/later/gone"));
        QVERIFY(m_later->arrived(1));
        gone.reset();
        QTRY_COMPARE(m_server->statistics().openConnections.load(), 0);
        m_later->take("/later/gone")(HttpResponse(200));
        QTRY_COMPARE(m_server->statistics().unheardAnswers.load(), 1u);
        QCOMPARE(m_server->statistics().openAnswers.load(), 0);
        QCOMPARE(RawHttpClient(m_port).ask(get("/now")).status, 200);
    }

    void forgottenAnswerIs503()
    {
        start();
        RawHttpClient client(m_port);
        QCOMPARE(client.ask(get("/forgets")).status, 503);
        QCOMPARE(client.ask(get("/now")).status, 200);
    }

    void endpointMayCloseWithoutAnAnswer()
    {
        start();
        RawHttpClient client(m_port);
        client.send(get("/later/x"));
        QVERIFY(m_later->arrived(1));
        m_later->take("/later/x")(HttpResponse(0));
        QCOMPARE(client.answer().status, 0);
        QVERIFY(client.isClosed());
    }

    void forwardedAddressCountsOnlyFromTrustedProxies()
    {
        const QByteArray forwarded = "X-Forwarded-For: 203.0.113.9, 198.51.100.7, 10.1.2.3\r\n"
                                     "X-Forwarded-Proto: https\r\n";
        start();
        QCOMPARE(RawHttpClient(m_port).ask(get("/who", forwarded)).body, QByteArray("127.0.0.1 plain"));
        m_server.reset();
        HttpServerOptions options;
        options.trustedProxies = *TrustedProxies::parse(QStringLiteral("127.0.0.1, 10.0.0.0/8"));
        start(options);
        QCOMPARE(RawHttpClient(m_port).ask(get("/who", forwarded)).body, QByteArray("198.51.100.7 secure"));
    }

    void busyPortNamesItsHolder()
    {
        start();
        HttpServer second(router(), {}, m_clock);
        const auto port = second.listen(QStringLiteral("127.0.0.1"), m_port);
        QVERIFY(!port);
        QCOMPARE(port.error().code, base::ErrorCode::Conflict);
        QCOMPARE(port.error().what, QStringLiteral("127.0.0.1:%1").arg(m_port));
        QVERIFY2(port.error().detail.contains(QStringLiteral("pid %1").arg(QCoreApplication::applicationPid())),
                 qPrintable(port.error().detail));
    }

    void addressIsChecked()
    {
        HttpServer server(router(), {}, m_clock);
        QCOMPARE(server.listen(QStringLiteral("no.such.host"), 0).error().code, base::ErrorCode::InvalidInput);
        QVERIFY(server.listen(QStringLiteral("[::1]"), 0));
        QVERIFY(server.url().startsWith(QStringLiteral("http://[::1]:")));
    }
};

QTEST_GUILESS_MAIN(HttpServerTest)
#include "http_server_test.moc"
