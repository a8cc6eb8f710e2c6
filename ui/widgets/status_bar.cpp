// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_bar.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/status_part_widget.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr int partGap = 2 * step12;

} // namespace

StatusBar::StatusBar(QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    setAccessibleName(tr("Status"));
    setFocusPolicy(Qt::NoFocus);
    m_row->setContentsMargins(pageMargin, 1, pageMargin, 0);
    m_row->setSpacing(partGap);
    setFixedHeight(std::max(statusBarHeight, lineHeight(font()) + 10));
}

void StatusBar::setParts(const QList<StatusPart> &parts)
{
    bool sameIds = parts.size() == m_parts.size();
    for (int i = 0; sameIds && i < parts.size(); ++i)
        sameIds = parts.at(i).id == m_parts.at(i).id;
    m_parts = parts;
    const auto widgets = findChildren<StatusPartWidget *>(Qt::FindDirectChildrenOnly);
    if (sameIds) {
        // The focus stays where it is.
        for (int i = 0; i < parts.size(); ++i)
            widgets.at(i)->setPart(parts.at(i));
    } else {
        makeParts(widgets);
    }
    m_row->activate();
    update(); // the lines between them move with them
}

void StatusBar::makeParts(const QList<StatusPartWidget *> &old)
{
    while (QLayoutItem *item = m_row->takeAt(0))
        delete item;
    qDeleteAll(old);
    for (int i = 0; i < m_parts.size(); ++i) {
        if (i > 0 && i == m_parts.size() - 1)
            m_row->addStretch(1);
        auto *widget = new StatusPartWidget(m_parts.at(i), this);
        m_row->addWidget(widget);
        connect(widget, &QAbstractButton::clicked, this, [this, i] {
            if (m_parts.at(i).link)
                Q_EMIT partActivated(m_parts.at(i).id);
        });
    }
}

void StatusBar::paintEvent(QPaintEvent *)
{
    const Tokens t = Tokens::of(palette());
    QPainter painter(this);
    paint::hairline(&painter, {0, 0}, {qreal(width()), 0}, t.border);
    const auto widgets = findChildren<StatusPartWidget *>(Qt::FindDirectChildrenOnly);
    for (int i = 0; i + 2 < widgets.size(); ++i) {
        const qreal x = widgets.at(i)->geometry().right() + partGap / 2.0;
        paint::hairline(&painter, {x, 7}, {x, height() - 7.0}, t.border);
    }
}

void StatusBar::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (auto *first = findChild<StatusPartWidget *>())
        first->setFocus(Qt::TabFocusReason);
}

void StatusBar::keyPressEvent(QKeyEvent *event)
{
    const auto widgets = findChildren<StatusPartWidget *>(Qt::FindDirectChildrenOnly);
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    for (int i = 0; step != 0 && i < widgets.size(); ++i) {
        if (widgets.at(i)->hasFocus() && i + step >= 0 && i + step < widgets.size()) {
            widgets.at(i + step)->setFocus(Qt::TabFocusReason);
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

} // namespace bouncedesk::ui
