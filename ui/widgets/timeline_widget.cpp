// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline_widget.h"

#include "ui/theme/cell_roles.h"
#include "ui/widgets/timeline_delegate.h"

#include <QKeyEvent>
#include <QStandardItemModel>

namespace bouncedesk::ui {

TimelineWidget::TimelineWidget(const QString &name, QWidget *parent)
    : QListView(parent), m_model(new QStandardItemModel(this))
{
    setAccessibleName(name);
    setItemDelegate(new TimelineDelegate(this));
    setModel(m_model);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT entryActivated(index.data(TimelineIdRole)); });
}

void TimelineWidget::setEntries(const QList<TimelineEntry> &entries)
{
    m_model->clear();
    for (const TimelineEntry &entry : entries) {
        auto *item = new QStandardItem;
        QStringList spoken = {entry.time, entry.sentence};
        if (!entry.detail.isEmpty())
            spoken << entry.detail;
        item->setText(spoken.join(QStringLiteral(": ")));
        item->setData(entry.time, TimelineTimeRole);
        item->setData(entry.sentence, TimelineSentenceRole);
        item->setData(entry.detail, TimelineDetailRole);
        item->setData(entry.iconName, TimelineIconRole);
        item->setData(entry.id, TimelineIdRole);
        item->setToolTip(entry.exactTime);
        if (entry.mark)
            item->setData(int(*entry.mark), StatusRole);
        item->setEditable(false);
        m_model->appendRow(item);
    }
}

int TimelineWidget::entryCount() const
{
    return m_model->rowCount();
}

QString TimelineWidget::spokenText(int row) const
{
    return m_model->index(row, 0).data(Qt::DisplayRole).toString();
}

// Sentences wrap, so heights depend on the width.
void TimelineWidget::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

// The focus is always visible: on the newest entry at first.
void TimelineWidget::focusInEvent(QFocusEvent *event)
{
    if (!currentIndex().isValid())
        setCurrentIndex(m_model->index(0, 0));
    QListView::focusInEvent(event);
}

void TimelineWidget::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid())
        Q_EMIT entryActivated(currentIndex().data(TimelineIdRole));
    else
        QListView::keyPressEvent(event);
}

} // namespace bouncedesk::ui
