// SPDX-License-Identifier: GPL-3.0-or-later
// How many came within the last minute, from a total that is looked at now and then. Pure.
#pragma once

#include <QList>

namespace bouncedesk::app {

class MinuteCount {
public:
    // ms: a clock that never jumps (Clock::bootMs()). total only grows.
    void note(qint64 ms, quint64 total);
    // Counted, not extrapolated: in the first minute what came so far.
    quint64 number() const { return m_looks.isEmpty() ? 0 : m_looks.constLast().total - m_looks.constFirst().total; }

private:
    struct Look {
        qint64 ms;
        quint64 total;
    };
    QList<Look> m_looks; // the first is the newest that is a minute old or more
};

} // namespace bouncedesk::app
