// SPDX-License-Identifier: GPL-3.0-or-later
// Time as the program sees it: handed to whoever needs it, so that tests can move it. Thread-safe.
#pragma once

#include <QtGlobal>

namespace bouncedesk::base {

class Clock {
public:
    virtual ~Clock() = default;
    // Milliseconds since 1970-01-01 UTC.
    virtual qint64 nowMs() const = 0;
    // Milliseconds that never jump and that run on while the machine sleeps (CLOCK_BOOTTIME): for leases and time-outs.
    virtual qint64 bootMs() const = 0;
};

class SystemClock : public Clock {
public:
    qint64 nowMs() const override;
    qint64 bootMs() const override;
};

} // namespace bouncedesk::base
