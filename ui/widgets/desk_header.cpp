// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/desk_header.h"

#include "ui/widgets/plain_tool_tip.h"

#include <QHelpEvent>
#include <QStyleOptionHeader>
#include <QToolTip>

namespace bouncedesk::ui {

DeskHeader::DeskHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
    setSectionsMovable(true);
    setSectionsClickable(true);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumSectionSize(40);
    setContextMenuPolicy(Qt::CustomContextMenu);
}

void DeskHeader::setNumberColumns(const QSet<int> &columns)
{
    m_numberColumns = columns;
    viewport()->update();
}

void DeskHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    const bool number = m_numberColumns.contains(logicalIndex);
    option->textAlignment = (number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

bool DeskHeader::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !model())
        return QHeaderView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int column = logicalIndexAt(help->pos());
    QToolTip::showText(help->globalPos(),
                       plainToolTip(model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString()), this);
    return true;
}

} // namespace bouncedesk::ui
