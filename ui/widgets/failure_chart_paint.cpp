// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the bars of the failure chart: grid, gaps, edges, goal, volumes, dates, labels.
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/number_text.h"
#include "ui/theme/status_words.h"
#include "ui/theme/time_text.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/failure_chart_view.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr int labelGap = 8;
constexpr int labelsApart = 15;

void hatch(QPainter *painter, const QRect &where, const Tokens &tokens)
{
    painter->save();
    painter->setClipRect(where);
    painter->fillRect(where, tokens.gap);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(tokens.control, 1));
    for (int x = where.left() - where.height(); x < where.right(); x += 7)
        painter->drawLine(x, where.bottom() + 1, x + where.height(), where.top());
    painter->restore();
}

} // namespace

void FailureChartView::paintBehind(QPainter *painter, const Tokens &tokens)
{
    paintGrid(painter, tokens);
    paintGaps(painter, tokens);
}

void FailureChartView::paintOver(QPainter *painter, const Tokens &tokens)
{
    for (int bar = 0; bar < barCount(); ++bar) {
        if (!m_series.points.at(bar).isGap)
            paintEdges(painter, tokens, bar);
    }
    paint::hairline(painter, {qreal(m_plot.left()), qreal(m_plot.bottom() + 1)},
                    {qreal(m_plot.right()), qreal(m_plot.bottom() + 1)}, tokens.control);
    paintPrevious(painter, tokens);
    paintGoal(painter, tokens);
    paintStrip(painter, tokens);
    paintDates(painter, tokens);
    paintEndLabels(painter, tokens);
}

void FailureChartView::paintGrid(QPainter *painter, const Tokens &tokens) const
{
    const int line = painter->fontMetrics().height();
    for (int i = 0; i <= 4; ++i) {
        const qreal y = std::round(yOf(i * m_step));
        if (i > 0)
            paint::hairline(painter, {qreal(m_plot.left()), y}, {qreal(m_plot.right()), y}, tokens.grid);
        painter->setPen(tokens.textSecondary);
        painter->drawText(QRectF(0, y - line / 2.0, m_plot.left() - labelGap, line), Qt::AlignRight | Qt::AlignVCenter,
                          perHundredText(i * m_step));
    }
}

// Neighbouring gaps are one area with its own words.
void FailureChartView::paintGaps(QPainter *painter, const Tokens &tokens) const
{
    for (int first = 0; first < barCount(); ++first) {
        if (!m_series.points.at(first).isGap)
            continue;
        int last = first;
        while (last + 1 < barCount() && m_series.points.at(last + 1).isGap)
            ++last;
        const QRect area(m_plot.left() + first * m_pitch, m_plot.top(), (last - first + 1) * m_pitch - 1,
                         m_plot.height());
        hatch(painter, area, tokens);
        const QDate from = m_series.points.at(first).day;
        const QDate to = m_series.points.at(last).day;
        const QString when = from.isValid() && to.isValid() ? dayRangeText(from, to) : QString();
        const QString words = tr("no data %1").arg(when).trimmed();
        const int width = painter->fontMetrics().horizontalAdvance(words) + step8;
        QRect ground(0, 0, width, painter->fontMetrics().height() + 2);
        ground.moveCenter({area.center().x(), area.top() + ground.height()});
        ground.moveLeft(std::clamp(ground.left(), m_plot.left(), std::max(m_plot.left(), m_plot.right() - width)));
        painter->fillRect(ground, tokens.base);
        painter->setPen(tokens.textSecondary);
        painter->drawText(ground, Qt::AlignCenter, words);
        first = last;
    }
}

// Soft bars carry their edge on top, hollow ones all around; 1 px of base stands between segments.
void FailureChartView::paintEdges(QPainter *painter, const Tokens &tokens, int bar) const
{
    const FailureBar &value = m_bars.at(bar);
    const int x = m_plot.left() + bar * m_pitch + (m_pitch - m_barWidth) / 2;
    double below = 0;
    for (const Layer &layer : layers()) {
        const double part = value.*(layer.value);
        if (part <= 0)
            continue;
        const int bottom = qRound(yOf(below));
        const int top = std::min(qRound(yOf(below + part)), bottom - 1);
        const QColor mark = tokens.status(layer.status).mark;
        if (below > 0)
            painter->fillRect(QRect(x, bottom - 1, m_barWidth, 1), tokens.base);
        if (value.ink == Ink::Hollow) {
            const QRect outline(x, top, m_barWidth, std::max(1, bottom - top - (below > 0 ? 1 : 0)));
            painter->fillRect(QRect(outline.left(), outline.top(), outline.width(), 1), mark);
            painter->fillRect(QRect(outline.left(), outline.top(), 1, outline.height()), mark);
            painter->fillRect(QRect(outline.right(), outline.top(), 1, outline.height()), mark);
            painter->fillRect(QRect(outline.left(), outline.bottom(), outline.width(), 1), mark);
        } else {
            painter->fillRect(QRect(x, top, m_barWidth, 1), mark);
        }
        below += part;
    }
}

void FailureChartView::paintGoal(QPainter *painter, const Tokens &tokens) const
{
    const qreal y = std::round(yOf(m_series.goal)) + 0.5;
    QPen dashes(tokens.text, 1);
    dashes.setDashPattern({4, 3});
    painter->setPen(dashes);
    painter->drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
}

