// SPDX-License-Identifier: GPL-3.0-or-later
// The listener's end over real sockets: what came in is answered, and the port is let go.
#include "tests/core/http/patient_server.h"
#include "tests/support/raw_http_client.h"
#include "tests/support/strict_fixture.h"

#include <future>

using namespace bouncedesk;
using http::HttpResponse;
using test::get;
using test::RawHttpClient;

class HttpServerStopTest : public test::StrictFixture, private test::PatientServer {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { stop(); }

    void drainAnswersWhatCameIn()
    {
        start(router());
        RawHttpClient busy(m_port);
        busy.send(get("/later/x"));
        RawHttpClient idle(m_port);
        QCOMPARE(idle.ask(get("/now")).status, 200);
        QVERIFY(m_later->arrived(1));
        auto writer =
            std::async(std::launch::async, [this] { m_later->take("/later/x")(HttpResponse::text(200, "committed")); });
        QVERIFY(m_server->drainAndStop(5000));
        QCOMPARE(busy.answer().body, QByteArray("committed"));
        QVERIFY(busy.isClosed());
        QVERIFY(idle.isClosed());
        QVERIFY(!RawHttpClient(m_port).isConnected());
    }

    void drainEndsWhenTimeIsOver()
    {
        start(router());
        RawHttpClient busy(m_port);
        busy.send(get("/later/x"));
        QVERIFY(m_later->arrived(1));
        QVERIFY(!m_server->drainAndStop(50));
        // Too late, into a server that is gone: nothing happens.
        m_later->take("/later/x")(HttpResponse(200));
        QVERIFY(busy.isClosed());
    }

    void stopAcceptingLetsThePortGo()
    {
        start(router());
        RawHttpClient open(m_port);
        QCOMPARE(open.ask(get("/now")).status, 200);
        m_server->stopAccepting();
        QVERIFY(!RawHttpClient(m_port).isConnected());
        QCOMPARE(open.ask(get("/now")).status, 200);
    }
};

QTEST_GUILESS_MAIN(HttpServerStopTest)
#include "http_server_stop_test.moc"
