// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/raw_http_client.h"

#include <QElapsedTimer>
#include <QSslSocket>

namespace bouncedesk::test {

QByteArray RawAnswer::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

RawHttpClient::RawHttpClient(quint16 port, bool tls)
{
    const QString host = QStringLiteral("127.0.0.1");
    if (tls) {
        auto socket = std::make_unique<QSslSocket>();
        socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->connectToHostEncrypted(host, port);
        socket->waitForEncrypted(5000);
        m_socket = std::move(socket);
    } else {
        m_socket = std::make_unique<QTcpSocket>();
        m_socket->connectToHost(host, port);
        m_socket->waitForConnected(5000);
    }
}

void RawHttpClient::send(const QByteArray &bytes)
{
    if (!isConnected())
        return;
    m_socket->write(bytes);
    while (m_socket->bytesToWrite() > 0 && m_socket->waitForBytesWritten(5000)) {
    }
}

bool RawHttpClient::readMore(int timeoutMs)
{
    if (timeoutMs <= 0 || (m_socket->bytesAvailable() == 0 && !isConnected()))
        return false;
    if (m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(timeoutMs))
        return false;
    m_bytes += m_socket->readAll();
    return true;
}

RawAnswer RawHttpClient::answer(bool toHead, int timeoutMs)
{
    QElapsedTimer timer;
    timer.start();
    const auto left = [&timer, timeoutMs] { return timeoutMs - int(timer.elapsed()); };
    RawAnswer answer;
    while (!m_bytes.contains("\r\n\r\n")) {
        if (!readMore(left()))
            return answer;
    }
    const qsizetype end = m_bytes.indexOf("\r\n\r\n") + 4;
    answer.head = m_bytes.first(end);
    m_bytes.remove(0, end);
    const int status = answer.head.mid(9, 3).toInt();
    const qsizetype length = toHead ? 0 : answer.header("Content-Length").toLongLong();
    while (m_bytes.size() < length) {
        if (!readMore(left()))
            return answer;
    }
    answer.status = status;
    answer.body = m_bytes.first(length);
    m_bytes.remove(0, length);
    return answer;
}

bool RawHttpClient::isClosed(int timeoutMs)
{
    QElapsedTimer timer;
    timer.start();
    while (isConnected() && readMore(timeoutMs - int(timer.elapsed()))) {
    }
    return !isConnected();
}

} // namespace bouncedesk::test
