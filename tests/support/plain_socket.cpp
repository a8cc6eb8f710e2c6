// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/plain_socket.h"

#include <QElapsedTimer>

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bouncedesk::test {

namespace {

constexpr int kPatienceMs = 5000;

bool waitFor(int descriptor, short events, int timeoutMs)
{
    pollfd watched{descriptor, events, 0};
    return poll(&watched, 1, std::max(0, timeoutMs)) > 0;
}

qint64 contentLength(const QByteArray &head)
{
    const qsizetype at = head.toLower().indexOf("content-length:");
    if (at < 0)
        return 0;
    const qsizetype from = at + qsizetype(qstrlen("content-length:"));
    return head.sliced(from, head.indexOf('\r', from) - from).trimmed().toLongLong();
}

} // namespace

PlainSocket::PlainSocket(quint16 port) : m_descriptor(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (m_descriptor >= 0 && connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        close();
}

PlainSocket::PlainSocket(PlainSocket &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_unread(std::move(other.m_unread)),
      m_body(std::move(other.m_body))
{
}

PlainSocket &PlainSocket::operator=(PlainSocket &&other) noexcept
{
    close();
    m_descriptor = std::exchange(other.m_descriptor, -1);
    m_unread = std::move(other.m_unread);
    m_body = std::move(other.m_body);
    return *this;
}

bool PlainSocket::send(QByteArrayView bytes)
{
    while (isOpen() && !bytes.isEmpty()) {
        bytes = bytes.sliced(sendSome(bytes));
        if (!bytes.isEmpty() && isOpen() && !waitFor(m_descriptor, POLLOUT, kPatienceMs))
            return false;
    }
    return isOpen();
}

qsizetype PlainSocket::sendSome(QByteArrayView bytes)
{
    if (!isOpen())
        return 0;
    const ssize_t sent = ::send(m_descriptor, bytes.data(), size_t(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN && errno != EINTR)
        close();
    return std::max<ssize_t>(0, sent);
}

bool PlainSocket::readMore(int timeoutMs)
{
    if (!isOpen() || !waitFor(m_descriptor, POLLIN, timeoutMs))
        return false;
    char bytes[16 * 1024];
    const ssize_t got = recv(m_descriptor, bytes, sizeof bytes, MSG_DONTWAIT);
    if (got <= 0) {
        close();
        return false;
    }
    m_unread.append(bytes, got);
    return true;
}

int PlainSocket::answer(int timeoutMs)
{
    QElapsedTimer timer;
    timer.start();
    const auto left = [&] { return int(timeoutMs - timer.elapsed()); };
    while (!m_unread.contains("\r\n\r\n")) {
        if (!readMore(left()))
            return 0;
    }
    const QByteArray head = m_unread.first(m_unread.indexOf("\r\n\r\n") + 4);
    const qsizetype end = head.size() + contentLength(head);
    while (m_unread.size() < end) {
        if (!readMore(left()))
            return 0;
    }
    m_body = m_unread.sliced(head.size(), end - head.size());
    m_unread.remove(0, end);
    if (head.toLower().contains("connection: close"))
        close();
    return head.mid(9, 3).toInt();
}

bool PlainSocket::wasClosed()
{
    while (readMore(0)) {
    }
    m_unread.clear();
    return !isOpen();
}

void PlainSocket::endSending()
{
    if (isOpen())
        shutdown(m_descriptor, SHUT_WR);
}

void PlainSocket::reset()
{
    const linger atOnce{1, 0};
    if (isOpen())
        setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    close();
}

void PlainSocket::close()
{
    if (isOpen())
        ::close(m_descriptor);
    m_descriptor = -1;
    m_unread.clear();
}

int allowDescriptors(int wanted)
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, rlim_t(wanted));
    setrlimit(RLIMIT_NOFILE, &limit);
    return int(limit.rlim_cur);
}

} // namespace bouncedesk::test
