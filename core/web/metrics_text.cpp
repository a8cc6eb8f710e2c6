// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/metrics_text.h"

namespace bouncedesk::web {

void MetricsText::describe(const QByteArray &name, Kind kind, const QByteArray &help)
{
    m_text += "# HELP " + name + ' ' + help + "\n# TYPE " + name + (kind == Counter ? " counter\n" : " gauge\n");
}

void MetricsText::value(const QByteArray &name, double value, const QByteArray &labels)
{
    m_text +=
        name + (labels.isEmpty() ? QByteArray() : '{' + labels + '}') + ' ' + QByteArray::number(value, 'g', 17) + '\n';
}

void MetricsText::single(const QByteArray &name, Kind kind, const QByteArray &help, double number)
{
    describe(name, kind, help);
    value(name, number);
}

} // namespace bouncedesk::web
