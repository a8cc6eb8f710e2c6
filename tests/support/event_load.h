// SPDX-License-Identifier: GPL-3.0-or-later
// Senders of genuine webhooks, each in a thread of its own, that wait for an answer before they send the next, as
// Mailgun does; and what they were told. Made, started and stopped in the test's thread.
#pragma once

#include "tests/support/signed_webhook.h"

#include <QList>
#include <QMap>
#include <QMutex>

#include <atomic>
#include <thread>
#include <vector>

namespace bouncedesk::test {

class PlainSocket;

struct LoadOptions {
    int senders = 16;
    int pauseMs = 0;        // between two events of one sender
    int tryAgainMs = 0;     // how long one event is tried again when there was no answer; 0: once only
    bool reconnect = false; // a new connection for every event
    qint64 firstNumber = 0;
};

struct LoadReport {
    QList<qint64> acknowledged;   // numbers that got 200
    QList<qint64> unacknowledged; // all others that were sent
    QMap<int, qint64> statuses;   // 0: no answer
    qint64 longestMs = 0;         // of an acknowledged one, from the first attempt
};

class EventLoad {
public:
    EventLoad(QByteArray key, LoadOptions options);
    ~EventLoad() { stop(); }

    void start(quint16 port);
    // Waits until no sender waits for an answer; gives what happened since start().
    LoadReport stop();
    qint64 acknowledged() const { return m_acknowledged; }

    // In the calling thread, one after another; gives those that did not get 200.
    QList<qint64> sendAgain(quint16 port, const QList<qint64> &numbers) const;

private:
    void send(quint16 port);
    int sendOne(PlainSocket &socket, quint16 port, const QByteArray &request) const;
    void note(qint64 number, int status, qint64 tookMs);

    const SignedWebhooks m_webhooks;
    const LoadOptions m_options;
    std::atomic<qint64> m_next = 0;
    std::atomic<qint64> m_acknowledged = 0;
    std::atomic<bool> m_stopping = false;
    std::vector<std::thread> m_threads;
    QMutex m_mutex; // guards what follows
    LoadReport m_report;
};

} // namespace bouncedesk::test
