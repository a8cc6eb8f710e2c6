// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/event_load.h"

#include "tests/support/plain_socket.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace bouncedesk::test {

namespace {

constexpr int kAnswerMs = 30'000;
constexpr int kAfterRefusalMs = 20;

void pause(int ms)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

} // namespace

EventLoad::EventLoad(QByteArray key, LoadOptions options)
    : m_webhooks(std::move(key), QDateTime::currentSecsSinceEpoch()), m_options(options), m_next(options.firstNumber)
{
}

void EventLoad::start(quint16 port)
{
    m_report = {};
    m_acknowledged = 0;
    m_stopping = false;
    for (int i = 0; i < m_options.senders; ++i)
        m_threads.emplace_back([this, port] { send(port); });
}

LoadReport EventLoad::stop()
{
    m_stopping = true;
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
    return std::move(m_report);
}

void EventLoad::send(quint16 port)
{
    PlainSocket socket;
    while (!m_stopping) {
        const qint64 number = m_next++;
        QElapsedTimer timer;
        timer.start();
        if (m_options.reconnect)
            socket.close();
        const QByteArray request = m_webhooks.request(number);
        int status = sendOne(socket, port, request);
        while (status != 200 && !m_stopping && timer.elapsed() < m_options.tryAgainMs) {
            pause(1);
            status = sendOne(socket, port, request);
        }
        note(number, status, timer.elapsed());
        // Who is told to come again later does not come at once.
        if (const int ms = std::max(m_options.pauseMs, status == 200 ? 0 : kAfterRefusalMs); ms > 0)
            pause(ms);
    }
}

int EventLoad::sendOne(PlainSocket &socket, quint16 port, const QByteArray &request) const
{
    if (!socket.isOpen() || socket.wasClosed())
        socket = PlainSocket(port);
    return socket.send(request) ? socket.answer(kAnswerMs) : 0;
}

void EventLoad::note(qint64 number, int status, qint64 tookMs)
{
    const QMutexLocker lock(&m_mutex);
    ++m_report.statuses[status];
    if (status == 200) {
        ++m_acknowledged;
        m_report.acknowledged.append(number);
        m_report.longestMs = std::max(m_report.longestMs, tookMs);
    } else {
        m_report.unacknowledged.append(number);
    }
}

QList<qint64> EventLoad::sendAgain(quint16 port, const QList<qint64> &numbers) const
{
    QList<qint64> refused;
    PlainSocket socket;
    for (const qint64 number : numbers) {
        if (sendOne(socket, port, m_webhooks.request(number)) != 200)
            refused.append(number);
    }
    return refused;
}

} // namespace bouncedesk::test
