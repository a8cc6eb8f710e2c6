// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/menu_button.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/desk_style.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace bouncedesk::ui {

namespace {

constexpr int chevronWidth = 14;

} // namespace

MenuButton::MenuButton(const QString &text, QWidget *parent) : QPushButton(text, parent) {}

QSize MenuButton::sizeHint() const
{
    // With a menu Qt already leaves room for its own indicator.
    return QPushButton::sizeHint() + QSize(menu() ? 0 : chevronWidth, 0);
}

void MenuButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.features &= ~QStyleOptionButton::HasMenu;
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    option.rect.setRight(option.rect.right() - chevronWidth);
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
    const Tokens t = Tokens::of(palette());
    const QRect arrow(width() - chevronWidth - 10, 0, chevronWidth, height());
    paint::chevronDown(&painter, arrow, isEnabled() ? t.textSecondary : t.textDisabled);
}

} // namespace bouncedesk::ui
