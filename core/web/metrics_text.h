// SPDX-License-Identifier: GPL-3.0-or-later
// Prometheus' text format (version 0.0.4), written line by line. A value.
#pragma once

#include <QByteArray>

namespace bouncedesk::web {

class MetricsText {
public:
    enum Kind { Counter, Gauge };
    // Once for a name, before its first value.
    void describe(const QByteArray &name, Kind kind, const QByteArray &help);
    // labels: cause="idle",…; the caller's values hold no quotes.
    void value(const QByteArray &name, double value, const QByteArray &labels = {});
    // Both, for a metric of one value.
    void single(const QByteArray &name, Kind kind, const QByteArray &help, double value);

    const QByteArray &text() const { return m_text; }

private:
    QByteArray m_text;
};

} // namespace bouncedesk::web
