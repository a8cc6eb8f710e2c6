// SPDX-License-Identifier: GPL-3.0-or-later
// Mails by status for each group of a question: counts, or what did not arrive per 100. Main thread.
#pragma once

#include "ui/widgets/chart_panel.h"
#include "ui/widgets/counts_figures.h"

namespace bouncedesk::ui {

class CountsChartView;

class CountsChart : public ChartPanel {
    Q_OBJECT

public:
    explicit CountsChart(QWidget *parent = nullptr);

    // At most 60 bars are drawn, the first ones; the table holds all.
    void setSeries(const CountsSeries &series);

private:
    CountsChartView *m_chart;
};

} // namespace bouncedesk::ui
