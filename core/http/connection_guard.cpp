// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection_guard.h"

#include "core/http/connection_table.h"

#include <QSslSocket>

#include <numeric>
#include <sys/socket.h>

namespace bouncedesk::http {

ConnectionGuard::ConnectionGuard(quint64 number, QTcpSocket *socket, ConnectionTable *table)
    : QObject(socket), m_number(number), m_socket(socket), m_table(table),
      m_isTls(qobject_cast<QSslSocket *>(socket) != nullptr), m_client(clientKey(socket->peerAddress())),
      m_reader(table->limits().head,
               [table](Method method, QByteArrayView path) { return table->router().bodyCap(method, path); }),
      m_connectedMs(table->nowMs()), m_requestStartedMs(m_connectedMs), m_lastByteMs(m_connectedMs),
      m_lastWriteMs(m_connectedMs)
{
    socket->setReadBufferSize(table->limits().readBufferBytes);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &ConnectionGuard::readRequest);
    connect(socket, &QTcpSocket::bytesWritten, this, &ConnectionGuard::bytesLeft);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (m_isTls) {
        m_handshaking = true;
        connect(qobject_cast<QSslSocket *>(socket), &QSslSocket::encrypted, this, &ConnectionGuard::handshakeComplete);
    }
}

ConnectionGuard::~ConnectionGuard()
{
    for (const Holding holding : kHoldings)
        m_table->rank(this, holding, m_ranked[size_t(holding)], 0);
    m_table->forget(this, m_answers.size(), m_countedBytes);
}

void ConnectionGuard::handshakeComplete()
{
    m_handshaking = false;
    m_requestStartedMs = m_lastByteMs = m_table->nowMs();
}

void ConnectionGuard::readRequest()
{
    if (m_closing || !m_socket->isOpen()) {
        discardUnread();
        return;
    }
    if (m_socket->bytesAvailable() <= 0)
        return;
    m_lastByteMs = m_table->nowMs();
    if (!m_reader.isStarted() && m_requests > 0)
        m_requestStartedMs = m_lastByteMs;
    readBytes();
    countHeld();
    if (m_reader.stage() == RequestReader::Stage::Refused)
        refuse(m_reader.refusal());
    else if (m_table->isOverMemory())
        m_table->relieveMemory(); // which may refuse this one
    if (m_reader.stage() == RequestReader::Stage::Complete)
        handOver();
}

// Nothing behind the end of the request: that stays with the socket, whose buffer is bounded.
void ConnectionGuard::readBytes()
{
    const bool headAwaited = !m_reader.wantsBody();
    const std::span<char> buffer = m_table->readBuffer();
    do {
        const qint64 seen = m_socket->peek(buffer.data(), qint64(buffer.size()));
        if (seen <= 0)
            return;
        m_socket->skip(m_reader.feed(QByteArrayView(buffer.data(), seen)));
    } while (m_reader.wantsMore() && m_socket->bytesAvailable() > 0);
    if (headAwaited && m_reader.wantsBody() && m_reader.head().expectsContinue)
        sayContinue();
}

void ConnectionGuard::sayContinue()
{
    // While earlier answers are owed, an interim one would be taken for theirs; the client goes on by itself.
    if (m_answers.isEmpty())
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

void ConnectionGuard::handOver()
{
    const qint64 held = m_reader.heldBytes();
    RequestReader::Request request = m_reader.take();
    m_table->requestCompleted(this, ++m_requests == 1);
    const GuardLimits &limits = m_table->limits();
    if (m_answers.size() + 1 >= limits.maxOpenAnswers || m_socket->bytesToWrite() > limits.maxUnreadBytes ||
        m_table->isDraining())
        request.head.keepAlive = false;
    const quint64 number =
        m_answers.open({request.head.method == Method::Head, request.head.keepAlive, request.head.minorVersion}, held);
    m_table->answerOpened();
    if (!request.head.keepAlive)
        stopReading();
    countHeld();
    // The next one in a turn of its own: others wait for theirs.
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &ConnectionGuard::readRequest, Qt::QueuedConnection);
    m_table->dispatch(this, number, std::move(request));
}

bool ConnectionGuard::settle(quint64 request, const HttpResponse &response)
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return false;
    // Who is refused and has sent more without waiting for the answer keeps others waiting: that was the last one.
    const bool isRefusal = response.status() >= 400 && response.status() < 500;
    if (isRefusal && (m_reader.isStarted() || m_socket->bytesAvailable() > 0)) {
        stopReading();
        m_answers.closeAfterLast();
    }
    if (!m_answers.settle(request, response, m_table->date()))
        return false;
    writeReady();
    // At once, not after another turn of the event loop.
    m_socket->flush();
    return true;
}

