// SPDX-License-Identifier: GPL-3.0-or-later
// DeskStyle's painting: which part of Fusion is replaced, and by what.
#include "ui/theme/metrics.h"
#include "ui/widgets/desk_style.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStyleOption>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

struct ButtonInk {
    QColor edge;
    QColor fill;
    QColor text;
};

ButtonInk buttonInk(const QStyleOption &option, const Tokens &t, bool main)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = option.state & QStyle::State_MouseOver;
    if (!enabled)
        return {t.border, t.window, t.textDisabled};
    if (main) {
        const QColor fill = down ? t.accentPressed : hover ? t.accentHover : t.accent;
        return {fill, fill, t.accentText};
    }
    return {t.control, down ? t.selectionIdle : hover ? t.hover : t.base, t.text};
}

// A scroll bar has no ground of its own: that of what it scrolls.
QColor scrollGround(const QWidget *bar, const Tokens &t)
{
    for (const QWidget *widget = bar; widget; widget = widget->parentWidget()) {
        if (qobject_cast<const QAbstractItemView *>(widget))
            return t.base;
        if (qobject_cast<const QScrollArea *>(widget))
            return t.window;
    }
    return t.base;
}

bool isFlatButton(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && (button->features & QStyleOptionButton::Flat);
}

} // namespace

void DeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    if (!drawButtonPart(element, option, painter, widget) && !drawFramePart(element, option, painter, widget) &&
        !drawItemPart(element, option, painter, widget))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

bool DeskStyle::drawButtonPart(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const Tokens t = Tokens::of(option->palette);
    switch (element) {
    case PE_PanelButtonCommand: {
        if (isFlatButton(option))
            return true;
        const ButtonInk ink = buttonInk(*option, t, isMain(widget));
        paint::roundedBox(painter, option->rect, ink.edge, ink.fill);
        return true;
    }
    case PE_PanelButtonTool: {
        const ButtonInk ink = buttonInk(*option, t, false);
        if (option->state & (State_MouseOver | State_Sunken | State_On))
            paint::roundedBox(painter, option->rect, option->state & State_On ? t.control : ink.fill, ink.fill);
        return true;
    }
    case PE_IndicatorCheckBox: paint::checkBox(option, painter, false); return true;
    case PE_IndicatorRadioButton: paint::checkBox(option, painter, true); return true;
    case PE_FrameDefaultButton: return true;
    default: return false;
    }
}

bool DeskStyle::drawFramePart(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const Tokens t = Tokens::of(option->palette);
    switch (element) {
    case PE_FrameFocusRect:
        // Controls wear the ring of FocusRing; only what has no widget of its own is ringed here.
        if (qobject_cast<const QAbstractItemView *>(widget))
            paint::focusRing(painter, option->rect.adjusted(1, 1, -1, -1), t.focus, false);
        return true;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const bool bare = frame && frame->lineWidth == 0;
        // What can be read and copied only does not look as if one could write there.
        const bool takesText = (option->state & State_Enabled) && !(option->state & State_ReadOnly);
        const QColor fill = takesText ? t.base : t.window;
        if (bare)
            painter->fillRect(option->rect, fill);
        else
            paint::roundedBox(painter, option->rect, takesText ? t.control : t.border,
                              element == PE_PanelLineEdit ? fill : QColor(Qt::transparent));
        return true;
    }
    case PE_Frame:
    case PE_FrameMenu:
    case PE_FrameGroupBox:
    case PE_FrameTabWidget:
        painter->save();
        painter->setPen(QPen(t.border, 0));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5));
        painter->restore();
        return true;
    case PE_PanelTipLabel: painter->fillRect(option->rect, t.tooltip); return true;
    case PE_FrameTabBarBase: {
        // The base's option knows no shape worth asking: a line below the tabs is right for every bar of ours.
        const qreal y = option->rect.bottom();
        paint::hairline(painter, {qreal(option->rect.left()), y}, {qreal(option->rect.right()), y}, t.border);
        return true;
    }
    case PE_IndicatorHeaderArrow: // stands beside the words: headerLabel
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar: return true;
    default: return false;
    }
}

bool DeskStyle::drawItemPart(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (!item || (element != PE_PanelItemViewItem && element != PE_PanelItemViewRow))
        return false;
    const Tokens t = Tokens::of(option->palette);
    if (element == PE_PanelItemViewRow && (item->features & QStyleOptionViewItem::Alternate))
        painter->fillRect(option->rect, t.alternate);
    if (element == PE_PanelItemViewItem && item->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, item->backgroundBrush);
    if (option->state & State_Selected)
        painter->fillRect(option->rect, widget && widget->hasFocus() ? t.selection : t.selectionIdle);
    else if ((option->state & State_MouseOver) && (option->state & State_Enabled) && element == PE_PanelItemViewItem)
        painter->fillRect(option->rect, t.hover);
    return true;
}

void DeskStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    const Tokens t = Tokens::of(option->palette);
    switch (element) {
    case CE_FocusFrame: paint::focusRing(painter, option->rect, t.focus, true); return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton copy = *button;
            const bool link = isFlatButton(option) && (option->state & State_Enabled);
            copy.palette.setColor(QPalette::ButtonText, link ? t.link : buttonInk(*option, t, isMain(widget)).text);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem copy = *item;
            for (const auto group : {QPalette::Active, QPalette::Inactive})
                copy.palette.setColor(group, QPalette::HighlightedText, item->palette.color(group, QPalette::Text));
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_Header: // Qt's asks Fusion, not us, where the label stands
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader label = *header;
            paint::header(label, painter);
            label.rect.adjust(cellPadding, 0, -cellPadding, 0);
            return paint::headerLabel(label, painter);
        }
        break;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            return paint::header(*header, painter);
        break;
    case CE_HeaderEmptyArea: {
        QStyleOptionHeader empty;
        empty.rect = option->rect;
        empty.palette = option->palette;
        return paint::header(empty, painter);
    }
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            return paint::headerLabel(*header, painter);
        break;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            return paint::progressBar(*bar, painter);
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return paint::tab(*tab, painter);
        break;
    case CE_Splitter: {
        const QPointF middle = QRectF(option->rect).center();
        if (option->state & State_Horizontal)
            paint::hairline(painter, {middle.x(), qreal(option->rect.top())},
                            {middle.x(), qreal(option->rect.bottom())}, t.border);
        else
            paint::hairline(painter, {qreal(option->rect.left()), middle.y()},
                            {qreal(option->rect.right()), middle.y()}, t.border);
        return;
    }
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void DeskStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                   const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return paint::scrollBar(*bar, subControlRect(control, option, SC_ScrollBarSlider, widget),
                                    scrollGround(widget, Tokens::of(option->palette)), painter);
    }
    if (control == CC_ComboBox) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            return paint::comboBox(*box, subControlRect(control, option, SC_ComboBoxArrow, widget), painter);
    }
    if (control == CC_SpinBox) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            return paint::spinBox(*box, subControlRect(control, option, SC_SpinBoxUp, widget),
                                  subControlRect(control, option, SC_SpinBoxDown, widget), painter);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace bouncedesk::ui
