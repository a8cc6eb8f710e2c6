// SPDX-License-Identifier: GPL-3.0-or-later
// The flat parts that DeskStyle paints in place of Fusion's.
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/desk_style.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace bouncedesk::ui::paint {

using namespace metrics;

void hairline(QPainter *painter, const QPointF &from, const QPointF &to, const QColor &color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(color, 0)); // width 0: one device pixel at every scale
    painter->drawLine(from, to);
    painter->restore();
}

void roundedBox(QPainter *painter, const QRect &rect, const QColor &edge, const QColor &fill)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(edge, 1));
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

void chevronDown(QPainter *painter, const QRect &rect, const QColor &color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.25));
    const QPointF middle = QRectF(rect).center() + QPointF(0, 1.5);
    painter->drawPolyline(QPolygonF({middle + QPointF(-4, -4), middle, middle + QPointF(4, -4)}));
    painter->restore();
}

void focusRing(QPainter *painter, const QRect &rect, const QColor &color, bool rounded)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, rounded);
    painter->setPen(QPen(color, metrics::focusRing, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter->setBrush(Qt::NoBrush);
    const QRectF line = QRectF(rect).adjusted(1, 1, -1, -1);
    rounded ? painter->drawRoundedRect(line, radius + 2, radius + 2) : painter->drawRect(line);
    painter->restore();
}

void checkBox(const QStyleOption *option, QPainter *painter, bool round)
{
    const Tokens t = Tokens::of(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor ink = enabled ? t.accent : t.textDisabled;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5);
    painter->setPen(QPen(on ? ink : enabled ? t.control : t.border, 1));
    painter->setBrush(on && !round ? ink : enabled ? t.base : t.window);
    round ? painter->drawEllipse(box) : painter->drawRoundedRect(box, 2, 2);
    if (on && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(ink);
        painter->drawEllipse(box.adjusted(3.5, 3.5, -3.5, -3.5));
    } else if (on) {
        painter->setPen(QPen(t.accentText, 2));
        const QPointF c = box.center();
        if (option->state & QStyle::State_NoChange)
            painter->drawLine(c - QPointF(3, 0), c + QPointF(3, 0));
        else
            painter->drawPolyline(QPolygonF({c + QPointF(-3.5, 0), c + QPointF(-1, 2.5), c + QPointF(3.5, -2.5)}));
    }
    painter->restore();
}

void header(const QStyleOptionHeader &option, QPainter *painter)
{
    const Tokens t = Tokens::of(option.palette);
    const bool hover = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    painter->fillRect(option.rect, hover ? t.hover : t.base);
    const qreal y = option.rect.bottom();
    hairline(painter, {qreal(option.rect.left()), y}, {qreal(option.rect.right()), y}, t.border);
}

void headerLabel(const QStyleOptionHeader &option, QPainter *painter)
{
    const Tokens t = Tokens::of(option.palette);
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const bool right = option.textAlignment & Qt::AlignRight;
    const int arrow = 12;
    QRect where = option.rect;
    if (sorted)
        right ? where.setLeft(where.left() + arrow) : where.setRight(where.right() - arrow);
    painter->save();
    painter->setPen(t.textSecondary);
    painter->setFont(fonts::sectionTitle(painter->font()));
    const QString text = painter->fontMetrics().elidedText(option.text, Qt::ElideRight, where.width());
    painter->drawText(where, int((option.textAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter), text);
    if (sorted) {
        const int width = painter->fontMetrics().horizontalAdvance(text);
        const int x = right ? where.right() - width - 7 : std::min(where.left() + width + 7, where.right() + 6);
        const bool up = option.sortIndicator == QStyleOptionHeader::SortUp;
        const QPointF c(x, where.center().y() + 1);
        const qreal tip = up ? 2.5 : -2.5;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.textSecondary);
        painter->drawPolygon(QPolygonF({c + QPointF(-4, -tip), c + QPointF(4, -tip), c + QPointF(0, tip)}));
    }
    painter->restore();
}

QRect scrollBarSlider(const QStyleOptionSlider &option, int leastLength)
{
    const bool lying = option.orientation == Qt::Horizontal;
    const int length = lying ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int slider = length;
    if (range > 0)
        slider = std::clamp(int(qint64(length) * option.pageStep / (range + option.pageStep)),
                            std::min(leastLength, length), length);
    const int at = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                   length - slider, option.upsideDown);
    return lying ? QRect(option.rect.x() + at, option.rect.y(), slider, option.rect.height())
                 : QRect(option.rect.x(), option.rect.y() + at, option.rect.width(), slider);
}

