// SPDX-License-Identifier: GPL-3.0-or-later
// Stretches of time and what lies between them. Pure.
#pragma once

#include <QList>

namespace bouncedesk::ingest {

struct TimeSpan {
    qint64 fromMs = 0;
    qint64 untilMs = 0; // not included

    bool isEmpty() const { return untilMs <= fromMs; }
    qint64 lengthMs() const { return untilMs - fromMs; }
    TimeSpan clippedTo(const TimeSpan &other) const;
    bool operator==(const TimeSpan &) const = default;
};

// In order, without empty ones; what touches or overlaps is one.
QList<TimeSpan> merged(QList<TimeSpan> spans);
// What of the whole is in none of the spans, in order.
QList<TimeSpan> gapsIn(const TimeSpan &whole, const QList<TimeSpan> &spans);

} // namespace bouncedesk::ingest
