// SPDX-License-Identifier: GPL-3.0-or-later
// A thread with a queue of jobs, run one after the other. Owned and stopped by the thread that made it; post() may be
// called from any thread.
#pragma once

#include <QObject>
#include <QThread>

#include <functional>

namespace bouncedesk::base {

class WorkerThread {
public:
    explicit WorkerThread(const QString &name);
    ~WorkerThread(); // stop()

    WorkerThread(const WorkerThread &) = delete;
    WorkerThread &operator=(const WorkerThread &) = delete;

    // Runs the job in the thread; after stop() it is dropped.
    void post(std::function<void()> job);
    // Runs the job in the thread and waits for it. Not from within the thread.
    void run(const std::function<void()> &job);
    // Runs what was posted, then ends the thread and waits for it. Objects that live in the thread go before, by a job.
    void stop();
    // An object of the thread: parent-less, for timers and connections that belong there.
    QObject *context() const { return m_context; }
    QThread *thread() { return &m_thread; }

private:
    QThread m_thread;
    QObject *m_context;
    bool m_stopped = false;
};

// Calls back in the thread of context, which outlives whoever calls (WayBack: where it may not).
void callIn(QObject *context, std::function<void()> function);

} // namespace bouncedesk::base
