// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a run goes, from what was sent at the last looks: the mean of the last minute. Pure.
#pragma once

#include <QList>

#include <optional>

namespace bouncedesk::ui {

class SendRate {
public:
    // ms: a clock that never jumps (Clock::bootMs()).
    void note(qint64 ms, qint64 sent);
    void forget() { m_looks.clear(); }
    // People a second; nothing before two looks a second apart, or when nothing moved.
    std::optional<double> perSecond() const;
    std::optional<qint64> msLeft(qint64 people) const;

private:
    struct LookAt {
        qint64 ms;
        qint64 sent;
    };
    QList<LookAt> m_looks;
};

} // namespace bouncedesk::ui
