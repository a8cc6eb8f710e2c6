// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/band_widget.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/desk_style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace bouncedesk::ui {

using namespace metrics;

BandWidget::BandWidget(const QString &text, Tone tone, QWidget *parent)
    : QWidget(parent), m_tone(tone), m_text(new QLabel(text)), m_row(new QHBoxLayout(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_row->setContentsMargins(pageMargin, 0, pageMargin, 0);
    m_row->setSpacing(step16);
    m_row->addWidget(m_text, 1);
    setFixedHeight(std::max(32, lineHeight(font()) + 12));
}

void BandWidget::setText(const QString &text)
{
    m_text->setText(text);
}

QString BandWidget::text() const
{
    return m_text->text();
}

QPushButton *BandWidget::addLink(const QString &text)
{
    auto *button = new QPushButton(text);
    makeLink(button);
    m_row->addWidget(button, 0, Qt::AlignVCenter);
    return button;
}

void BandWidget::paintEvent(QPaintEvent *)
{
    const Tokens t = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.tint(m_tone));
    const qreal y = height() - 1;
    paint::hairline(&painter, {0, y}, {qreal(width()), y}, t.toneEdge(m_tone));
}

} // namespace bouncedesk::ui
