// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pane_grip.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/desk_style.h"

#include <QMouseEvent>
#include <QPainter>

namespace bouncedesk::ui {

PaneGrip::PaneGrip(QWidget *parent) : QWidget(parent)
{
    setCursor(Qt::SplitHCursor);
    setFocusPolicy(Qt::NoFocus);
}

void PaneGrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int middle = width() / 2; // a whole pixel
    paint::hairline(&painter, QPoint(middle, 0), QPoint(middle, height()), Tokens::of(palette()).border);
}

void PaneGrip::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->globalPosition().x();
}

void PaneGrip::mouseMoveEvent(QMouseEvent *event)
{
    const int moved = qRound(event->globalPosition().x() - m_pressedAt);
    if (!(event->buttons() & Qt::LeftButton) || moved == 0)
        return;
    m_pressedAt = event->globalPosition().x();
    Q_EMIT movedBy(moved);
}

} // namespace bouncedesk::ui
