// SPDX-License-Identifier: GPL-3.0-or-later
// A client that sends exactly the bytes it is told and reads answers one by one: for well-behaved and hostile requests
// alike. Blocking; lives in the test's thread.
#pragma once

#include <QTcpSocket>

#include <memory>

namespace bouncedesk::test {

struct RawAnswer {
    int status = 0; // 0: none came
    QByteArray head;
    QByteArray body;

    // Of the first field of that name.
    QByteArray header(const QByteArray &name) const;
};

class RawHttpClient {
public:
    explicit RawHttpClient(quint16 port, bool tls = false);

    bool isConnected() const { return m_socket->state() == QAbstractSocket::ConnectedState; }
    void send(const QByteArray &bytes);
    // The next answer; status 0 when none came in time. HEAD: without a body whatever the length says.
    RawAnswer answer(bool toHead = false, int timeoutMs = 5000);
    RawAnswer ask(const QByteArray &bytes)
    {
        send(bytes);
        return answer();
    }
    // Whether the server closes the connection in time.
    bool isClosed(int timeoutMs = 5000);
    QTcpSocket *socket() { return m_socket.get(); }

private:
    bool readMore(int timeoutMs);

    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_bytes;
};

} // namespace bouncedesk::test
