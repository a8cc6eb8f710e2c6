// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/metrics_text.h"

#include <prometheus/text_serializer.h>

namespace bouncedesk::web {

using prometheus::ClientMetric;
using prometheus::MetricType;

void MetricsText::describe(const char *name, Kind kind, const char *help)
{
    m_families.push_back({name, help, kind == Counter ? MetricType::Counter : MetricType::Gauge, {}});
}

void MetricsText::value(double value, const std::vector<Label> &labels)
{
    prometheus::MetricFamily &family = m_families.back();
    ClientMetric metric;
    for (const Label &label : labels)
        metric.label.push_back({label.name, label.value.toStdString()});
    if (family.type == MetricType::Counter)
        metric.counter.value = value;
    else
        metric.gauge.value = value;
    family.metric.push_back(std::move(metric));
}

void MetricsText::single(const char *name, Kind kind, const char *help, double number)
{
    describe(name, kind, help);
    value(number);
}

void MetricsText::summary(const char *name, const char *help, quint64 times, double seconds)
{
    ClientMetric metric;
    metric.summary.sample_count = times;
    metric.summary.sample_sum = seconds;
    m_families.push_back({name, help, MetricType::Summary, {std::move(metric)}});
}

QByteArray MetricsText::text() const
{
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(m_families));
}

} // namespace bouncedesk::web
