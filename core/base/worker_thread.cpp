// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/worker_thread.h"

#include <openssl/crypto.h>

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
    // What libcrypto keeps for a thread goes now: nobody can wait for the last steps of a QThread, in which it would go
    // by itself, and there glibc may forget it first.
    post([this] {
        OPENSSL_thread_stop();
        m_thread.quit();
    });
    m_stopped = true;
    m_thread.wait();
}

void callIn(QObject *context, std::function<void()> function)
{
    QMetaObject::invokeMethod(context, std::move(function), Qt::QueuedConnection);
}

} // namespace bouncedesk::base
