// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that stands still until a test moves it. Thread-safe.
#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace bouncedesk::test {

class FakeClock : public base::Clock {
public:
    explicit FakeClock(qint64 nowMs = 1790000000000) : m_nowMs(nowMs) {}

    qint64 nowMs() const override { return m_nowMs; }
    qint64 bootMs() const override { return m_nowMs; }
    void advanceMs(qint64 ms) { m_nowMs += ms; }
    void setMs(qint64 ms) { m_nowMs = ms; }

private:
    std::atomic<qint64> m_nowMs;
};

} // namespace bouncedesk::test
