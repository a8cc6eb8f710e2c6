// SPDX-License-Identifier: GPL-3.0-or-later
// The listener over real sockets, with clients that mean harm or are broken: each is refused or outlived, and a good
// request is answered throughout.
#include "core/http/http_server.h"
#include "tests/support/fake_clock.h"
#include "tests/support/raw_http_client.h"
#include "tests/support/strict_fixture.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QMutex>
#include <QMutexLocker>
#include <QNetworkInterface>
#include <QSemaphore>
#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::http;
using test::RawAnswer;
using test::RawHttpClient;

namespace {

const QByteArray goodRequest = "GET /now HTTP/1.1\r\nHost: h\r\n\r\n";

// Short enough for a test, long enough for a busy machine.
HttpServerOptions shortLimits()
{
    HttpServerOptions options;
    options.limits.idleMs = 300;
    options.limits.requestMs = 600;
    options.limits.lingerMs = 300;
    options.limits.handshakeMs = 300;
    return options;
}

// One of this machine under which it is a stranger to itself; null when it has none.
QHostAddress addressToTheOutside()
{
    const QList<QHostAddress> all = QNetworkInterface::allAddresses();
    const auto found = std::find_if(all.begin(), all.end(), [](const QHostAddress &address) {
        return address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback();
    });
    return found == all.end() ? QHostAddress() : *found;
}

} // namespace

class HostileClientTest : public test::StrictFixture {
    Q_OBJECT

private:
    void start(HttpServerOptions options, const QString &host = QStringLiteral("127.0.0.1"))
    {
        Router router;
        router.add({Method::Get, "/now", Permission::Anyone, 0, RateClass::Unlimited,
                    [](const HttpRequest &, const Answer &answer) { answer(HttpResponse::text(200, "now")); }});
        router.add({Method::Get, "/large", Permission::Anyone, 0, RateClass::Unlimited,
                    [](const HttpRequest &, const Answer &answer) {
                        answer(HttpResponse::text(200, QByteArray(8 * 1024 * 1024, 'x')));
                    }});
        router.add({Method::Post, "/echo", Permission::Anyone, 1024 * 1024, RateClass::Unlimited,
                    [](const HttpRequest &request, const Answer &answer) {
                        answer(HttpResponse::text(200, QByteArray::number(request.body.size())));
                    }});
        router.add({Method::Get, "/never", Permission::Anyone, 0, RateClass::Unlimited,
                    [this](const HttpRequest &, const Answer &answer) {
                        const QMutexLocker lock(&m_mutex);
                        m_kept.append(answer);
                    }});
        m_server = std::make_unique<HttpServer>(std::move(router), std::move(options), m_clock);
        const auto port = m_server->listen(host, 0);
        QVERIFY(port);
        m_port = *port;
    }

    quint64 refused(RefusalCause cause) const { return m_server->statistics().refusals(cause); }
    qint64 open() const { return m_server->statistics().openConnections; }

    test::FakeClock m_clock;
    QMutex m_mutex;
    QList<Answer> m_kept;
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;

private Q_SLOTS:
    void cleanup()
    {
        m_server.reset();
        m_kept.clear();
    }

    void silentClientIsClosed()
    {
        start(shortLimits());
        RawHttpClient silent(m_port);
        RawHttpClient kept(m_port);
        QCOMPARE(kept.ask(goodRequest).status, 200);
        QVERIFY(silent.isClosed());
        QVERIFY(kept.isClosed());
        QCOMPARE(refused(RefusalCause::Idle), 2u);
        QTRY_COMPARE(open(), 0);
    }

    void tricklingDoesNotExtendTheTime()
    {
        start(shortLimits());
        RawHttpClient slow(m_port);
        QElapsedTimer timer;
        timer.start();
        const QByteArray request = "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n";
        qsizetype at = 0;
        while (slow.isConnected() && slow.socket()->bytesAvailable() == 0 && timer.elapsed() < 5000) {
            slow.send(at < request.size() ? request.mid(at, 1) : QByteArray("x"));
            ++at;
            slow.socket()->waitForReadyRead(20);
        }
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(slow.answer().status, 408);
        QVERIFY(slow.isClosed());
        QCOMPARE(refused(RefusalCause::TooSlow), 1u);
    }

