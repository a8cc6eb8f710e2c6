// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a moment as Prometheus reads them, put together with prometheus-cpp when somebody asks: they are
// counted where they arise, in atomics, not here. A value.
#pragma once

#include <QByteArray>

#include <prometheus/metric_family.h>

namespace bouncedesk::web {

class MetricsText {
public:
    enum Kind { Counter, Gauge };
    struct Label {
        const char *name;
        QByteArray value;
    };

    // Once for a name, before its values.
    void describe(const char *name, Kind kind, const char *help);
    // Of the name described last.
    void value(double value, const std::vector<Label> &labels = {});
    // Both, for a metric of one value.
    void single(const char *name, Kind kind, const char *help, double value);
    // How often something was done, and how long that took in all.
    void summary(const char *name, const char *help, quint64 times, double seconds);

    QByteArray text() const; // version 0.0.4

private:
    std::vector<prometheus::MetricFamily> m_families;
};

} // namespace bouncedesk::web
