// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/navigation_widget.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/navigation_delegate.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QKeySequence>
#include <QPainter>
#include <QSignalBlocker>

namespace bouncedesk::ui {

using namespace metrics;

NavigationWidget::NavigationWidget(QWidget *parent) : QListWidget(parent)
{
    setAccessibleName(tr("Pages"));
    setItemDelegate(new NavigationDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setViewportMargins(0, step8, 1, 0);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setBackgroundRole(QPalette::Window);
    viewport()->setBackgroundRole(QPalette::Window);
    setFixedWidth(navigationWidth);
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT pageChosen(row);
    });
}

void NavigationWidget::addPage(const QString &name, const QString &iconName, const QKeySequence &shortcut)
{
    const QSignalBlocker quiet(this);
    auto *item = new QListWidgetItem(icons::icon(iconName), name, this);
    item->setData(NavigationNameRole, name);
    item->setData(NavigationShortcutRole, shortcut.toString(QKeySequence::NativeText));
    describe(count() - 1);
}

void NavigationWidget::setCount(int page, qint64 count, const QString &meaning)
{
    item(page)->setData(NavigationCountRole, count);
    item(page)->setData(NavigationMeaningRole, meaning);
    describe(page);
}

void NavigationWidget::describe(int page)
{
    QListWidgetItem *row = item(page);
    const QString name = row->data(NavigationNameRole).toString();
    const QString meaning = row->data(NavigationMeaningRole).toString();
    const bool counted = row->data(NavigationCountRole).toLongLong() > 0 && !meaning.isEmpty();
    const QString said = counted ? tr("%1, %2").arg(name, meaning) : name;
    row->setData(Qt::AccessibleTextRole, said);
    row->setToolTip(plainToolTip(tr("%1 (%2)").arg(said, row->data(NavigationShortcutRole).toString())));
}

void NavigationWidget::setCurrentPage(int page)
{
    const QSignalBlocker quiet(this);
    setCurrentRow(page);
    viewport()->update();
}

void NavigationWidget::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    static_cast<NavigationDelegate *>(itemDelegate())->setNarrow(narrow);
    setFixedWidth(narrow ? navigationNarrowWidth : navigationWidth);
    scheduleDelayedItemsLayout();
}

} // namespace bouncedesk::ui
