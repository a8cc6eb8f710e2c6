// SPDX-License-Identifier: GPL-3.0-or-later
// Sends the simulator's webhooks: signed, a few at a time, again by Mailgun's schedule until 200 or 406, and with the
// faults that were asked for. Lives in the simulator's thread.
#pragma once

#include "core/base/clock.h"
#include "core/mailgun/simulator_event.h"
#include "core/mailgun/simulator_options.h"

#include <QMap>
#include <QNetworkAccessManager>
#include <QTimer>

#include <deque>
#include <map>

class QNetworkReply;

namespace bouncedesk::mailgun {

struct WebhookCounts {
    quint64 taken = 0;   // answered 200
    quint64 refused = 0; // answered 406
    quint64 again = 0;   // put on the schedule
    quint64 givenUp = 0; // the schedule ended, or too many waited
    quint64 lost = 0;    // by the fault
    quint64 waiting = 0;
};

class SimulatorWebhooks : public QObject {
    Q_OBJECT

public:
    static constexpr int kAtOnce = 16;

    SimulatorWebhooks(const SimulatorOptions &options, const base::Clock &clock, QObject *parent);

    // Event type to URLs; the option's URL stands for every type at first.
    QMap<QString, QStringList> &registered() { return m_registered; }
    void sendAllTo(const QUrl &url);
    void send(const SimulatedEvent &event);
    // In the thread it lives in; nothing is sent afterwards.
    void close();
    WebhookCounts counts() const;

private:
    struct Job {
        SimulatedEvent event;
        QUrl url;
        SignatureBlock signature;
        size_t attempt = 0;
    };

    bool happens(Fault fault);
    QNetworkAccessManager &manager();
    void enqueue(Job job);
    void later(qint64 delayMs, Job job);
    void startDue();
    void startNext();
    void post(Job job);
    void answered(QNetworkReply *reply, Job job);

    const SimulatorOptions m_options;
    const base::Clock &m_clock;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_managers;
    QMap<QString, QStringList> m_registered;
    std::deque<Job> m_ready;
    std::multimap<qint64, Job> m_due; // by the clock that never jumps
    QTimer m_timer;
    int m_inFlight = 0;
    bool m_closed = false;
    quint64 m_posts = 0;
    quint64 m_draws = 0;
    WebhookCounts m_counts;
};

} // namespace bouncedesk::mailgun
