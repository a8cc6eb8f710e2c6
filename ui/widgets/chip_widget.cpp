// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip_widget.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/desk_style.h"

#include <QKeyEvent>
#include <QPainter>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr int mostTextWidth = 280;
constexpr int crossWidth = 20;

} // namespace

ChipWidget::ChipWidget(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(tr("Filter %1: remove").arg(text));
    setToolTip(tr("Remove this filter"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &ChipWidget::removed);
}

QSize ChipWidget::sizeHint() const
{
    const int width = std::min(fontMetrics().horizontalAdvance(text()), mostTextWidth);
    return QSize(step8 + width + crossWidth, std::max(chipHeight, fontMetrics().height() + 6));
}

void ChipWidget::paintEvent(QPaintEvent *)
{
    const Tokens t = Tokens::of(palette());
    QPainter painter(this);
    paint::roundedBox(&painter, rect(), t.control, isDown() ? t.selectionIdle : underMouse() ? t.hover : t.base);
    painter.setPen(t.text);
    const QRect words = rect().adjusted(step8, 0, -crossWidth, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, words.width() + 1));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(underMouse() ? t.text : t.textSecondary, 1.25));
    const QPointF c(width() - crossWidth / 2.0, height() / 2.0);
    painter.drawLine(c - QPointF(3, 3), c + QPointF(3, 3));
    painter.drawLine(c - QPointF(3, -3), c + QPointF(3, -3));
}

void ChipWidget::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Return)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace bouncedesk::ui
