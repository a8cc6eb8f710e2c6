// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart_view.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/status_marks.h"

#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QPainter>

namespace bouncedesk::ui {

using namespace metrics;

void moveApart(QList<ChartLabel> &labels, qreal apart, qreal from, qreal to)
{
    std::stable_sort(labels.begin(), labels.end(), [](const ChartLabel &a, const ChartLabel &b) { return a.y < b.y; });
    qreal least = from;
    for (ChartLabel &label : labels) {
        label.y = std::max(label.y, least);
        least = label.y + apart;
    }
    qreal most = to;
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        label->y = std::min(label->y, most);
        most = label->y - apart;
    }
}

ChartView::ChartView(QWidget *parent) : QChartView(parent)
{
    setRenderHint(QPainter::Antialiasing, false);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("deskFocusRing", true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Everything of ours lies outside Qt's items, so what Qt thinks unchanged has to be painted again.
    setViewportUpdateMode(FullViewportUpdate);
    setCacheMode(CacheNone);
    chart()->setBackgroundVisible(false);
    chart()->setBackgroundRoundness(0);
    chart()->setMargins(QMargins());
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
}

void ChartView::setSummary(const QString &title, const QString &sentence)
{
    m_title = title;
    m_summary = sentence;
    setAccessibleDescription(sentence);
    setAccessibleName(m_current < 0 ? title : reading(m_current));
}

void ChartView::setCurrent(int index)
{
    if (index >= barCount())
        index = barCount() - 1;
    if (index == m_current)
        return;
    m_current = index;
    const QString text = index < 0 ? QString() : reading(index);
    // Qt 6.4 has no announcements; a changed name of what has the focus is read.
    setAccessibleName(index < 0 ? m_title : text);
    Q_EMIT readingChanged(text);
    viewport()->update();
}

int ChartView::barAt(const QPointF &where) const
{
    for (int i = 0; i < barCount(); ++i) {
        if (barArea(i).contains(where))
            return i;
    }
    return -1;
}

void ChartView::paintLabels(QPainter *painter, const Tokens &tokens, const QList<ChartLabel> &labels, qreal x,
                            qreal width)
{
    const qreal line = painter->fontMetrics().height();
    for (const ChartLabel &label : labels) {
        qreal left = x;
        if (label.mark) {
            paintStatusMark(painter, QRectF(left, label.y - line / 2, markSize, line), *label.mark,
                            tokens.status(*label.mark).mark);
            left += markSize + 6;
        }
        painter->setPen(label.secondary ? tokens.textSecondary : tokens.text);
        const QString text = painter->fontMetrics().elidedText(label.text, Qt::ElideRight, int(x + width - left));
        painter->drawText(QRectF(left, label.y - line / 2, x + width - left, line), Qt::AlignLeft | Qt::AlignVCenter,
                          text);
    }
}

void ChartView::drawBackground(QPainter *painter, const QRectF &rect)
{
    const Tokens t = Tokens::of(palette());
    painter->fillRect(rect, t.base);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(fonts::caption(fonts::numeric(font())));
    if (m_current >= 0 && m_current < barCount())
        painter->fillRect(barArea(m_current), t.hover);
    paintBehind(painter, t);
    painter->restore();
}

void ChartView::drawForeground(QPainter *painter, const QRectF &rect)
{
    Q_UNUSED(rect)
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(fonts::caption(fonts::numeric(font())));
    paintOver(painter, Tokens::of(palette()));
    painter->restore();
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    const bool lying = orientation() == Qt::Horizontal;
    const int last = barCount() - 1;
    if (event->key() == (lying ? Qt::Key_Right : Qt::Key_Down))
        setCurrent(std::min(m_current + 1, last));
    else if (event->key() == (lying ? Qt::Key_Left : Qt::Key_Up))
        setCurrent(m_current < 0 ? last : std::max(m_current - 1, 0));
    else if (event->key() == Qt::Key_Home)
        setCurrent(last < 0 ? -1 : 0);
    else if (event->key() == Qt::Key_End)
        setCurrent(last);
    else if (event->key() == Qt::Key_Escape && m_current >= 0)
        setCurrent(-1);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current >= 0)
        Q_EMIT activated(m_current);
    else
        event->ignore();
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    setCurrent(barAt(event->position()));
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

void ChartView::mouseReleaseEvent(QMouseEvent *event)
{
    const int bar = barAt(event->position());
    if (event->button() == Qt::LeftButton && bar >= 0)
        Q_EMIT activated(bar);
}

void ChartView::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    if (!hasFocus())
        setCurrent(-1);
}

void ChartView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    place();
}

void ChartView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        fill();
        place();
    }
}

} // namespace bouncedesk::ui
