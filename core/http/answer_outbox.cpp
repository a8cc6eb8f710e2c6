// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/answer_outbox.h"

#include <QMutexLocker>
#include <QThread>

namespace bouncedesk::http {

AnswerOutbox::AnswerOutbox(QObject *context, Deliver deliver) : m_context(context), m_deliver(std::move(deliver)) {}

void AnswerOutbox::push(AddressedAnswer answer)
{
    QMutexLocker lock(&m_mutex);
    if (!m_context)
        return;
    if (m_context->thread() == QThread::currentThread() && m_waiting.empty()) {
        // An endpoint answers at once: no detour.
        lock.unlock();
        m_deliver(answer);
        return;
    }
    m_waiting.push_back(std::move(answer));
    // Posted under the lock: close() cannot pass between the test of m_context and its use.
    if (m_waiting.size() == 1)
        QMetaObject::invokeMethod(
            m_context, [this] { deliverAll(); }, Qt::QueuedConnection);
}

void AnswerOutbox::deliverAll()
{
    std::vector<AddressedAnswer> all;
    {
        const QMutexLocker lock(&m_mutex);
        all.swap(m_waiting);
    }
    for (const AddressedAnswer &answer : all)
        m_deliver(answer);
}

void AnswerOutbox::close()
{
    const QMutexLocker lock(&m_mutex);
    m_context = nullptr;
    m_waiting.clear();
}

} // namespace bouncedesk::http
