// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/desk_style.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/focus_ring.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QStyleOption>
#include <QTabBar>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr int scrollBarWidth = 12;
constexpr int fieldPadding = 6; // QLineEdit adds 2 of its own
constexpr int arrowWidth = 24;
constexpr const char *mainProperty = "deskMain";

bool reactsToPointer(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget) ||
           qobject_cast<const QTabBar *>(widget) || widget->inherits("QHeaderView") || widget->inherits("QScrollBar");
}

} // namespace

DeskStyle::DeskStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void DeskStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (reactsToPointer(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    if (auto *button = qobject_cast<QPushButton *>(widget))
        button->setAutoDefault(true); // Return presses what has the focus, outside dialogs too
}

void DeskStyle::unpolish(QWidget *widget)
{
    if (reactsToPointer(widget))
        widget->setAttribute(Qt::WA_Hover, false);
    QProxyStyle::unpolish(widget);
}

int DeskStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonMargin: return 0;
    case PM_DefaultFrameWidth: return 1;
    case PM_ScrollBarExtent: return scrollBarWidth;
    case PM_ScrollBarSliderMin: return 32;
    case PM_HeaderMargin: return cellPadding;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return focusRing + focusGap;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin: return pageMargin;
    case PM_LayoutHorizontalSpacing: return step8;
    case PM_LayoutVerticalSpacing: return step8;
    case PM_SmallIconSize:
    case PM_ButtonIconSize: return iconSmall;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 16;
    case PM_MenuButtonIndicator: return 14;
    case PM_SplitterWidth: return 5;
    case PM_TabBarTabHSpace: return 2 * step12;
    case PM_TabBarTabShiftVertical: return 0;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int DeskStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_FocusFrame_AboveWidget: return 1;
    case SH_FocusFrame_Mask: return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_ScrollBar_Transient: return 0;
    case SH_ComboBox_Popup: return 0;
    case SH_Widget_Animation_Duration: return 0;
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_Table_GridLineColor: return int(Tokens::of(option ? option->palette : QPalette()).border.rgba());
    default: return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize DeskStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                  const QWidget *widget) const
{
    const QFont font = widget ? widget->font() : QApplication::font();
    switch (type) {
    case CT_PushButton: {
        const auto *button = qobject_cast<const QPushButton *>(widget);
        const bool link = button && button->isFlat();
        const int width = contents.width() + 2 * (link ? step4 : buttonPadding);
        return QSize(link ? width : std::max(width, buttonMinimumWidth), buttonHeight(font));
    }
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return QSize(size.width() + (type == CT_ComboBox ? step16 : 0), std::max(fieldHeight, lineHeight(font) + 10));
    }
    case CT_HeaderSection: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return QSize(size.width(), std::max(headerHeight, lineHeight(font) + 10));
    }
    case CT_TabBarTab: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return QSize(size.width(), std::max(32, lineHeight(font) + 14));
    }
    case CT_ItemViewItem: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return QSize(size.width() + cellPadding, std::max(size.height(), rowHeight(font)));
    }
    case CT_MenuItem: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        const bool line = item && item->menuItemType == QStyleOptionMenuItem::Separator;
        return line ? size : QSize(size.width() + step8, rowHeight(font));
    }
    default: return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

QRect DeskStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_HeaderLabel: return option->rect.adjusted(cellPadding, 0, -cellPadding, 0);
    case SE_LineEditContents: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int side = frame && frame->lineWidth > 0 ? fieldPadding : 0;
        return option->rect.adjusted(side, 1, -side, -1);
    }
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents: return option->rect;
    default: return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect DeskStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            const QRect slider = paint::scrollBarSlider(*bar, pixelMetric(PM_ScrollBarSliderMin, option, widget));
            const bool lying = bar->orientation == Qt::Horizontal;
            QRect before = bar->rect;
            QRect after = bar->rect;
            lying ? before.setRight(slider.left() - 1) : before.setBottom(slider.top() - 1);
            lying ? after.setLeft(slider.right() + 1) : after.setTop(slider.bottom() + 1);
            switch (part) {
            case SC_ScrollBarSlider: return slider;
            case SC_ScrollBarGroove: return bar->rect;
            case SC_ScrollBarSubPage: return before;
            case SC_ScrollBarAddPage: return after;
            default: return QRect();
            }
        }
    }
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect.adjusted(cellPadding - 1, 1, -arrowWidth, -1);
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return option->rect.adjusted(option->rect.width() - arrowWidth, 0, 0, 0);
    if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        return QProxyStyle::subControlRect(control, option, part, widget).adjusted(cellPadding - 5, 0, 0, 0);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void installDeskStyle()
{
    QApplication::setStyle(new DeskStyle);
    if (!qApp->findChild<FocusRing *>())
        new FocusRing(qApp);
}

void makeMain(QPushButton *button)
{
    button->setProperty(mainProperty, true);
    button->update();
}

bool isMain(const QWidget *widget)
{
    return widget && widget->property(mainProperty).toBool();
}

void makeLink(QPushButton *button)
{
    button->setFlat(true);
    button->setCursor(Qt::PointingHandCursor);
}

} // namespace bouncedesk::ui