void scrollBar(const QStyleOptionSlider &option, const QRect &slider, const QColor &ground, QPainter *painter)
{
    const Tokens t = Tokens::of(option.palette);
    painter->fillRect(option.rect, ground);
    if (option.maximum <= option.minimum)
        return;
    const bool active = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const qreal thin = active ? 8 : 6;
    const bool lying = option.orientation == Qt::Horizontal;
    const qreal side = ((lying ? slider.height() : slider.width()) - thin) / 2;
    const QRectF grip =
        lying ? QRectF(slider).adjusted(2, side, -2, -side) : QRectF(slider).adjusted(side, 2, -side, -2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(active ? t.textSecondary : t.control);
    painter->drawRoundedRect(grip, thin / 2, thin / 2);
    painter->restore();
}

void progressBar(const QStyleOptionProgressBar &option, QPainter *painter)
{
    const Tokens t = Tokens::of(option.palette);
    const int height = std::min(option.rect.height(), 8);
    const QRect groove(option.rect.x(), option.rect.center().y() - height / 2, option.rect.width(), height);
    painter->fillRect(groove, t.grid);
    const qint64 range = qint64(option.maximum) - option.minimum;
    if (range <= 0) {
        painter->fillRect(groove, t.selectionIdle);
        return;
    }
    const qint64 done = std::clamp<qint64>(qint64(option.progress) - option.minimum, 0, range);
    QRect bar = groove;
    bar.setWidth(int(done * groove.width() / range));
    if (option.invertedAppearance != (option.direction == Qt::RightToLeft))
        bar.moveRight(groove.right());
    painter->fillRect(bar, option.state & QStyle::State_Enabled ? t.accent : t.textDisabled);
}

void tab(const QStyleOptionTab &option, QPainter *painter)
{
    const Tokens t = Tokens::of(option.palette);
    const QRectF rect = option.rect;
    if ((option.state & QStyle::State_MouseOver) && !(option.state & QStyle::State_Selected))
        painter->fillRect(rect, t.hover);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2), t.accent);
    if (option.state & QStyle::State_HasFocus)
        focusRing(painter, option.rect.adjusted(2, 2, -2, -3), t.focus, true);
}

void comboBox(const QStyleOptionComboBox &option, const QRect &arrow, QPainter *painter)
{
    const Tokens t = Tokens::of(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool hover = enabled && (option.state & QStyle::State_MouseOver) && !option.editable;
    if (option.frame)
        roundedBox(painter, option.rect, enabled ? t.control : t.border,
                   !enabled ? t.window
                   : hover  ? t.hover
                            : t.base);
    chevronDown(painter, arrow, enabled ? t.textSecondary : t.textDisabled);
}

void spinBox(const QStyleOptionSpinBox &option, const QRect &up, const QRect &down, QPainter *painter)
{
    const Tokens t = Tokens::of(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    if (option.frame)
        roundedBox(painter, option.rect, enabled ? t.control : t.border, enabled ? t.base : t.window);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](const QRect &where, bool upwards, bool possible) {
        const QPointF c = QRectF(where).center();
        const qreal tip = upwards ? -2 : 2;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(enabled && possible ? t.textSecondary : t.textDisabled, 1.25));
        painter->drawPolyline(QPolygonF({c + QPointF(-3, -tip / 2), c + QPointF(0, tip), c + QPointF(3, -tip / 2)}));
        painter->restore();
    };
    arrow(up, true, option.stepEnabled & QAbstractSpinBox::StepUpEnabled);
    arrow(down, false, option.stepEnabled & QAbstractSpinBox::StepDownEnabled);
}

} // namespace bouncedesk::ui::paint
