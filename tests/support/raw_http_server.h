// SPDX-License-Identifier: GPL-3.0-or-later
// A server that counts what arrives and answers byte for byte as a test says, plain or with a certificate of its own:
// for what a well-behaved server never does. Lives in the test's thread.
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <QUrl>

#include <functional>
#include <memory>

class QTcpServer;
class QTcpSocket;

namespace bouncedesk::test {

struct RawRequest {
    QByteArray method;
    QByteArray target;
    QByteArray head; // request line and header fields
    QByteArray body;
};

struct RawReply {
    QByteArray bytes;
    bool close = true; // false: the connection stays open
    int afterMs = 0;
};

// "HTTP/1.1 200 OK" with Content-Length and what else is given.
QByteArray rawAnswer(const QByteArray &statusLine, const QByteArray &body, const QByteArray &moreHeaders = {});

class RawHttpServer : public QObject {
    Q_OBJECT

public:
    using Script = std::function<RawReply(const RawRequest &)>;

    enum class Transport { Plain, Tls };

    RawHttpServer(Transport transport, Script script);
    ~RawHttpServer() override;

    QUrl url() const;
    QSslCertificate certificate() const { return m_certificate; }
    const QList<RawRequest> &requests() const { return m_requests; }
    int posts() const;
    int connections() const { return m_connections; }
    // Bytes of requests that never became whole.
    qint64 incompleteBytes() const { return m_incompleteBytes; }

private:
    void serve(QTcpSocket *socket);

    Script m_script;
    QSslCertificate m_certificate;
    std::unique_ptr<QTcpServer> m_server;
    QList<RawRequest> m_requests;
    int m_connections = 0;
    qint64 m_incompleteBytes = 0;
};

} // namespace bouncedesk::test
