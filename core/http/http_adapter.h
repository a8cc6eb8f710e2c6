// SPDX-License-Identifier: GPL-3.0-or-later
// Joins QHttpServer (6.4, a technology preview) to the guard and the router; nothing else in the program knows it.
// Lives in the http thread, owned by HttpServer.
#pragma once

#include "core/http/answer_outbox.h"
#include "core/http/connection_table.h"

#include <QAbstractHttpServer>
#include <QSslConfiguration>

namespace bouncedesk::http {

class GuardedServer;

class HttpAdapter : public QAbstractHttpServer {
    Q_OBJECT

public:
    HttpAdapter(const GuardLimits &limits, const Router &router, const TrustedProxies &proxies,
                const base::Clock &clock, HttpStatistics *statistics);
    ~HttpAdapter() override;

    // The port that was got; the error of the socket in words of its own, Conflict when the port is taken.
    base::Result<quint16> listen(const QHostAddress &address, quint16 port,
                                 const std::optional<QSslConfiguration> &tls);
    void stopAccepting();
    // Answers what is open, then closes; done is called once, in this thread.
    void drain(std::function<void()> done);
    void closeAll() { m_table.closeAll(); }

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

private:
    void deliver(const AddressedAnswer &answer);
    void closeLater(quint64 connection);

    const Router &m_router;
    const TrustedProxies m_proxies;
    HttpStatistics *const m_statistics;
    ConnectionTable m_table;
    GuardedServer *m_server = nullptr; // owned by QAbstractHttpServer
    std::shared_ptr<AnswerOutbox> m_outbox;
};

} // namespace bouncedesk::http
