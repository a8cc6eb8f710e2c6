// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/send_rate.h"

namespace bouncedesk::ui {

constexpr qint64 kWindowMs = 60'000;
constexpr qint64 kLeastMs = 1000;

void SendRate::note(qint64 ms, qint64 sent)
{
    if (!m_looks.isEmpty() && (sent < m_looks.constLast().sent || ms < m_looks.constLast().ms))
        m_looks.clear(); // another run
    m_looks.append({ms, sent});
    while (m_looks.size() > 2 && m_looks.at(1).ms <= ms - kWindowMs)
        m_looks.removeFirst();
}

std::optional<double> SendRate::perSecond() const
{
    if (m_looks.size() < 2)
        return {};
    const qint64 ms = m_looks.constLast().ms - m_looks.constFirst().ms;
    const qint64 sent = m_looks.constLast().sent - m_looks.constFirst().sent;
    if (ms < kLeastMs || sent <= 0)
        return {};
    return double(sent) * 1000 / double(ms);
}

std::optional<qint64> SendRate::msLeft(qint64 people) const
{
    const auto rate = perSecond();
    return rate ? std::optional(qint64(double(people) / *rate * 1000)) : std::nullopt;
}

} // namespace bouncedesk::ui
