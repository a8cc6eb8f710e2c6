// SPDX-License-Identifier: GPL-3.0-or-later
// Closes days while the program runs, one a turn of the writer, so that events wait for no more than one. Lives in
// the thread of whoever made it (the main thread); its work runs in the writer's.
#pragma once

#include "core/base/clock.h"
#include "core/storage/database_pool.h"

#include <QTimer>

namespace bouncedesk::deliverability {

class RollUpJob : public QObject {
    Q_OBJECT

public:
    RollUpJob(storage::DatabasePool &pool, const base::Clock &clock, QObject *parent = nullptr);
    void start();
    void stop() { m_timer.stop(); }

Q_SIGNALS:
    void failed(const base::Error &error); // it tries again with the next tick

private:
    void closeOne();

    storage::DatabasePool &m_pool;
    const base::Clock &m_clock;
    QTimer m_timer;
    bool m_isWorking = false;
};

} // namespace bouncedesk::deliverability
