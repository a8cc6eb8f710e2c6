// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection_guard.h"

#include "core/http/connection_table.h"

#include <QSslSocket>

#include <sys/socket.h>

namespace bouncedesk::http {

namespace {

constexpr qint64 maxPeekBytes = 4096;

} // namespace

ConnectionGuard::ConnectionGuard(quint64 number, QTcpSocket *socket, ConnectionTable *table)
    : QObject(socket), m_number(number), m_socket(socket), m_table(table),
      m_isTls(qobject_cast<QSslSocket *>(socket) != nullptr), m_client(clientKey(socket->peerAddress())),
      m_watcher(table->limits().head,
                [table](Method method, QByteArrayView path) { return table->router().bodyCap(method, path); }),
      m_connectedMs(table->nowMs()), m_requestStartedMs(m_connectedMs), m_lastByteMs(m_connectedMs),
      m_lastWriteMs(m_connectedMs)
{
    socket->setReadBufferSize(table->limits().readBufferBytes);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    // Connected before QHttpServer connects its own: this one runs first.
    connect(socket, &QTcpSocket::readyRead, this, &ConnectionGuard::lookAtNewBytes);
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
    Q_EMIT handshakeDone();
}

void ConnectionGuard::lookAtNewBytes()
{
    if (m_closing || !m_socket->isOpen()) {
        discardUnread();
        leaveHttpServer();
        return;
    }
    const qint64 available = m_socket->bytesAvailable();
    if (available <= 0)
        return;
    m_lastByteMs = m_table->nowMs();
    if (!m_watcher.isStarted()) {
        m_lastBodyBytes = 0;
        if (m_requests > 0)
            m_requestStartedMs = m_lastByteMs;
    }
    watchBytes(available);
    countHeld();
    if (m_watcher.stage() == RequestWatcher::Stage::Refused)
        refuse(m_watcher.refusal());
    else if (!m_closing && m_table->isOverMemory())
        m_table->relieveMemory();
}

void ConnectionGuard::followHttpServer(QObject *httpServer)
{
    m_httpServer = httpServer;
    // Connected after QHttpServer's own slot, so this one runs behind it.
    connect(m_socket, &QTcpSocket::readyRead, this, [this] {
        // QHttpServer has copied what it read, inside a transaction: without this the socket would keep it as well,
        // and stop reading when its buffer is full.
        if (m_socket->isTransactionStarted())
            m_socket->commitTransaction();
    });
}

void ConnectionGuard::watchBytes(qint64 available)
{
    using Stage = RequestWatcher::Stage;
    if (m_watcher.stage() == Stage::Body) {
        m_watcher.skipBody(available);
        return;
    }
    const bool headAwaited = m_watcher.stage() == Stage::Head;
    // A head and what came with it; of a body whose length is known the rest need not be seen.
    const qint64 seen = headAwaited ? std::min<qint64>(available, maxPeekBytes) : available;
    qint64 taken = m_watcher.feed(m_socket->peek(seen));
    if (m_watcher.stage() == Stage::Body)
        taken += m_watcher.skipBody(available - taken);
    else if (taken == seen && seen < available && m_watcher.stage() != Stage::Complete)
        taken += m_watcher.feed(QByteArrayView(m_socket->peek(available)).sliced(seen));
    const bool bodyMissing = m_watcher.stage() == Stage::Body || m_watcher.stage() == Stage::Chunks;
    if (headAwaited && bodyMissing && m_watcher.head().expectsContinue)
        sayContinue();
    // QHttpServer may swallow the first byte behind a chunked body: nothing is read behind one.
    if (m_watcher.stage() == Stage::Complete && m_watcher.head().chunked && taken < available)
        m_watcher.endKeepAlive();
}

void ConnectionGuard::sayContinue()
{
    // While earlier answers are owed, an interim one would be taken for theirs; the client goes on by itself.
    if (m_answers.isEmpty())
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

std::optional<ConnectionGuard::Taken> ConnectionGuard::take(qsizetype fieldCount, qint64 bodyBytes)
{
    if (m_closing)
        return {};
    const bool agreed = m_watcher.stage() == RequestWatcher::Stage::Complete &&
                        fieldCount == m_watcher.head().headers.size() && bodyBytes == m_watcher.bodyBytes();
    if (!agreed) {
        refuse({400, QStringLiteral("ambiguous_request"), RefusalCause::BadRequest});
        return {};
    }
    const qint64 held = m_watcher.heldBytes();
    m_lastBodyBytes = bodyBytes;
    Taken taken{m_watcher.head(), 0};
    m_watcher.next();
    m_table->requestCompleted(this, ++m_requests == 1);
    const GuardLimits &limits = m_table->limits();
    if (m_answers.size() + 1 >= limits.maxOpenAnswers || m_socket->bytesToWrite() > limits.maxUnreadBytes ||
        m_table->isDraining())
        taken.head.keepAlive = false;
    const Framing framing{taken.head.method == Method::Head, taken.head.keepAlive, taken.head.minorVersion};
    taken.number = m_answers.open(framing, held);
    m_table->answerOpened();
    if (!taken.head.keepAlive)
        m_closing = true;
    countHeld();
    return taken;
}

bool ConnectionGuard::settle(quint64 request, const HttpResponse &response)
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return false;
    // Who is refused and has sent more without waiting for the answer keeps others waiting: that was the last one.
    const bool isRefusal = response.status() >= 400 && response.status() < 500;
    if (isRefusal && m_socket->bytesAvailable() > 0) {
        m_closing = true;
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
    m_closing = true;
    const quint64 number = m_answers.open({false, false, 1}, 0);
    m_table->answerOpened();
    HttpResponse response = HttpResponse::problem(refusal.status, refusal.code);
    if (refusal.status == 503)
        response.setRetryAfter(5);
    m_table->countAnswer(refusal.status);
    m_answers.settle(number, response, m_table->date());
    writeReady();
    discardUnread();
    // What QHttpServer holds of the body goes with the socket: here at once, but not under QHttpServer's own slot.
    if (refusal.cause == RefusalCause::MemoryFull)
        QMetaObject::invokeMethod(
            m_socket,
            [socket = m_socket] {
                socket->flush();
                socket->abort();
            },
            Qt::QueuedConnection);
}

void ConnectionGuard::closeNow(RefusalCause cause)
{
    m_table->countRefusal(cause);
    m_closing = true;
    m_lastBodyBytes = 0;
    m_socket->abort();
    countHeld();
}

void ConnectionGuard::drain()
{
    if (m_lingering || m_handshaking) {
        m_socket->abort();
        return;
    }
    m_closing = true;
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
    if (!std::exchange(m_closing, true))
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

void ConnectionGuard::discardUnread()
{
    if (!m_socket->isOpen())
        return;
    m_socket->skip(m_socket->bytesAvailable());
    if (m_socket->isTransactionStarted())
        m_socket->commitTransaction();
}

// QHttpServer reads at once what comes, and again later what was left: both end here.
void ConnectionGuard::leaveHttpServer()
{
    if (m_httpServer)
        disconnect(m_socket, &QTcpSocket::readyRead, m_httpServer, nullptr);
}

qint64 ConnectionGuard::keptBytes() const
{
    // Until the answer the endpoint holds the same bytes.
    return std::max<qint64>(0, m_lastBodyBytes - m_answers.heldBytes());
}

qint64 ConnectionGuard::unreadBytes() const
{
    return m_socket->bytesToWrite();
}

qint64 ConnectionGuard::restingBytes() const
{
    return m_answers.isEmpty() && m_socket->bytesToWrite() == 0 ? keptBytes() : 0;
}

void ConnectionGuard::countHeld()
{
    const qint64 held = m_answers.heldBytes() + m_socket->bytesToWrite() + incompleteBytes() + keptBytes();
    m_table->heldChanged(held - m_countedBytes);
    m_countedBytes = held;
    const HeldAmounts amounts{restingBytes(), unreadBytes(), incompleteBytes()};
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
    if ((m_watcher.isStarted() || m_requests == 0) && nowMs - m_requestStartedMs > limits.requestMs)
        requestTooSlow(RefusalCause::TooSlow);
    else if (m_answers.isEmpty() && nowMs - m_lastByteMs > limits.idleMs)
        requestTooSlow(RefusalCause::Idle);
}

void ConnectionGuard::requestTooSlow(RefusalCause cause)
{
    if (m_watcher.isStarted())
        refuse({408, QStringLiteral("too_slow"), cause});
    else
        closeNow(cause);
}

} // namespace bouncedesk::http
