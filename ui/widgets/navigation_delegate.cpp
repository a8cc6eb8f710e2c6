// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/navigation_delegate.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/number_text.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/desk_style.h"

#include <QPainter>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr int edgeWidth = 3;
constexpr int iconLeft = 13;

QColor groundOf(const QStyleOptionViewItem &option, const Tokens &t)
{
    if (option.state & QStyle::State_Selected)
        return option.widget && option.widget->hasFocus() ? t.selection : t.selectionIdle;
    return option.state & QStyle::State_MouseOver ? t.hover : t.window;
}

} // namespace

QSize NavigationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return QSize(m_narrow ? navigationNarrowWidth : navigationWidth,
                 std::max(navigationRow, lineHeight(option.font) + 14));
}

void NavigationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens t = Tokens::of(option.palette);
    const QRect &rect = option.rect;
    painter->save();
    painter->fillRect(rect, groundOf(option, t));
    if (option.state & QStyle::State_Selected)
        painter->fillRect(QRect(rect.left(), rect.top(), edgeWidth, rect.height()), t.accent);
    const QRect picture(rect.left() + iconLeft, rect.top() + (rect.height() - iconLarge) / 2, iconLarge, iconLarge);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, picture);

    const qint64 count = index.data(NavigationCountRole).toLongLong();
    painter->setPen(t.text);
    if (m_narrow) {
        if (count > 0)
            painter->fillRect(QRect(picture.right() - 1, picture.top() - 2, 6, 6), t.text);
    } else {
        QRect words = rect.adjusted(iconLeft + iconLarge + step8, 0, -step12, 0);
        if (count > 0) {
            painter->setFont(fonts::numeric(option.font));
            const QString text = countText(count);
            painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter, text);
            words.setRight(words.right() - painter->fontMetrics().horizontalAdvance(text) - step8);
        }
        painter->setFont(option.font);
        painter->drawText(
            words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            option.fontMetrics.elidedText(index.data(NavigationNameRole).toString(), Qt::ElideRight, words.width()));
    }
    if ((option.state & QStyle::State_HasFocus) && option.widget && option.widget->hasFocus())
        paint::focusRing(painter, rect.adjusted(0, 0, -1, 0), t.focus, false);
    painter->restore();
}

} // namespace bouncedesk::ui
