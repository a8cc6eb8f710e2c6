// SPDX-License-Identifier: GPL-3.0-or-later
// Clients that send much, read nothing or break off: memory stays bounded, and small requests pass.
#include "tests/core/http/besieged_server.h"
#include "tests/support/raw_http_client.h"
#include "tests/support/strict_fixture.h"

#include <QMutexLocker>

using namespace bouncedesk;
using namespace bouncedesk::http;
using test::goodRequest;
using test::RawAnswer;
using test::RawHttpClient;
using test::shortLimits;

class HostileMemoryTest : public test::StrictFixture, private test::BesiegedServer {
    Q_OBJECT

    void startWithMemory(qint64 bytes)
    {
        HttpServerOptions options;
        options.limits.maxAllBytes = bytes;
        start(options);
    }
    std::vector<std::unique_ptr<RawHttpClient>> clients(int count) const
    {
        std::vector<std::unique_ptr<RawHttpClient>> made;
        for (int i = 0; i < count; ++i)
            made.push_back(std::make_unique<RawHttpClient>(m_port));
        return made;
    }
    static QByteArray largePost(const QByteArray &target)
    {
        return "POST " + target + " HTTP/1.1\r\nHost: h\r\nContent-Length: 900000\r\n\r\n" + QByteArray(900'000, 'x');
    }

private Q_SLOTS:
    void cleanup() { stop(); }

    void heldMemoryIsBoundedAndSmallRequestsPass()
    {
        startWithMemory(4 * 1024 * 1024);
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

    void nothingIsHeldOfAnsweredRequests()
    {
        startWithMemory(4 * 1024 * 1024);
        const QByteArray request = largePost("/echo");
        const std::vector<std::unique_ptr<RawHttpClient>> resting = clients(20);
        for (const auto &client : resting)
            QCOMPARE(client->ask(request).body, QByteArray("900000"));
        QTRY_COMPARE(m_server->statistics().heldBytes.load(), 0);
        QCOMPARE(open(), 20);
        QCOMPARE(refused(RefusalCause::MemoryFull), 0u);
        QCOMPARE(resting.front()->ask(goodRequest).status, 200);
    }

    void requestsThatWaitForTheirAnswersAreBoundedToo()
    {
        startWithMemory(4 * 1024 * 1024);
        const QByteArray request = largePost("/never");
        const std::vector<std::unique_ptr<RawHttpClient>> waiting = clients(10);
        for (const auto &client : waiting)
            client->send(request);
        QTRY_COMPARE(refused(RefusalCause::MemoryFull), 6u);
        QCOMPARE(m_server->statistics().openAnswers.load(), 4);
        QVERIFY(m_server->statistics().heldBytes.load() <= 4 * 1024 * 1024);
        QCOMPARE(RawHttpClient(m_port).ask(goodRequest).status, 200);
    }

    void nothingIsHeldOfARequestBehindARefusedOne()
    {
        start({});
        RawHttpClient client(m_port);
        client.send("GET /never HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(m_server->statistics().requests.load(), 1u);
        client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 900000\r\n\r\n" + QByteArray(500'000, 'x'));
        QTRY_VERIFY(m_server->statistics().heldBytes.load() >= 500'000);
        {
            const QMutexLocker lock(&m_mutex);
            m_kept.takeFirst()(HttpResponse::problem(403, QStringLiteral("forbidden")));
        }
        const RawAnswer answer = client.answer();
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.header("Connection"), QByteArray("close"));
        QTRY_COMPARE(m_server->statistics().heldBytes.load(), 0);
        QVERIFY(client.isClosed());
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
        startWithMemory(8 * 1024 * 1024);
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

QTEST_GUILESS_MAIN(HostileMemoryTest)
#include "hostile_memory_test.moc"
