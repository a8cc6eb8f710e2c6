// SPDX-License-Identifier: GPL-3.0-or-later
// Tells screens that something changed: published by this process's services after their commit, or seen from
// outside by ForeignChangeJob. A hint to ask again, never data. Lives in the main thread; publish() from any thread.
#pragma once

#include <QObject>
#include <QTimer>

#include <atomic>

namespace bouncedesk::storage {

enum class Topic { Mails = 1, Backers = 2, Billing = 4, Settings = 8, Listener = 16 };
Q_DECLARE_FLAGS(Topics, Topic)
Q_DECLARE_OPERATORS_FOR_FLAGS(Topics)

class ChangeNotifier : public QObject {
    Q_OBJECT

public:
    explicit ChangeNotifier(QObject *parent = nullptr);
    // Gathered: changed() comes at most five times a second however often this is called.
    void publish(Topics topics);

Q_SIGNALS:
    void changed(bouncedesk::storage::Topics topics);

private:
    QTimer m_gather;
    std::atomic<Topics::Int> m_pending = 0; // topics
};

} // namespace bouncedesk::storage
