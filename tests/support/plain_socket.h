// SPDX-License-Identifier: GPL-3.0-or-later
// A client's TCP connection to 127.0.0.1 without Qt: thousands of them in one thread, or one in each of many threads.
#pragma once

#include <QByteArray>

namespace bouncedesk::test {

class PlainSocket {
public:
    PlainSocket() = default;
    explicit PlainSocket(quint16 port);
    ~PlainSocket() { close(); }
    PlainSocket(PlainSocket &&other) noexcept;
    PlainSocket &operator=(PlainSocket &&other) noexcept;

    bool isOpen() const { return m_descriptor >= 0; }
    // All of it, waiting a few seconds at most; false when the other end is gone or does not take it.
    bool send(QByteArrayView bytes);
    // What is taken at once, in bytes; closes when the other end is gone.
    qsizetype sendSome(QByteArrayView bytes);
    // The status of the next answer, which is read to its end; 0 when none came in time. The body is in lastBody().
    int answer(int timeoutMs);
    const QByteArray &lastBody() const { return m_body; }
    // Without waiting: whether the server has closed it. What it had said meanwhile is thrown away.
    bool wasClosed();
    // Half-closes: the server sees an end, and may still answer.
    void endSending();
    // Without goodbye: the server's next write finds nobody.
    void reset();
    void close();

private:
    bool readMore(int timeoutMs);

    int m_descriptor = -1;
    QByteArray m_unread;
    QByteArray m_body;
};

// Programs start with a soft limit of 1,024 descriptors; gives what the machine allows up to wanted.
int allowDescriptors(int wanted);

} // namespace bouncedesk::test
