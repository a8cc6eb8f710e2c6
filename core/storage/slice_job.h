// SPDX-License-Identifier: GPL-3.0-or-later
// Work that is done in slices between other writes: at each tick one slice in the writer's thread, and the next at
// once while there is more. Lives in the thread of whoever made it (the main thread).
#pragma once

#include "core/storage/database_pool.h"

#include <QTimer>

namespace bouncedesk::storage {

class SliceJob : public QObject {
    Q_OBJECT

public:
    // True: there is more to do. Runs in the writer's thread, well under 250 ms.
    using Slice = std::function<base::Result<bool>(Connection &)>;

    SliceJob(DatabasePool &pool, int intervalMs, Slice slice, QObject *parent = nullptr);
    void start(); // the first slice at once
    void stop() { m_timer.stop(); }

Q_SIGNALS:
    // It tries again with each tick, and says so only once until it works again.
    void failed(const bouncedesk::base::Error &error);

private:
    void doSlice();

    DatabasePool &m_pool;
    Slice m_slice;
    QTimer m_timer;
    bool m_isWorking = false;
    bool m_isFailing = false;
};

} // namespace bouncedesk::storage
