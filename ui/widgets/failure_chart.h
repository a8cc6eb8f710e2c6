// SPDX-License-Identifier: GPL-3.0-or-later
// What did not arrive, per 100 tried, over time; with a switch for what was not sent. Main thread.
#pragma once

#include "ui/widgets/chart_panel.h"
#include "ui/widgets/failure_figures.h"

namespace bouncedesk::ui {

class CountsChartView;
class FailureChartView;

class FailureChart : public ChartPanel {
    Q_OBJECT

public:
    explicit FailureChart(QWidget *parent = nullptr);

    // Any number of points: more than 60 are merged.
    void setSeries(const FailureSeries &series);
    // As shown; bars of barActivated count in it.
    const QList<FailurePoint> &points() const { return m_shown.points; }
    void setHeldBackShown(bool shown);
    // How many of each status, delivered included, in place of rates.
    void setCountsShown(bool shown);

private:
    void apply();

    FailureChartView *m_chart;
    CountsChartView *m_counts;
    QPushButton *m_heldBack;
    QPushButton *m_asCounts;
    FailureSeries m_shown;
};

} // namespace bouncedesk::ui
