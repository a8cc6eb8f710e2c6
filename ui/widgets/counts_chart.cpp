// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/counts_chart.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/counts_chart_view.h"

#include <algorithm>

namespace bouncedesk::ui {

CountsChart::CountsChart(QWidget *parent)
    : ChartPanel(new CountsChartView, parent), m_chart(static_cast<CountsChartView *>(view()))
{
}

void CountsChart::setSeries(const CountsSeries &series)
{
    CountsSeries drawn = series;
    drawn.groups = std::max(series.groups, series.rows.size());
    if (drawn.rows.size() > metrics::chartMostBars)
        drawn.rows.resize(metrics::chartMostBars);
    m_chart->setSeries(drawn);
    setTitle(series.title, countsSummary(series));
    setTable(countsTableHeaders(), countsTableRows(series.rows));
}

} // namespace bouncedesk::ui
