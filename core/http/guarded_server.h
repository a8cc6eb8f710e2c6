// SPDX-License-Identifier: GPL-3.0-or-later
// The listening socket: gives every connection its guard, before the TLS handshake already, so that silent clients in
// it are watched and evicted like all others. Lives in the http thread.
#pragma once

#include <QSslConfiguration>
#include <QTcpServer>

#include <optional>

namespace bouncedesk::http {

class ConnectionTable;

class GuardedServer : public QTcpServer {
    Q_OBJECT

public:
    GuardedServer(ConnectionTable *table, std::optional<QSslConfiguration> tls);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void endTurn();
    void acceptFailed();
    void acceptOn();

    ConnectionTable *const m_table;
    const std::optional<QSslConfiguration> m_tls;
    int m_acceptedThisTurn = 0;
};

} // namespace bouncedesk::http
