// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/failure_chart.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/failure_chart_view.h"

#include <QPushButton>

namespace bouncedesk::ui {

FailureChart::FailureChart(QWidget *parent)
    : ChartPanel(new FailureChartView, parent), m_chart(static_cast<FailureChartView *>(view())),
      m_heldBack(addSwitch(tr("With not sent")))
{
    connect(m_heldBack, &QPushButton::toggled, this, &FailureChart::setHeldBackShown);
}

void FailureChart::setSeries(const FailureSeries &series)
{
    m_shown = series;
    m_shown.points = mergedToFit(series.points, metrics::chartMostBars);
    if (m_shown.points.size() != series.points.size())
        m_shown.previous.clear(); // told point by point, so it fits no longer
    apply();
}

void FailureChart::setHeldBackShown(bool shown)
{
    m_heldBack->setChecked(shown);
    m_heldBack->setText(shown ? tr("Without not sent") : tr("With not sent"));
    apply();
}

void FailureChart::apply()
{
    m_chart->setSeries(m_shown, m_heldBack->isChecked());
    setTitle(m_shown.title, failureSummary(m_shown));
    setTable(failureTableHeaders(), failureTableRows(m_shown.points));
}

} // namespace bouncedesk::ui
