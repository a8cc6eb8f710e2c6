// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/raw_http_server.h"

#include "tests/support/test_certificate.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace bouncedesk::test {

QByteArray rawAnswer(const QByteArray &statusLine, const QByteArray &body, const QByteArray &moreHeaders)
{
    return "HTTP/1.1 " + statusLine + "\r\n" + moreHeaders + "Content-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

static qsizetype contentLength(const QByteArray &head)
{
    const QByteArray lowered = head.toLower();
    const qsizetype at = lowered.indexOf("content-length:");
    return at < 0 ? 0 : lowered.mid(at + 15, lowered.indexOf('\r', at) - at - 15).trimmed().toLongLong();
}

// The first whole request of the buffer, taken out of it.
static std::optional<RawRequest> takeRequest(QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    const QByteArray head = buffer.left(end + 2);
    const qsizetype size = end + 4 + contentLength(head);
    if (buffer.size() < size)
        return std::nullopt;
    const QByteArrayList line = head.left(head.indexOf('\r')).split(' ');
    RawRequest request{line.value(0), line.value(1), head, buffer.mid(end + 4, size - end - 4)};
    buffer.remove(0, size);
    return request;
}

RawHttpServer::RawHttpServer(Transport transport, Script script) : m_script(std::move(script))
{
    if (transport == Transport::Tls) {
        const TestCertificate made = makeTestCertificate();
        m_certificate = QSslCertificate(made.certificatePem);
        auto server = std::make_unique<QSslServer>();
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(m_certificate);
        tls.setPrivateKey(QSslKey(made.keyPem, QSsl::Ec));
        server->setSslConfiguration(tls);
        m_server = std::move(server);
    } else {
        m_server = std::make_unique<QTcpServer>();
    }
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection())
            serve(socket);
    });
    if (!m_server->listen(QHostAddress::LocalHost, 0))
        qFatal("cannot listen");
}

RawHttpServer::~RawHttpServer() = default;

QUrl RawHttpServer::url() const
{
    QUrl url;
    url.setScheme(m_certificate.isNull() ? QStringLiteral("http") : QStringLiteral("https"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_server->serverPort());
    return url;
}

int RawHttpServer::posts() const
{
    return int(std::count_if(m_requests.begin(), m_requests.end(), [](const auto &r) { return r.method == "POST"; }));
}

void RawHttpServer::serve(QTcpSocket *socket)
{
    ++m_connections;
    auto buffer = std::make_shared<QByteArray>();
    const auto read = [this, socket, buffer] {
        *buffer += socket->readAll();
        while (auto request = takeRequest(*buffer)) {
            m_requests += *request;
            const RawReply reply = m_script(*request);
            const auto write = [socket, reply] {
                socket->write(reply.bytes);
                if (reply.close)
                    socket->disconnectFromHost();
            };
            if (reply.afterMs > 0)
                QTimer::singleShot(reply.afterMs, socket, write);
            else
                write();
        }
    };
    connect(socket, &QTcpSocket::readyRead, this, read);
    connect(socket, &QTcpSocket::disconnected, this, [this, socket, buffer] {
        m_incompleteBytes += buffer->size();
        socket->deleteLater();
    });
    read();
}

} // namespace bouncedesk::test