void ConnectionGuard::refuse(const Refusal &refusal)
{
    if (m_closing)
        return;
    m_table->countRefusal(refusal.cause);
    stopReading();
    const quint64 number = m_answers.open({false, false, 1}, 0);
    m_table->answerOpened();
    HttpResponse response = HttpResponse::problem(refusal.status, refusal.code);
    if (refusal.status == 503)
        response.setRetryAfter(5);
    m_table->countAnswer(refusal.status);
    m_answers.settle(number, response, m_table->date());
    writeReady();
    discardUnread();
}

void ConnectionGuard::closeNow(RefusalCause cause)
{
    m_table->countRefusal(cause);
    stopReading();
    m_socket->abort();
    countHeld();
}

void ConnectionGuard::drain()
{
    if (m_lingering || m_handshaking) {
        m_socket->abort();
        return;
    }
    stopReading();
    m_answers.closeAfterLast();
    writeReady();
}

void ConnectionGuard::writeReady()
{
    const qsizetype before = m_answers.size();
    const QByteArray bytes = m_answers.takeReady();
    m_table->answersClosed(before - m_answers.size());
    if (!bytes.isEmpty()) {
        m_lastWriteMs = m_table->nowMs();
        m_lastByteMs = m_lastWriteMs;
        write(bytes);
    }
    countHeld();
    if (m_answers.closesAfter())
        beginClosing();
}

// Nearly every answer fits into the kernel's buffer: it need not pass through the socket's own, which costs a signal
// and two changes of what the event loop waits for. What does not fit, and every error, is left to the socket.
void ConnectionGuard::write(const QByteArray &bytes)
{
    qint64 sent = 0;
    if (!m_isTls && m_socket->bytesToWrite() == 0)
        sent = std::max<qint64>(0, ::send(int(m_socket->socketDescriptor()), bytes.constData(), size_t(bytes.size()),
                                          MSG_NOSIGNAL | MSG_DONTWAIT));
    if (sent < bytes.size())
        m_socket->write(bytes.constData() + sent, bytes.size() - sent);
}

void ConnectionGuard::bytesLeft()
{
    m_lastWriteMs = m_table->nowMs();
    countHeld();
    if (m_answers.closesAfter())
        beginClosing();
}

void ConnectionGuard::beginClosing()
{
    stopReading();
    countHeld();
    if (m_lingering || m_socket->bytesToWrite() > 0 || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_lingering = true;
    m_lingerUntilMs = m_table->nowMs() + m_table->limits().lingerMs;
    // Closing while the client still sends would make the kernel reset the connection and lose our answer: we end our
    // direction, and throw away what comes until the client ends its own.
    if (m_isTls || m_table->isDraining())
        m_socket->disconnectFromHost();
    else
        ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
}

void ConnectionGuard::stopReading()
{
    m_closing = true;
    m_reader.drop();
}

void ConnectionGuard::discardUnread()
{
    if (m_socket->isOpen())
        m_socket->skip(m_socket->bytesAvailable());
}

void ConnectionGuard::countHeld()
{
    // In the order of Holding. What waits for its answer cannot be given up.
    const HeldAmounts amounts{m_socket->bytesToWrite(), m_reader.heldBytes()};
    const qint64 held = std::accumulate(amounts.begin(), amounts.end(), m_answers.heldBytes());
    m_table->heldChanged(held - m_countedBytes);
    m_countedBytes = held;
    for (const Holding holding : kHoldings) {
        qint64 &ranked = m_ranked[size_t(holding)];
        const qint64 amount = amounts[size_t(holding)];
        const qint64 now = amount < m_table->leastRankedBytes() ? 0 : amount;
        if (now != ranked)
            m_table->rank(this, holding, std::exchange(ranked, now), now);
    }
}

void ConnectionGuard::checkTime(qint64 nowMs)
{
    const GuardLimits &limits = m_table->limits();
    if (m_handshaking) {
        if (nowMs - m_connectedMs > limits.handshakeMs)
            closeNow(RefusalCause::Handshake);
        return;
    }
    if (m_lingering) {
        if (nowMs > m_lingerUntilMs)
            m_socket->abort();
        return;
    }
    if (m_socket->bytesToWrite() > 0) {
        if (nowMs - m_lastWriteMs > limits.idleMs)
            closeNow(RefusalCause::SlowReader);
        return;
    }
    if (m_closing)
        return;
    if ((m_reader.isStarted() || m_requests == 0) && nowMs - m_requestStartedMs > limits.requestMs)
        requestTooSlow(RefusalCause::TooSlow);
    else if (m_answers.isEmpty() && nowMs - m_lastByteMs > limits.idleMs)
        requestTooSlow(RefusalCause::Idle);
}

void ConnectionGuard::requestTooSlow(RefusalCause cause)
{
    if (m_reader.isStarted())
        refuse({408, QStringLiteral("too_slow"), cause});
    else
        closeNow(cause);
}

} // namespace bouncedesk::http
