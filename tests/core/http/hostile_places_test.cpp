// SPDX-License-Identifier: GPL-3.0-or-later
// More clients than there are places: who asks is heard, and who only sits there makes room.
#include "tests/core/http/besieged_server.h"
#include "tests/support/raw_http_client.h"
#include "tests/support/strict_fixture.h"

#include <QHostAddress>
#include <QMutexLocker>
#include <QNetworkInterface>
#include <QSemaphore>

using namespace bouncedesk;
using namespace bouncedesk::http;
using test::goodRequest;
using test::RawHttpClient;
using test::shortLimits;

namespace {

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

class HostilePlacesTest : public test::StrictFixture, private test::BesiegedServer {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { stop(); }

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
};

QTEST_GUILESS_MAIN(HostilePlacesTest)
#include "hostile_places_test.moc"
