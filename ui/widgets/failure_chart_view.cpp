// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/failure_chart_view.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QGraphicsLayout>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr int axisWidth = 48;
constexpr int labelWidth = 124;
constexpr int topMargin = 8;
constexpr int sideMargin = 8;

} // namespace

FailureChartView::FailureChartView(QWidget *parent)
    : ChartView(parent), m_categories(new QBarCategoryAxis(this)), m_values(new QValueAxis(this))
{
    setMinimumHeight(150);
    // Placed by us on whole pixels; Qt's own lines and numbers would not be.
    m_categories->setVisible(false);
    m_values->setVisible(false);
    chart()->addAxis(m_categories, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
}

void FailureChartView::setSeries(const FailureSeries &series, bool withHeldBack)
{
    m_series = series;
    m_withHeldBack = withHeldBack;
    m_bars.clear();
    double most = m_series.goal * 1.25;
    for (const FailurePoint &point : m_series.points) {
        m_bars.append(point.isGap ? FailureBar() : failureBar(point, m_series.goal));
        // A handful of mails may all come back; they must not flatten everything else.
        if (m_bars.constLast().ink != Ink::Hollow)
            most = std::max(most, m_bars.constLast().total(withHeldBack));
    }
    m_step = gridStep(std::min(most, 100.0));
    setCurrent(-1);
    setSummary(m_series.title, failureSummary(m_series));
    fill();
    place();
}

QString FailureChartView::reading(int bar) const
{
    return pointSentence(m_series.points.at(bar), m_series.goal, m_withHeldBack);
}

QList<FailureChartView::Layer> FailureChartView::layers() const
{
    QList<Layer> list = {{Status::Bounced, &FailureBar::bounced},
                         {Status::Dropped, &FailureBar::expired},
                         {Status::Complained, &FailureBar::complained}};
    if (m_withHeldBack)
        list.append({Status::Accepted, &FailureBar::heldBack});
    return list;
}

void FailureChartView::measure()
{
    const QFontMetrics caption(fonts::caption(fonts::numeric(font())));
    const int bars = std::max(1, barCount());
    const int available = width() - axisWidth - labelWidth - 2 * sideMargin;
    m_pitch = std::max(2, available / bars);
    const int gap = m_pitch > 6 ? chartBarGap : 1;
    m_barWidth = std::min(m_pitch - gap, 64);
    const int below = caption.height() + step4 + volumeStripHeight + step4 + caption.height() + step4;
    const int left = sideMargin + axisWidth;
    m_plot = QRect(left, topMargin, bars * m_pitch, std::max(40, height() - topMargin - below));
    m_strip = QRect(left, m_plot.bottom() + 1 + caption.height() + step4, m_plot.width(), volumeStripHeight);
}

QRectF FailureChartView::barArea(int bar) const
{
    return QRectF(m_plot.left() + bar * m_pitch, m_plot.top(), m_pitch, m_strip.bottom() - m_plot.top() + 1);
}

qreal FailureChartView::yOf(double perHundred) const
{
    return m_plot.bottom() + 1 - std::min(perHundred / (4 * m_step), 1.0) * m_plot.height();
}

void FailureChartView::place()
{
    measure();
    chart()->resize(size());
    // Qt puts a bar into the middle of its category: half the gap to the left brings it onto whole pixels.
    const qreal shift = (m_pitch - m_barWidth) % 2 / 2.0;
    chart()->setPlotArea(QRectF(m_plot).translated(-shift, 0));
    if (m_drawn)
        m_drawn->setBarWidth(qreal(m_barWidth) / m_pitch);
    // Else Qt lays its bars out with the next event, and a picture taken at once shows the last ones.
    chart()->layout()->activate();
    viewport()->update();
}

// One set per kind of failure and ink: each bar has its value in exactly one of the three.
void FailureChartView::fill()
{
    const Tokens tokens = Tokens::of(palette());
    chart()->removeAllSeries();
    m_drawn = nullptr;
    if (m_bars.isEmpty())
        return;
    QStringList names;
    for (int i = 0; i < barCount(); ++i)
        names << QString::number(i);
    m_categories->setCategories(names);
    m_values->setRange(0, 4 * m_step);
    auto *series = new QStackedBarSeries;
    QList<qreal> values;
    for (const Layer &layer : layers()) {
        const StatusColors &colors = tokens.status(layer.status);
        for (const Ink ink : {Ink::Full, Ink::Soft}) {
            values.clear();
            for (const FailureBar &bar : m_bars)
                values << (bar.ink == ink ? bar.*(layer.value) : 0.0); // hollow ones are edges only
            auto *set = new QBarSet(QString());
            set->append(values);
            set->setPen(Qt::NoPen);
            set->setBrush(ink == Ink::Full ? colors.mark : colors.soft);
            series->append(set);
        }
    }
    chart()->addSeries(series);
    m_drawn = series;
    series->attachAxis(m_categories);
    series->attachAxis(m_values);
}

} // namespace bouncedesk::ui
