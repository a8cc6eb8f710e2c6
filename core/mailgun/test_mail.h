// SPDX-License-Identifier: GPL-3.0-or-later
// One mail to oneself, watched in Mailgun's events until it has arrived, failed, or nothing was heard for minutes.
// Lives in the thread of its client; answers by signals there.
#pragma once

#include "core/mailgun/mailgun_client.h"

#include <QTimer>

namespace bouncedesk::mailgun {

enum class TestMailStage {
    Taken,   // Mailgun has it; being watched
    Arrived, // the receiving server took it
    Refused, // Mailgun did not take it: its words
    Failed,  // it came back or was not sent: the server's words
    Silent,  // nothing was heard
};

class TestMail : public QObject {
    Q_OBJECT

public:
    // client and clock outlive it.
    TestMail(MailgunClient &client, const base::Clock &clock, QObject *parent = nullptr);

    // How often the events are asked for, and for how long.
    void setPatience(int everyMs, int wholeMs);
    void send(const OutgoingMessage &message);

Q_SIGNALS:
    // Taken comes first and once; each other ends it.
    void went(bouncedesk::mailgun::TestMailStage stage, const QString &words);

private:
    void onSent(const SendOutcome &outcome);
    void look();
    void onEvents(const EventPage &page);

    MailgunClient &m_client;
    const base::Clock &m_clock;
    QTimer m_next;
    int m_wholeMs;
    qint64 m_sentMs = 0;
    qint64 m_sinceMs = 0; // by the clock that never jumps
    QString m_recipient;
    QString m_messageId;
};

} // namespace bouncedesk::mailgun
