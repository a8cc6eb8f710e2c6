// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/worker_thread.h"

namespace bouncedesk::base {

WorkerThread::WorkerThread(const QString &name) : m_context(new QObject)
{
    m_thread.setObjectName(name);
    m_context->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start();
}

WorkerThread::~WorkerThread()
{
    stop();
}

void WorkerThread::post(std::function<void()> job)
{
    if (!m_stopped)
        QMetaObject::invokeMethod(m_context, std::move(job), Qt::QueuedConnection);
}

void WorkerThread::run(const std::function<void()> &job)
{
    Q_ASSERT(QThread::currentThread() != &m_thread);
    if (!m_stopped)
        QMetaObject::invokeMethod(m_context, job, Qt::BlockingQueuedConnection);
}

void WorkerThread::stop()
{
    if (m_stopped)
        return;
    m_stopped = true;
    QMetaObject::invokeMethod(
        m_context, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

void callIn(QObject *context, std::function<void()> function)
{
    QMetaObject::invokeMethod(context, std::move(function), Qt::QueuedConnection);
}

} // namespace bouncedesk::base
