// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/answer_queue.h"

namespace bouncedesk::http {

quint64 AnswerQueue::open(const Framing &framing, qint64 heldBytes)
{
    m_open.push_back({++m_lastNumber, framing, heldBytes, {}});
    m_heldBytes += heldBytes;
    return m_lastNumber;
}

bool AnswerQueue::settle(quint64 number, const HttpResponse &response, QByteArrayView date)
{
    const auto found =
        std::find_if(m_open.begin(), m_open.end(), [number](const Open &o) { return o.number == number; });
    if (found == m_open.end() || found->bytes)
        return false;
    found->bytes = serialised(response, found->framing, date);
    m_heldBytes += found->bytes->size() - found->heldBytes;
    found->heldBytes = found->bytes->size();
    return true;
}

QByteArray AnswerQueue::takeReady()
{
    QByteArray bytes;
    while (!m_closesAfter && !m_open.empty() && m_open.front().bytes) {
        Open &front = m_open.front();
        if (bytes.isEmpty())
            bytes = std::move(*front.bytes);
        else
            bytes += *front.bytes;
        m_heldBytes -= front.heldBytes;
        m_closesAfter = !front.framing.keepAlive;
        m_open.pop_front();
    }
    return bytes;
}

void AnswerQueue::closeAfterLast()
{
    if (m_open.empty())
        m_closesAfter = true;
    else
        m_open.back().framing.keepAlive = false;
}

} // namespace bouncedesk::http
