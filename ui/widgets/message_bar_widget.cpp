// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_bar_widget.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/desk_style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>

namespace bouncedesk::ui {

using namespace metrics;

constexpr int kSeenMs = 8000;

MessageBarWidget::MessageBarWidget(Tone tone, const QString &sentence, QWidget *parent)
    : QFrame(parent), m_tone(tone), m_sentence(new QLabel), m_row(new QHBoxLayout(this)), m_passing(new QTimer(this))
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumHeight(buttonHeight(font()));
    m_row->setContentsMargins(step16, step8, step8, step8);
    m_row->setSpacing(step12);
    m_row->addWidget(m_sentence, 1);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("deskFocusRing", true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setSentence(sentence);
    m_passing->setSingleShot(true);
    connect(m_passing, &QTimer::timeout, this, &MessageBarWidget::pass);
}

void MessageBarWidget::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void MessageBarWidget::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
}

QString MessageBarWidget::sentence() const
{
    return m_sentence->text();
}

QPushButton *MessageBarWidget::addButton(const QString &text)
{
    m_asks = true;
    auto *button = new QPushButton(text);
    m_row->insertWidget(m_close ? m_row->count() - 1 : m_row->count(), button, 0, Qt::AlignVCenter);
    return button;
}

void MessageBarWidget::setClosable(bool closable)
{
    if (closable && !m_close) {
        m_close = new QPushButton(tr("Dismiss"));
        makeLink(m_close);
        m_row->addWidget(m_close, 0, Qt::AlignVCenter);
        connect(m_close, &QPushButton::clicked, this, &MessageBarWidget::closed);
    } else if (!closable) {
        delete m_close;
        m_close = nullptr;
    }
}

void MessageBarWidget::pass()
{
    if (m_tone != Tone::Ok || m_asks || isHidden())
        return;
    if (hasFocus() || (m_close && m_close->hasFocus()))
        m_passing->start(kSeenMs);
    else
        Q_EMIT closed();
}

void MessageBarWidget::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    if (!event->spontaneous())
        m_passing->start(kSeenMs);
}

// Not at once: its page may be about to go as well.
void MessageBarWidget::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (!event->spontaneous())
        m_passing->start(0);
}

void MessageBarWidget::paintEvent(QPaintEvent *)
{
    const Tokens t = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.tint(m_tone));
    painter.setPen(QPen(t.toneEdge(m_tone), 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.fillRect(QRect(0, 0, 4, height()), t.toneEdge(m_tone));
}

void MessageBarWidget::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_close)
        Q_EMIT closed();
    else
        QFrame::keyPressEvent(event);
}

} // namespace bouncedesk::ui
