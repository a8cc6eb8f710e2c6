// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/loading_bar.h"

#include "ui/theme/tokens.h"

#include <QEvent>
#include <QPainter>

namespace bouncedesk::ui {

namespace {

constexpr int patienceMs = 150;
constexpr int stepMs = 40;
constexpr int barHeight = 2;

} // namespace

LoadingBar::LoadingBar(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    parent->installEventFilter(this);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    m_step.setInterval(stepMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        setGeometry(parentWidget()->rect());
        show();
        raise();
        m_step.start();
    });
    connect(&m_step, &QTimer::timeout, this, [this] {
        m_offset = (m_offset + 2) % 100;
        update(0, 0, width(), barHeight);
    });
}

void LoadingBar::start()
{
    if (!m_loading)
        m_patience.start();
    m_loading = true;
}

void LoadingBar::stop()
{
    m_loading = false;
    m_patience.stop();
    m_step.stop();
    hide();
}

bool LoadingBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void LoadingBar::paintEvent(QPaintEvent *)
{
    const Tokens t = Tokens::of(palette());
    QPainter painter(this);
    QColor veil = t.window;
    veil.setAlphaF(0.4F);
    painter.fillRect(rect(), veil);
    painter.fillRect(0, 0, width(), barHeight, t.grid);
    const int length = width() / 4;
    painter.fillRect((width() + length) * m_offset / 100 - length, 0, length, barHeight, t.accent);
}

} // namespace bouncedesk::ui
