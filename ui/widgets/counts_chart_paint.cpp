// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the bars of the counts chart: grid, separators, names, values, legend.
#include "ui/theme/metrics.h"
#include "ui/theme/number_text.h"
#include "ui/widgets/counts_chart_view.h"
#include "ui/widgets/desk_style.h"

#include <QPainter>

#include <cmath>

namespace bouncedesk::ui {

using namespace metrics;

QString CountsChartView::valueText(double value) const
{
    return m_series.measure == CountsSeries::Measure::Counts ? countText(qRound64(value)) : perHundredText(value);
}

void CountsChartView::paintBehind(QPainter *painter, const Tokens &tokens)
{
    const int line = painter->fontMetrics().height();
    for (int i = 0; i <= 4; ++i) {
        const qreal along = std::round(lengthOf(i * m_step));
        painter->setPen(tokens.textSecondary);
        if (isLying()) {
            const qreal x = m_plot.left() + along;
            paint::hairline(painter, {x, qreal(m_plot.top())}, {x, qreal(m_plot.bottom())}, tokens.grid);
            painter->drawText(QRectF(x - 50, m_plot.bottom() + step4, 100, line), Qt::AlignCenter,
                              valueText(i * m_step));
        } else {
            const qreal y = m_plot.bottom() + 1 - along;
            paint::hairline(painter, {qreal(m_plot.left()), y}, {qreal(m_plot.right()), y}, tokens.grid);
            painter->drawText(QRectF(0, y - line / 2.0, m_plot.left() - step8, line), Qt::AlignRight | Qt::AlignVCenter,
                              valueText(i * m_step));
        }
    }
}

void CountsChartView::paintOver(QPainter *painter, const Tokens &tokens)
{
    for (int bar = 0; bar < barCount(); ++bar)
        paintEdges(painter, tokens, bar);
    if (isLying())
        paint::hairline(painter, m_plot.topLeft(), m_plot.bottomLeft(), tokens.control);
    else
        paint::hairline(painter, {qreal(m_plot.left()), qreal(m_plot.bottom() + 1)},
                        {qreal(m_plot.right()), qreal(m_plot.bottom() + 1)}, tokens.control);
    paintNames(painter, tokens);
    paintLegend(painter, tokens);
}

// 1 px of base between segments; what is under way carries its edge.
void CountsChartView::paintEdges(QPainter *painter, const Tokens &tokens, int bar) const
{
    const QRect across = barRect(bar);
    double before = 0;
    for (const CountsPart &part : stackingOrder(m_series.measure)) {
        const double value = rowValue(m_series.rows.at(bar), part, m_series.measure);
        if (value <= 0)
            continue;
        const int from = qRound(lengthOf(before));
        const int to = std::max(qRound(lengthOf(before + value)), from + 1);
        before += value;
        const auto slice = [this, &across](int at) {
            return isLying() ? QRect(m_plot.left() + at, across.top(), 1, across.height())
                             : QRect(across.left(), m_plot.bottom() - at, across.width(), 1);
        };
        if (from > 0)
            painter->fillRect(slice(from), tokens.base);
        const Status status = part.status;
        const bool failed = status == Status::Bounced || status == Status::Dropped || status == Status::Complained;
        painter->fillRect(slice(to - 1), failed ? tokens.status(status).mark : tokens.control);
    }
}

void CountsChartView::paintNames(QPainter *painter, const Tokens &tokens) const
{
    const QFont caption = painter->font();
    int free = 0;
    for (int bar = 0; bar < barCount(); ++bar) {
        const CountsRow &row = m_series.rows.at(bar);
        const QRect across = barRect(bar);
        if (isLying()) {
            painter->setFont(font());
            painter->setPen(tokens.text);
            const QRect words(step8, m_plot.top() + bar * m_pitch, m_namesWidth - step8, m_pitch);
            painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                              painter->fontMetrics().elidedText(row.label, Qt::ElideRight, words.width()));
            painter->setFont(caption);
            painter->setPen(tokens.textSecondary);
            const double total = rowTotal(row, m_series.measure);
            painter->drawText(QRect(m_plot.left() + qRound(lengthOf(total)) + step4, words.top(), 90, m_pitch),
                              Qt::AlignLeft | Qt::AlignVCenter, valueText(rowSaid(row, m_series.measure)));
        } else if (across.left() >= free) {
            painter->setPen(tokens.textSecondary);
            const QString text = painter->fontMetrics().elidedText(row.label, Qt::ElideRight, 140);
            const int width = painter->fontMetrics().horizontalAdvance(text);
            painter->drawText(QRect(across.left(), m_plot.bottom() + step4, width + 2, painter->fontMetrics().height()),
                              Qt::AlignLeft, text);
            free = across.left() + width + step16;
        }
    }
}

// Groups have no right end in common, so the words stand at the right edge, from the top.
void CountsChartView::paintLegend(QPainter *painter, const Tokens &tokens) const
{
    QList<ChartLabel> labels;
    const qreal line = painter->fontMetrics().height() + 4;
    for (const CountsPart &part : stackingOrder(m_series.measure)) {
        bool used = false;
        for (const CountsRow &row : m_series.rows)
            used = used || part.of(row) > 0;
        if (used)
            labels.append({part.word(), m_plot.top() + line * (qreal(labels.size()) + 0.5), part.status, false});
    }
    paintLabels(painter, tokens, labels, width() - 116, 112);
}

} // namespace bouncedesk::ui
