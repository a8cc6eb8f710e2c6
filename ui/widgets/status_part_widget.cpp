// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_part_widget.h"

#include "ui/theme/metrics.h"
#include "ui/theme/status_marks.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QKeyEvent>
#include <QPainter>

namespace bouncedesk::ui {

using namespace metrics;

StatusPartWidget::StatusPartWidget(const StatusPart &part, QWidget *parent) : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    setAttribute(Qt::WA_Hover);
    setPart(part);
}

void StatusPartWidget::setPart(const StatusPart &part)
{
    m_part = part;
    setText(part.text);
    setAccessibleName(part.text);
    setToolTip(plainToolTip(part.toolTip));
    setFocusPolicy(part.link ? Qt::StrongFocus : Qt::ClickFocus);
    setCursor(part.link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    updateGeometry();
    update();
}

QSize StatusPartWidget::sizeHint() const
{
    const int mark = m_part.mark ? markSize + step8 : 0;
    return QSize(fontMetrics().horizontalAdvance(text()) + mark + 2, statusBarHeight - 6);
}

QSize StatusPartWidget::minimumSizeHint() const
{
    return QSize(std::min(sizeHint().width(), 80), sizeHint().height());
}

void StatusPartWidget::paintEvent(QPaintEvent *)
{
    const Tokens t = Tokens::of(palette());
    QPainter painter(this);
    QRect words = rect();
    if (m_part.mark) {
        paintStatusMark(&painter, QRectF(0, 0, markSize, height()), *m_part.mark, t.status(*m_part.mark).mark);
        words.setLeft(markSize + step8);
    }
    QFont font = painter.font();
    font.setUnderline(m_part.link && underMouse());
    painter.setFont(font);
    painter.setPen(m_part.link ? t.link : t.textSecondary);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

void StatusPartWidget::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace bouncedesk::ui
