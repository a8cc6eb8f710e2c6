// SPDX-License-Identifier: GPL-3.0-or-later
// The listening socket by itself: what happens to it between an error and its end.
#include "core/http/connection_table.h"
#include "core/http/guarded_server.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"

#include <QTimer>

using namespace bouncedesk;

class GuardedServerTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void afterAnErrorAClosedServerStaysClosed()
    {
        const test::FakeClock clock;
        const http::Router router;
        const http::TrustedProxies proxies;
        http::HttpStatistics statistics;
        http::ConnectionTable table({}, router, proxies, clock, &statistics, {});
        http::GuardedServer server(&table, std::nullopt);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Q_EMIT server.acceptError(QAbstractSocket::SocketResourceError);
        server.close();
        // Due after the server's own: when it has come, so has that one.
        bool isOver = false;
        QTimer::singleShot(300, this, [&] { isOver = true; });
        QTRY_VERIFY(isOver);
        QVERIFY(!server.isListening());
    }
};

QTEST_GUILESS_MAIN(GuardedServerTest)
#include "guarded_server_test.moc"