void FailureChartView::paintPrevious(QPainter *painter, const Tokens &tokens) const
{
    QPainterPath path;
    bool down = false;
    const int count = std::min(barCount(), int(m_series.previous.size()));
    for (int i = 0; i < count; ++i) {
        if (std::isnan(m_series.previous.at(i))) {
            down = false;
            continue;
        }
        const QPointF point(m_plot.left() + i * m_pitch + m_pitch / 2.0, yOf(m_series.previous.at(i)));
        down ? path.lineTo(point) : path.moveTo(point);
        down = true;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(tokens.volume, 1.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path);
    painter->restore();
}

// How many mails, on a scale of their own; the days of bills are named above it.
void FailureChartView::paintStrip(QPainter *painter, const Tokens &tokens) const
{
    qint64 most = 1;
    for (const FailurePoint &point : m_series.points)
        most = std::max(most, point.tried);
    const QString bills = tr("bills");
    const int width = painter->fontMetrics().horizontalAdvance(bills);
    int free = m_plot.left();
    for (int i = 0; i < barCount(); ++i) {
        const FailurePoint &point = m_series.points.at(i);
        const int x = m_plot.left() + i * m_pitch + (m_pitch - m_barWidth) / 2;
        const int height = int(std::ceil(double(point.tried) / double(most) * m_strip.height()));
        painter->fillRect(QRect(x, m_strip.bottom() + 1 - height, m_barWidth, height), tokens.volume);
        if (!point.isBillingDay)
            continue;
        const qreal middle = x + m_barWidth / 2.0;
        const qreal y = m_plot.bottom() + 5;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.text);
        painter->drawPolygon(QPolygonF({{middle, y}, {middle + 3.5, y + 5}, {middle - 3.5, y + 5}}));
        painter->restore();
        // Behind its mark, or before it where the chart ends.
        const int behind = int(middle) + 6;
        const int left = behind + width <= m_plot.right() ? behind : int(middle) - 6 - width;
        if (left > free) {
            painter->setPen(tokens.textSecondary);
            painter->drawText(QRect(left, m_plot.bottom() + 2, width + 2, painter->fontMetrics().height()),
                              Qt::AlignLeft | Qt::AlignVCenter, bills);
            free = left + width + step4;
        }
    }
}

// Whole weeks, then two, then four, as long as the words fit; else every so many bars.
int FailureChartView::dateStep(const QFontMetrics &metrics) const
{
    int widest = 0;
    bool days = barCount() > 1;
    for (int i = 0; i < barCount(); ++i) {
        widest = std::max(widest, metrics.horizontalAdvance(pointName(m_series.points.at(i))));
        days = days && m_series.points.at(i).label.isEmpty();
    }
    const int needed = std::min(widest, 140) + step16;
    int step = days && barCount() > 10 ? 7 : 1;
    while (step * m_pitch < needed && step < barCount())
        step *= 2;
    return step;
}

void FailureChartView::paintDates(QPainter *painter, const Tokens &tokens) const
{
    painter->setPen(tokens.textSecondary);
    const int step = dateStep(painter->fontMetrics());
    const QFontMetrics metrics = painter->fontMetrics();
    for (int i = 0; i < barCount(); i += step) {
        const int x = m_plot.left() + i * m_pitch + (m_pitch - m_barWidth) / 2;
        const int room = std::max(std::min(step * m_pitch - step8, 200), 40);
        const QString text = metrics.elidedText(pointName(m_series.points.at(i)), Qt::ElideRight, room);
        const int width = metrics.horizontalAdvance(text);
        painter->drawText(QRect(x, m_strip.bottom() + 1 + step4, width + 2, metrics.height()), Qt::AlignLeft, text);
    }
}

// Beside the last bar that has figures, where its segments are.
void FailureChartView::paintEndLabels(QPainter *painter, const Tokens &tokens) const
{
    const int x = m_plot.right() + labelGap;
    const int room = width() - x - step4;
    QList<ChartLabel> labels;
    labels.append({tr("goal %1").arg(perHundredText(m_series.goal)), yOf(m_series.goal), std::nullopt, false});
    int last = barCount() - 1;
    while (last > 0 && (m_series.points.at(last).isGap || m_series.points.at(last).tried == 0))
        --last;
    double below = 0;
    for (const Layer &layer : layers()) {
        const double part = last >= 0 ? m_bars.at(last).*(layer.value) : 0;
        QString word = statusWord(layer.status);
        if (layer.status == Status::Dropped)
            word = statusWord(Status::Dropped, DropKind::GivenUp);
        else if (layer.status == Status::Accepted)
            word = statusWord(Status::Dropped, DropKind::HeldBack);
        labels.append({word, yOf(below + part / 2), layer.status, false});
        below += part;
    }
    if (barCount() > 0 && m_series.previous.size() >= barCount() && !std::isnan(m_series.previous.at(barCount() - 1)))
        labels.append({tr("period before"), yOf(m_series.previous.at(barCount() - 1)), std::nullopt, true});
    moveApart(labels, std::max(labelsApart, painter->fontMetrics().height()), m_plot.top() + labelsApart / 2.0,
              m_plot.bottom() - labelsApart / 2.0);
    paintLabels(painter, tokens, labels, x, room);
    paintLabels(painter, tokens, {{m_series.volume, qreal(m_strip.center().y()), std::nullopt, true}}, x, room);
}

} // namespace bouncedesk::ui
