// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the failures per 100 tried: stacked bars, goal, strip of volumes, dates, labels at the right end. Main thread,
// owned by FailureChart.
#pragma once

#include "ui/widgets/chart_view.h"
#include "ui/widgets/failure_figures.h"

class QAbstractBarSeries;
class QBarCategoryAxis;
class QValueAxis;

namespace bouncedesk::ui {

class FailureChartView : public ChartView {
    Q_OBJECT

public:
    explicit FailureChartView(QWidget *parent = nullptr);

    // Points fit already (mergedToFit).
    void setSeries(const FailureSeries &series, bool withHeldBack);
    int barCount() const override { return int(m_series.points.size()); }
    QString reading(int bar) const override;
    QSize sizeHint() const override { return QSize(600, 180); }

protected:
    QRectF barArea(int bar) const override;
    void place() override;
    void fill() override;
    void paintBehind(QPainter *painter, const Tokens &tokens) override;
    void paintOver(QPainter *painter, const Tokens &tokens) override;

private:
    // One kind of failure in stacking order.
    struct Layer {
        Status status;
        double FailureBar::*value;
    };
    QList<Layer> layers() const;
    void measure();
    qreal yOf(double perHundred) const;
    void paintGrid(QPainter *painter, const Tokens &tokens) const;
    void paintGaps(QPainter *painter, const Tokens &tokens) const;
    void paintEdges(QPainter *painter, const Tokens &tokens, int bar) const;
    void paintGoal(QPainter *painter, const Tokens &tokens) const;
    void paintPrevious(QPainter *painter, const Tokens &tokens) const;
    void paintStrip(QPainter *painter, const Tokens &tokens) const;
    void paintDates(QPainter *painter, const Tokens &tokens) const;
    void paintEndLabels(QPainter *painter, const Tokens &tokens) const;
    int dateStep(const QFontMetrics &metrics) const;

    FailureSeries m_series;
    QList<FailureBar> m_bars;
    bool m_withHeldBack = false;
    QAbstractBarSeries *m_drawn = nullptr; // Qt's, remade by fill()
    QBarCategoryAxis *m_categories;
    QValueAxis *m_values;
    double m_step = 1; // per 100, four of them to the top
    int m_pitch = 10;  // px from bar to bar
    int m_barWidth = 7;
    QRect m_plot;
    QRect m_strip;
};

} // namespace bouncedesk::ui
