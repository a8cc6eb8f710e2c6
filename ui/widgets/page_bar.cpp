// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_bar.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/chip_widget.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/menu_button.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>

namespace bouncedesk::ui {

using namespace metrics;

PageBar::PageBar(const QString &title, QWidget *parent)
    : QWidget(parent), m_title(new QLabel(title)), m_row(new QHBoxLayout), m_chipRow(new QWidget),
      m_chipLayout(new FlowLayout(m_chipRow, step8))
{
    m_title->setFont(fonts::pageTitle(font()));
    m_title->setTextFormat(Qt::PlainText);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(step12);
    m_row->addWidget(m_title);
    m_row->addStretch(1);
    auto *bar = new QWidget;
    bar->setMinimumHeight(pageBarHeight);
    bar->setLayout(m_row);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_chipRow);
    m_chipRow->setContentsMargins(0, 0, 0, step8);
    m_chipRow->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PageBar::setTitle(const QString &title)
{
    m_title->setText(title);
}

QString PageBar::title() const
{
    return m_title->text();
}

void PageBar::placeAtRight(QWidget *widget)
{
    m_row->addWidget(widget, 0, Qt::AlignVCenter);
}

QPushButton *PageBar::addAction(const QString &text, const QString &iconName)
{
    auto *button = new QPushButton(text);
    if (!iconName.isEmpty())
        button->setIcon(icons::icon(iconName));
    placeAtRight(button);
    return button;
}

QPushButton *PageBar::addMainAction(const QString &text)
{
    QPushButton *button = addAction(text);
    makeMain(button);
    return button;
}

QPushButton *PageBar::addMenu(const QString &text, QMenu *menu)
{
    auto *button = new MenuButton(text);
    menu->setParent(button, menu->windowFlags());
    button->setMenu(menu);
    placeAtRight(button);
    return button;
}

void PageBar::addWidget(QWidget *widget)
{
    placeAtRight(widget);
}

void PageBar::setRanges(const QList<RangeChoice> &ranges, const QString &current)
{
    m_ranges = ranges;
    if (!m_range) {
        m_range = new MenuButton(QString());
        m_range->setMenu(new QMenu(m_range));
        m_row->insertWidget(2, m_range, 0, Qt::AlignVCenter);
    }
    QMenu *menu = m_range->menu();
    menu->clear();
    auto *group = new QActionGroup(menu);
    for (const RangeChoice &range : ranges) {
        QAction *action = menu->addAction(range.text);
        action->setCheckable(true);
        action->setData(range.id);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id = range.id] {
            setCurrentRange(id);
            Q_EMIT rangeChosen(id);
        });
    }
    setCurrentRange(current);
}

void PageBar::setCurrentRange(const QString &id)
{
    m_currentRange = id;
    if (!m_range)
        return;
    for (const RangeChoice &range : m_ranges) {
        if (range.id == id) {
            m_range->setText(range.text);
            m_range->setAccessibleName(tr("Period: %1").arg(range.text));
        }
    }
    const QList<QAction *> actions = m_range->menu()->actions();
    for (QAction *action : actions)
        action->setChecked(action->data().toString() == id);
}

QPushButton *PageBar::setFilterMenu(QMenu *menu)
{
    if (!m_filter) {
        m_filter = new MenuButton(tr("Filter"));
        m_filter->setIcon(icons::icon(QStringLiteral("view-filter")));
        m_row->insertWidget(m_range ? 3 : 2, m_filter, 0, Qt::AlignVCenter);
    }
    menu->setParent(m_filter, menu->windowFlags());
    m_filter->setMenu(menu);
    return m_filter;
}

void PageBar::setChips(const QList<FilterChip> &chips)
{
    while (QLayoutItem *item = m_chipLayout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const FilterChip &chip : chips) {
        auto *widget = new ChipWidget(chip.text);
        m_chipLayout->addWidget(widget);
        connect(widget, &ChipWidget::removed, this, [this, id = chip.id] { Q_EMIT chipRemoved(id); });
    }
    m_chipRow->setVisible(!chips.isEmpty());
}

} // namespace bouncedesk::ui
