// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_delegate.h"

#include "ui/theme/cell_roles.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace bouncedesk::ui {

using namespace metrics;

void TextDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Tokens t = Tokens::of(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    QColor ink = enabled ? t.text : t.textDisabled;
    if (enabled && index.data(SecondaryRole).toBool())
        ink = t.textSecondary;
    if (enabled && index.data(BeyondLimitRole).toBool()) {
        ink = t.beyondLimit();
        option->font.setWeight(QFont::DemiBold);
        option->fontMetrics = QFontMetrics(option->font);
    }
    option->palette.setColor(QPalette::All, QPalette::PlaceholderText, ink);
    option->text.replace(u'\n', u' ');
}

void TextDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const auto *table = qobject_cast<const DeskTable *>(given.widget);
    if (table && table->hoveredRow() == index.row())
        option.state |= QStyle::State_MouseOver;
    // initStyleOption keeps the ink where no style looks for it; the ground needs the palette as it was.
    QStyleOptionViewItem ground = option;
    ground.palette = given.palette;
    paintGround(painter, ground);
    painter->save();
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::PlaceholderText));
    paintContent(painter, option.rect.adjusted(cellPadding, 0, -cellPadding, 0), option, index);
    painter->restore();
    paintFocus(painter, ground);
}

void TextDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget ? option.widget->style() : nullptr;
    if (style)
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
}

void TextDelegate::paintFocus(QPainter *painter, const QStyleOptionViewItem &option)
{
    if ((option.state & QStyle::State_HasFocus) && option.widget && option.widget->hasFocus())
        paint::focusRing(painter, option.rect, Tokens::of(option.palette).focus, false);
}

void TextDelegate::paintContent(QPainter *painter, const QRect &inside, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    QRect words = inside;
    if (!option.icon.isNull()) {
        const QRect picture(words.left(), words.center().y() - iconSmall / 2, iconSmall, iconSmall);
        option.icon.paint(painter, picture, Qt::AlignCenter,
                          option.state & QStyle::State_Enabled ? QIcon::Normal : QIcon::Disabled);
        words.setLeft(words.left() + iconSmall + step8);
    }
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const int sideways = alignment.isValid() ? alignment.toInt() & Qt::AlignHorizontal_Mask : int(Qt::AlignLeft);
    painter->drawText(words, sideways | Qt::AlignVCenter | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(option.text, option.textElideMode, words.width()));
}

bool TextDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !view)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString text = index.data(Qt::ToolTipRole).toString();
    const QString shown = index.data(Qt::DisplayRole).toString();
    const bool cut = view->fontMetrics().horizontalAdvance(shown) > view->visualRect(index).width() - 2 * cellPadding;
    if (text.isEmpty() && cut)
        text = shown;
    QToolTip::showText(event->globalPos(), plainToolTip(text), view);
    return true;
}

} // namespace bouncedesk::ui
