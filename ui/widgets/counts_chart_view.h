// SPDX-License-Identifier: GPL-3.0-or-later
// Draws counts by status, or rates, of groups: lying bars with their names at the left, or standing ones over time.
// Main thread, owned by CountsChart.
#pragma once

#include "ui/widgets/chart_view.h"
#include "ui/widgets/counts_figures.h"

class QAbstractBarSeries;
class QBarCategoryAxis;
class QValueAxis;

namespace bouncedesk::ui {

class CountsChartView : public ChartView {
    Q_OBJECT

public:
    explicit CountsChartView(QWidget *parent = nullptr);

    void setSeries(const CountsSeries &series);
    int barCount() const override { return int(m_series.rows.size()); }
    QString reading(int bar) const override { return rowSentence(m_series.rows.at(bar)); }
    QSize sizeHint() const override;

protected:
    QRectF barArea(int bar) const override;
    Qt::Orientation orientation() const override;
    void place() override;
    void fill() override;
    void paintBehind(QPainter *painter, const Tokens &tokens) override;
    void paintOver(QPainter *painter, const Tokens &tokens) override;

private:
    bool isLying() const { return m_series.bars == CountsSeries::Bars::Lying; }
    QString valueText(double value) const;
    // From zero, in px along the bar.
    qreal lengthOf(double value) const;
    QRect barRect(int bar) const;
    void paintEdges(QPainter *painter, const Tokens &tokens, int bar) const;
    void paintNames(QPainter *painter, const Tokens &tokens) const;
    void paintLegend(QPainter *painter, const Tokens &tokens) const;

    CountsSeries m_series;
    QAbstractBarSeries *m_drawn = nullptr; // Qt's, remade by fill()
    QBarCategoryAxis *m_categories;
    QValueAxis *m_values;
    double m_step = 1;
    int m_pitch = 10;
    int m_thickness = 7;
    int m_namesWidth = 0;
    QRect m_plot;
};

} // namespace bouncedesk::ui
