// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tile_widget.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QKeyEvent>
#include <QPainter>

namespace bouncedesk::ui {

using namespace metrics;

TileWidget::TileWidget(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setProperty("deskFocusRing", true);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TileWidget::setContent(const TileContent &content)
{
    m_content = content;
    setText(content.label);
    QStringList sentence = {QStringLiteral("%1: %2").arg(content.label, content.number)};
    for (const QString &line : {content.goal, content.base}) {
        if (!line.isEmpty())
            sentence << line;
    }
    setAccessibleName(sentence.join(QStringLiteral(", ")));
    if (content.beyondLimit)
        setAccessibleDescription(tr("beyond its limit"));
    else
        setAccessibleDescription(QString());
    setToolTip(plainToolTip(content.toolTip));
    update();
}

int TileWidget::linesHeight() const
{
    return lineHeight(font()) + lineHeight(fonts::tileNumber(font())) + 2 * lineHeight(fonts::caption(font()));
}

QSize TileWidget::minimumSizeHint() const
{
    const int lines = linesHeight();
    return QSize(tileMinimumWidth, std::max(tileHeight, lines + 2 * step8));
}

QSize TileWidget::sizeHint() const
{
    return minimumSizeHint();
}

void TileWidget::paintEvent(QPaintEvent *)
{
    const Tokens t = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), underMouse() || isDown() ? t.hover : t.base);
    painter.setPen(QPen(underMouse() ? t.control : t.border, 0));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));

    QRect line = rect().adjusted(tilePadding, (height() - linesHeight()) / 2, -tilePadding, 0);
    const auto put = [&painter, &line](const QString &text, const QFont &font, const QColor &color) {
        painter.setFont(font);
        painter.setPen(color);
        line.setHeight(painter.fontMetrics().height());
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
        line.translate(0, line.height());
    };
    put(m_content.label, font(), t.textSecondary);
    QFont number = fonts::tileNumber(font());
    if (m_content.beyondLimit)
        number.setWeight(QFont::DemiBold);
    put(m_content.number, number, m_content.beyondLimit ? t.beyondLimit() : t.text);
    put(m_content.goal, fonts::caption(font()), t.text);
    put(m_content.base, fonts::caption(font()), t.textSecondary);
}

void TileWidget::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace bouncedesk::ui
