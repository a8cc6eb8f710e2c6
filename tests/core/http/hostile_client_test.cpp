// SPDX-License-Identifier: GPL-3.0-or-later
// Clients that mean harm or are broken: each is refused or outlived, and a good request is answered throughout.
#include "tests/core/http/besieged_server.h"
#include "tests/support/raw_http_client.h"
#include "tests/support/strict_fixture.h"

#include <QElapsedTimer>

using namespace bouncedesk;
using namespace bouncedesk::http;
using test::goodRequest;
using test::RawAnswer;
using test::RawHttpClient;
using test::shortLimits;

class HostileClientTest : public test::StrictFixture, private test::BesiegedServer {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { stop(); }

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

    void requestsBehindAChunkedBodyAreReadAsTheyAre()
    {
        start(shortLimits());
        RawHttpClient client(m_port);
        const QByteArray chunked =
            "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        client.send(chunked + goodRequest + chunked);
        QCOMPARE(client.answer().body, QByteArray("3"));
        QCOMPARE(client.answer().status, 200);
        QCOMPARE(client.answer().body, QByteArray("3"));
        QCOMPARE(m_server->statistics().requests.load(), 3u);
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

    void whoIsRefusedAndSendsOnIsEnded()
    {
        start({});
        RawHttpClient client(m_port);
        client.send(QByteArray("GET /nothing HTTP/1.1\r\nHost: h\r\n\r\n").repeated(30));
        QCOMPARE(client.answer().status, 404);
        QVERIFY(client.isClosed());
        QVERIFY(m_server->statistics().requests.load() < 5u);
        QCOMPARE(RawHttpClient(m_port).ask(goodRequest).status, 200);
        QTRY_COMPARE(open(), 0);
    }

    void whoIsRefusedAndWaitsKeepsTheConnection()
    {
        start({});
        RawHttpClient client(m_port);
        QCOMPARE(client.ask("GET /nothing HTTP/1.1\r\nHost: h\r\n\r\n").status, 404);
        QCOMPARE(client.ask(goodRequest).status, 200);
    }
};

QTEST_GUILESS_MAIN(HostileClientTest)
#include "hostile_client_test.moc"
