// SPDX-License-Identifier: GPL-3.0-or-later
// The listening socket: gives every connection its guard before QHttpServer sees it, and does the TLS handshake
// itself, so that silent clients in it are watched and evicted like all others. Lives in the http thread.
#pragma once

#include <QSslConfiguration>
#include <QTcpServer>

#include <optional>

class QSslSocket;

namespace bouncedesk::http {

class ConnectionGuard;
class ConnectionTable;

class GuardedServer : public QTcpServer {
    Q_OBJECT

public:
    GuardedServer(ConnectionTable *table, std::optional<QSslConfiguration> tls);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void acceptTls(qintptr descriptor);
    void acceptPlain(qintptr descriptor);
    void handOver(QTcpSocket *socket, ConnectionGuard *guard);
    void endTurn();
    void acceptFailed();

    ConnectionTable *const m_table;
    const std::optional<QSslConfiguration> m_tls;
    int m_acceptedThisTurn = 0;
};

} // namespace bouncedesk::http