    void largeBodyIsRefusedBeforeItIsRead()
    {
        start(shortLimits());
        RawHttpClient client(m_port);
        // The client is told at once, though it has sent only the beginning.
        client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000000\r\n\r\n" + QByteArray(100'000, 'x'));
        const RawAnswer answer = client.answer();
        QCOMPARE(answer.status, 413);
        QCOMPARE(answer.header("Connection"), QByteArray("close"));
        QVERIFY(client.isClosed());
        QCOMPARE(refused(RefusalCause::BodyTooLarge), 1u);
    }

    void largeChunkedBodyIsRefusedWhileItComes()
    {
        start(shortLimits());
        RawHttpClient client(m_port);
        client.send("POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
        const QByteArray chunk = "10000\r\n" + QByteArray(0x10000, 'x') + "\r\n";
        for (int i = 0; i < 100 && client.socket()->bytesAvailable() == 0 && client.isConnected(); ++i) {
            client.send(chunk);
            client.socket()->waitForReadyRead(1);
        }
        QCOMPARE(client.answer().status, 413);
        QVERIFY(client.isClosed());
    }

    void smugglersGet400AndNothingBehindIsRead_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("two lengths") << QByteArray("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n"
                                                   "Content-Length: 40\r\n\r\n");
        QTest::newRow("length and chunks") << QByteArray("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n"
                                                         "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        QTest::newRow("a bad length") << QByteArray("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: -5\r\n\r\n");
        QTest::newRow("trailers that are a request")
            << QByteArray("POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n");
        QTest::newRow("a bad chunk size")
            << QByteArray("POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n");
        QTest::newRow("a bare line feed") << QByteArray("GET /now HTTP/1.1\nHost: h\n\n");
    }

    void smugglersGet400AndNothingBehindIsRead()
    {
        QFETCH(QByteArray, request);
        start(shortLimits());
        RawHttpClient client(m_port);
        client.send(request + goodRequest);
        QCOMPARE(client.answer().status, 400);
        QCOMPARE(client.answer().status, 0);
        QVERIFY(client.isClosed());
        QCOMPARE(m_server->statistics().requests.load(), 0u);
    }

    void nothingIsReadBehindAChunkedBody()
    {
        start(shortLimits());
        RawHttpClient client(m_port);
        const QByteArray chunked =
            "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        client.send(chunked + goodRequest);
        const RawAnswer answer = client.answer();
        QCOMPARE(answer.body, QByteArray("3"));
        QCOMPARE(answer.header("Connection"), QByteArray("close"));
        QVERIFY(client.isClosed());
        QCOMPARE(m_server->statistics().requests.load(), 1u);
    }

    void manyFieldsAndLongHeadsAreRefused()
    {
        start(shortLimits());
        RawHttpClient many(m_port);
        QCOMPARE(many.ask("GET /now HTTP/1.1\r\nHost: h\r\n" + QByteArray("X: y\r\n").repeated(10'000) + "\r\n").status,
                 431);
        RawHttpClient large(m_port);
        large.send("GET /now HTTP/1.1\r\nHost: h\r\nX: " + QByteArray(5'000'000, 'x'));
        QCOMPARE(large.answer().status, 431);
        QVERIFY(large.isClosed());
        QCOMPARE(RawHttpClient(m_port).ask(goodRequest).status, 200);
    }

    // QHttpServer must understand every head that the guard lets through.
    void largestAllowedHeadPasses()
    {
        start({});
        QByteArray request = "GET /now HTTP/1.1\r\nHost: h\r\n";
        for (int i = 0; i < 7; ++i)
            request += "X-" + QByteArray::number(i) + ": " + QByteArray(7990, 'x') + "\r\n";
        for (int i = 7; i < 99; ++i)
            request += "X-" + QByteArray::number(i) + ":\r\n";
        QCOMPARE(RawHttpClient(m_port).ask(request + "\r\n").status, 200);
    }

    void fullServerClosesTheOneLongestWithoutARequest()
    {
        HttpServerOptions options;
        options.limits.maxConnections = 20;
        start(options);
        std::vector<std::unique_ptr<RawHttpClient>> silent;
        for (int i = 0; i < 19; ++i)
            silent.push_back(std::make_unique<RawHttpClient>(m_port));
        QTRY_COMPARE(open(), 19);
        RawHttpClient good(m_port);
        QCOMPARE(good.ask(goodRequest).status, 200);
        for (int i = 0; i < 60; ++i) {
            silent.push_back(std::make_unique<RawHttpClient>(m_port));
            // Who comes anew gets a place, and by then all before him have theirs; who asks now and then stays.
            if (i % 10 == 0) {
                QCOMPARE(RawHttpClient(m_port).ask(goodRequest).status, 200);
                QCOMPARE(good.ask(goodRequest).status, 200);
            }
        }
        QTRY_VERIFY(refused(RefusalCause::Evicted) >= 60u);
        QVERIFY(silent.front()->isClosed());
        QVERIFY(silent.back()->isConnected());
        QVERIFY(open() <= 20);
    }

    void oneAddressGetsSoManyPlacesUntilItAsks()
    {
        const QHostAddress outside = addressToTheOutside();
        if (outside.isNull())
            QSKIP("this machine has no address but its own");
        HttpServerOptions options;
        options.limits.maxUnprovenPerAddress = 3;
        start(options, outside.toString());
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        const auto come = [&]() -> QTcpSocket & {
            sockets.push_back(std::make_unique<QTcpSocket>());
            sockets.back()->connectToHost(outside, m_port);
            [&] { QVERIFY(sockets.back()->waitForConnected()); }();
            return *sockets.back();
        };
        QTcpSocket &first = come();
        QTcpSocket &second = come();
        come();
        QTRY_COMPARE(open(), 3);
        QTcpSocket &refusedOne = come();
        QTRY_COMPARE(refusedOne.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(refused(RefusalCause::PerAddress), 1u);
        // Who has asked is no stranger any more, and who has gone holds no place.
        first.write(goodRequest);
        QTRY_VERIFY(first.bytesAvailable() > 0);
        come();
        QTRY_COMPARE(open(), 4);
        second.abort();
        QTRY_COMPARE(open(), 3);
        come();
        QTRY_COMPARE(open(), 4);
        first.abort(); // gives back a place of those who asked, not of strangers
        QTRY_COMPARE(open(), 3);
        QTcpSocket &again = come();
        QTRY_COMPARE(again.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(refused(RefusalCause::PerAddress), 2u);
    }

    // Many who come at once do not push each other out before they are heard.
    void whoComesInACrowdIsHeard()
    {
        HttpServerOptions options;
        options.limits.maxConnections = 16;
        start(options);
        std::vector<std::unique_ptr<QTcpSocket>> crowd;
        QSemaphore go;
        // While the http thread is held, they all come to the door.
        QMetaObject::invokeMethod(
            m_server->context(), [&go] { go.acquire(); }, Qt::QueuedConnection);
        for (int i = 0; i < 200; ++i) {
            crowd.push_back(std::make_unique<QTcpSocket>());
            crowd.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
            QVERIFY(crowd.back()->waitForConnected());
            crowd.back()->write(goodRequest);
            QVERIFY(crowd.back()->waitForBytesWritten());
        }
        go.release();
        QTRY_COMPARE(m_server->statistics().answersByClass[2].load(), 200u);
    }

    void whoWaitsForUsIsNotEvicted()
    {
        HttpServerOptions options;
        options.limits.maxConnections = 3;
        start(options);
        std::vector<std::unique_ptr<RawHttpClient>> waiting;
        for (int i = 0; i < 3; ++i) {
            waiting.push_back(std::make_unique<RawHttpClient>(m_port));
            waiting.back()->send("GET /never HTTP/1.1\r\nHost: h\r\n\r\n");
        }
        QTRY_COMPARE(m_server->statistics().openAnswers.load(), 3);
        RawHttpClient late(m_port);
        QVERIFY(late.isClosed());
        const QMutexLocker lock(&m_mutex);
        m_kept.takeFirst()(HttpResponse(204));
        QCOMPARE(waiting.front()->answer().status, 204);
    }

    void heldMemoryIsBoundedAndSmallRequestsPass()
    {
        HttpServerOptions options;
        options.limits.maxAllBytes = 4 * 1024 * 1024;
        start(options);
        std::vector<std::unique_ptr<RawHttpClient>> hoarders;
        for (int i = 0; i < 20; ++i) {
            hoarders.push_back(std::make_unique<RawHttpClient>(m_port));
            hoarders.back()->send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n" +
                                  QByteArray(900'000, 'x'));
            QCOMPARE(RawHttpClient(m_port).ask("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello").body,
                     QByteArray("5"));
        }
        QTRY_VERIFY(refused(RefusalCause::MemoryFull) >= 15);
        QTRY_VERIFY(m_server->statistics().heldBytes.load() <= 4 * 1024 * 1024);
        hoarders.clear();
        QTRY_COMPARE(m_server->statistics().heldBytes.load(), 0);
    }

    // QHttpServer keeps a body until the connection's next request: what it keeps counts, and the connection gives way.
    void wholeBodiesOfRestingConnectionsAreBoundedToo()
    {
        HttpServerOptions options;
        options.limits.maxAllBytes = 4 * 1024 * 1024;
        start(options);
        const QByteArray request =
            "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 900000\r\n\r\n" + QByteArray(900'000, 'x');
        std::vector<std::unique_ptr<RawHttpClient>> resting;
        for (int i = 0; i < 20; ++i) {
            resting.push_back(std::make_unique<RawHttpClient>(m_port));
            QCOMPARE(resting.back()->ask(request).body, QByteArray("900000"));
        }
        QVERIFY(m_server->statistics().heldBytes.load() <= 4 * 1024 * 1024);
        QTRY_COMPARE(open(), 4);
        QCOMPARE(refused(RefusalCause::MemoryFull), 16u);
        QCOMPARE(resting.back()->ask(goodRequest).status, 200);
        QTRY_VERIFY(m_server->statistics().heldBytes.load() <= 3 * 900'000);
    }

    void whoDoesNotReadIsClosed()
    {
        start(shortLimits());
        RawHttpClient lazy(m_port);
        lazy.socket()->setReadBufferSize(1);
        lazy.send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(refused(RefusalCause::SlowReader), 1u);
        QTRY_COMPARE(open(), 0);
        QCOMPARE(m_server->statistics().heldBytes.load(), 0);
    }

    void answersThatNobodyReadsAreBounded()
    {
        start({});
        RawHttpClient lazy(m_port);
        lazy.socket()->setReadBufferSize(1);
        const QByteArray large = "GET /large HTTP/1.1\r\nHost: h\r\n\r\n"; // 8 MiB each
        lazy.send(large.repeated(20));
        QTRY_VERIFY(m_server->statistics().requests.load() >= 2u);
        QCOMPARE(RawHttpClient(m_port).ask(goodRequest).status, 200);
        QCOMPARE(m_server->statistics().requests.load(), 3u); // the second ends the connection
        QVERIFY(m_server->statistics().heldBytes.load() < 17 * 1024 * 1024);
    }

    void whoDoesNotReadGivesWayWhenMemoryIsShort()
    {
        HttpServerOptions options;
        options.limits.maxAllBytes = 8 * 1024 * 1024;
        start(options);
        std::vector<std::unique_ptr<RawHttpClient>> lazy;
        for (int i = 0; i < 6; ++i) {
            lazy.push_back(std::make_unique<RawHttpClient>(m_port));
            lazy.back()->socket()->setReadBufferSize(1);
            lazy.back()->send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");
            QTRY_COMPARE(m_server->statistics().requests.load(), quint64(2 * i + 1));
            QCOMPARE(RawHttpClient(m_port).ask(goodRequest).status, 200);
        }
        QVERIFY(refused(RefusalCause::SlowReader) >= 1u);
        QVERIFY(m_server->statistics().heldBytes.load() <= 8 * 1024 * 1024);
    }

    void deepPipelineEndsTheConnectionInOrder()
    {
        HttpServerOptions options;
        options.limits.maxOpenAnswers = 4;
        start(options);
        RawHttpClient client(m_port);
        client.send(QByteArray("GET /never HTTP/1.1\r\nHost: h\r\n\r\n").repeated(10));
        QTRY_COMPARE(m_server->statistics().requests.load(), 4u);
        QList<Answer> kept;
        {
            const QMutexLocker lock(&m_mutex);
            kept.swap(m_kept);
        }
        for (qsizetype i = 0; i < kept.size(); ++i)
            kept[i](HttpResponse::text(200, QByteArray::number(i)));
        for (int i = 0; i < 4; ++i)
            QCOMPARE(client.answer().body, QByteArray::number(i));
        QVERIFY(client.isClosed());
    }

    void clientsThatBreakOffHarmNobody()
    {
        start(shortLimits());
        for (int i = 0; i < 50; ++i) {
            RawHttpClient client(m_port);
            client.send(i % 2 ? QByteArray("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 50\r\n\r\nhalf")
                              : QByteArray("GET /never HTTP/1.1\r\nHost: h\r\n\r\n") + goodRequest);
            client.socket()->abort();
        }
        QTRY_COMPARE(open(), 0);
        QCOMPARE(RawHttpClient(m_port).ask(goodRequest).status, 200);
        QTRY_COMPARE(m_server->statistics().openAnswers.load(), 0);
    }
};

QTEST_GUILESS_MAIN(HostileClientTest)
#include "hostile_client_test.moc"
