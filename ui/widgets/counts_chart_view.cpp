// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/counts_chart_view.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/failure_figures.h"

#include <QGraphicsLayout>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QHorizontalStackedBarSeries>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

#include <cmath>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr int axisWidth = 56;
constexpr int legendWidth = 124;
constexpr int mostNamesWidth = 220;
constexpr int lyingPitchMost = 28;
constexpr int standingPitchMost = 64;

// Green never fills an area: what is fine needs no ink.
QColor fillOf(const Tokens &tokens, Status status)
{
    switch (status) {
    case Status::Delivered: return tokens.grid;
    case Status::Accepted:
    case Status::Deferred: return tokens.status(status).soft;
    default: return tokens.status(status).mark;
    }
}

} // namespace

CountsChartView::CountsChartView(QWidget *parent)
    : ChartView(parent), m_categories(new QBarCategoryAxis(this)), m_values(new QValueAxis(this))
{
    setMinimumHeight(120);
    m_categories->setVisible(false);
    m_values->setVisible(false);
}

QSize CountsChartView::sizeHint() const
{
    const int rows = isLying() ? barCount() * 24 + 48 : 230;
    return QSize(600, std::max(160, rows));
}

Qt::Orientation CountsChartView::orientation() const
{
    return isLying() ? Qt::Vertical : Qt::Horizontal;
}

void CountsChartView::setSeries(const CountsSeries &series)
{
    m_series = series;
    double most = 0;
    for (const CountsRow &row : m_series.rows)
        most = std::max(most, rowTotal(row, m_series.measure));
    m_step = gridStep(most);
    if (m_series.measure == CountsSeries::Measure::Counts)
        m_step = std::ceil(m_step); // there is no half mail
    setCurrent(-1);
    setSummary(m_series.title, countsSummary(m_series));
    fill();
    place();
    updateGeometry();
}

qreal CountsChartView::lengthOf(double value) const
{
    return std::min(value / (4 * m_step), 1.0) * (isLying() ? m_plot.width() : m_plot.height());
}

QRectF CountsChartView::barArea(int bar) const
{
    if (isLying())
        return QRectF(step8, m_plot.top() + bar * m_pitch, m_plot.right() - step8, m_pitch);
    return QRectF(m_plot.left() + bar * m_pitch, m_plot.top(), m_pitch, m_plot.height());
}

// Without its length: where the bar stands across.
QRect CountsChartView::barRect(int bar) const
{
    const int inset = (m_pitch - m_thickness) / 2;
    if (isLying())
        return QRect(m_plot.left(), m_plot.top() + bar * m_pitch + inset, m_plot.width(), m_thickness);
    return QRect(m_plot.left() + bar * m_pitch + inset, m_plot.top(), m_thickness, m_plot.height());
}

void CountsChartView::place()
{
    const QFontMetrics caption(fonts::caption(fonts::numeric(font())));
    const int bars = std::max(1, barCount());
    const int below = caption.height() + step8;
    m_namesWidth = axisWidth;
    if (isLying()) {
        for (const CountsRow &row : std::as_const(m_series.rows))
            m_namesWidth = std::max(m_namesWidth, fontMetrics().horizontalAdvance(row.label) + step8);
        m_namesWidth = std::min(m_namesWidth, mostNamesWidth);
    }
    const int left = step8 + m_namesWidth;
    const int along = width() - left - legendWidth - step8;
    const int high = height() - step8 - below;
    const int pitchMost = isLying() ? lyingPitchMost : standingPitchMost;
    m_pitch = std::clamp((isLying() ? high : along) / bars, 2, pitchMost);
    m_thickness = m_pitch - (m_pitch > 6 ? (isLying() ? step8 : chartBarGap) : 1);
    m_plot = isLying() ? QRect(left, step8, std::max(40, along), bars * m_pitch)
                       : QRect(left, step8, bars * m_pitch, std::max(40, high));
    chart()->resize(size());
    const qreal shift = (m_pitch - m_thickness) % 2 ? 0.5 : 0;
    chart()->setPlotArea(QRectF(m_plot).translated(isLying() ? 0 : -shift, isLying() ? -shift : 0));
    if (m_drawn)
        m_drawn->setBarWidth(qreal(m_thickness) / m_pitch);
    // Else Qt lays its bars out with the next event, and a picture taken at once shows the last ones.
    chart()->layout()->activate();
    viewport()->update();
}

void CountsChartView::fill()
{
    const Tokens tokens = Tokens::of(palette());
    chart()->removeAllSeries();
    for (QAbstractAxis *axis : chart()->axes())
        chart()->removeAxis(axis);
    m_drawn = nullptr;
    if (m_series.rows.isEmpty())
        return;
    if (isLying())
        m_drawn = new QHorizontalStackedBarSeries;
    else
        m_drawn = new QStackedBarSeries;
    QList<qreal> values;
    for (const CountsPart &part : stackingOrder(m_series.measure)) {
        values.clear();
        for (const CountsRow &row : std::as_const(m_series.rows))
            values << rowValue(row, part, m_series.measure);
        // Qt stacks lying bars from the bottom row up.
        if (isLying())
            std::reverse(values.begin(), values.end());
        auto *set = new QBarSet(QString());
        set->append(values);
        set->setPen(Qt::NoPen);
        set->setBrush(fillOf(tokens, part.status));
        m_drawn->append(set);
    }
    QStringList names;
    for (int i = 0; i < barCount(); ++i)
        names << QString::number(i);
    m_categories->setCategories(names);
    m_values->setRange(0, 4 * m_step);
    chart()->addSeries(m_drawn);
    chart()->addAxis(m_categories, isLying() ? Qt::AlignLeft : Qt::AlignBottom);
    chart()->addAxis(m_values, isLying() ? Qt::AlignBottom : Qt::AlignLeft);
    m_drawn->attachAxis(m_categories);
    m_drawn->attachAxis(m_values);
}

} // namespace bouncedesk::ui
