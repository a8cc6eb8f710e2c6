// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/minute_count.h"

namespace bouncedesk::app {

constexpr qint64 kMinuteMs = 60'000;

void MinuteCount::note(qint64 ms, quint64 total)
{
    m_looks.append({ms, total});
    while (m_looks.size() > 1 && m_looks.at(1).ms <= ms - kMinuteMs)
        m_looks.removeFirst();
}

} // namespace bouncedesk::app
