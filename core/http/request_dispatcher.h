// SPDX-License-Identifier: GPL-3.0-or-later
// Takes complete requests from the connections' guards to the router, and answers back to their connections. Lives in
// the http thread, owned by HttpServer.
#pragma once

#include "core/http/answer_outbox.h"
#include "core/http/connection_table.h"

#include <QSslConfiguration>

namespace bouncedesk::http {

class GuardedServer;

class RequestDispatcher : public QObject {
    Q_OBJECT

public:
    RequestDispatcher(const GuardLimits &limits, const Router &router, const TrustedProxies &proxies,
                      const base::Clock &clock, HttpStatistics *statistics);
    ~RequestDispatcher() override;

    // The port that was got; the error of the socket in words of its own, Conflict when the port is taken.
    base::Result<quint16> listen(const QHostAddress &address, quint16 port,
                                 const std::optional<QSslConfiguration> &tls);
    void stopAccepting();
    // Answers what is open, then closes; done is called once, in this thread.
    void drain(std::function<void()> done);
    void closeAll() { m_table.closeAll(); }

private:
    void dispatch(ConnectionGuard *guard, quint64 number, RequestReader::Request received);
    void deliver(const AddressedAnswer &answer);
    void closeLater(quint64 connection);

    const Router &m_router;
    const TrustedProxies m_proxies;
    HttpStatistics *const m_statistics;
    ConnectionTable m_table;
    std::unique_ptr<GuardedServer> m_server; // goes before the table, to which its sockets' guards speak
    std::shared_ptr<AnswerOutbox> m_outbox;
};

} // namespace bouncedesk::http
