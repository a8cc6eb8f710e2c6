// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/master_detail.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/pane_grip.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr int gripWidth = 13; // the hairline in the middle, room for focus rings at both sides

} // namespace

MasterDetail::MasterDetail(QWidget *master, QWidget *detail, QWidget *parent)
    : QWidget(parent), m_master(master), m_detail(detail), m_pane(new QWidget(this)),
      m_back(new QPushButton(tr("Back to the list"))), m_grip(new PaneGrip(this)), m_detailWidth(rightPane)
{
    m_master->setParent(this);
    makeLink(m_back);
    m_back->setIcon(icons::icon(QStringLiteral("go-previous")));
    auto *column = new QVBoxLayout(m_pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    column->addWidget(m_detail, 1);
    m_pane->setAutoFillBackground(true);
    m_pane->hide();
    m_grip->setAutoFillBackground(true);
    m_grip->hide();
    connect(m_back, &QPushButton::clicked, this, &MasterDetail::close);
    connect(m_grip, &PaneGrip::movedBy, this, [this](int x) { setDetailWidth(m_detailWidth - x); });
    setMinimumHeight(160);
}

void MasterDetail::setDetailShown(bool shown)
{
    m_shown = shown;
    arrange();
}

MasterDetail::Arrangement MasterDetail::arrangement() const
{
    const int room = window()->width();
    if (room >= paneBesideFrom)
        return Arrangement::Beside;
    return room >= paneOverFrom ? Arrangement::Over : Arrangement::Instead;
}

void MasterDetail::setDetailWidth(int width)
{
    m_detailWidth = std::clamp(width, rightPaneLeast, rightPaneMost);
    arrange();
}

void MasterDetail::arrange()
{
    const Arrangement how = arrangement();
    const bool instead = m_shown && how == Arrangement::Instead;
    const int left = width() - m_detailWidth;
    const bool beside = m_shown && how == Arrangement::Beside;
    m_master->setGeometry(0, 0, beside ? left - gripWidth : width(), height());
    m_master->setVisible(!instead);
    m_pane->setGeometry(instead ? rect() : QRect(left, 0, m_detailWidth, height()));
    m_grip->setGeometry(left - gripWidth, 0, gripWidth, height());
    m_back->setVisible(instead);
    m_pane->setVisible(m_shown);
    m_grip->setVisible(m_shown && !instead);
    m_pane->raise();
    m_grip->raise();
}

void MasterDetail::close()
{
    const bool focusInside = focusWidget() && m_pane->isAncestorOf(focusWidget());
    setDetailShown(false);
    if (focusInside)
        m_master->setFocus(Qt::OtherFocusReason);
    Q_EMIT detailClosed();
}

void MasterDetail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MasterDetail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_shown)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace bouncedesk::ui
