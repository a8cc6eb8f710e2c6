// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/counts_chart.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/counts_chart_view.h"

namespace bouncedesk::ui {

CountsChart::CountsChart(QWidget *parent)
    : ChartPanel(new CountsChartView, parent), m_chart(static_cast<CountsChartView *>(view()))
{
}

void CountsChart::setSeries(const CountsSeries &series)
{
    CountsSeries drawn = series;
    if (drawn.rows.size() > metrics::chartMostBars)
        drawn.rows.resize(metrics::chartMostBars);
    m_chart->setSeries(drawn);
    setTitle(series.title, countsSummary(series));
    setTable(countsTableHeaders(), countsTableRows(series.rows));
}

} // namespace bouncedesk::ui
