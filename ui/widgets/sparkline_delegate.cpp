// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline_delegate.h"

#include "ui/theme/cell_roles.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace bouncedesk::ui {

namespace {

// One path; a NaN lifts the pen.
QPainterPath lineThrough(const QList<double> &values, const QRectF &area)
{
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    for (const double value : values) {
        if (!std::isnan(value)) {
            least = std::min(least, value);
            most = std::max(most, value);
        }
    }
    QPainterPath path;
    const double range = most > least ? most - least : 1;
    const double flat = most > least ? 0 : 0.5;
    bool down = false;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (std::isnan(values.at(i))) {
            down = false;
            continue;
        }
        const double share = (values.at(i) - least) / range + flat;
        const QPointF point(area.left() + area.width() * double(i) / double(values.size() - 1),
                            area.bottom() - area.height() * share);
        down ? path.lineTo(point) : path.moveTo(point);
        down = true;
    }
    return path;
}

} // namespace

void SparklineDelegate::paintContent(QPainter *painter, const QRect &inside, const QStyleOptionViewItem &,
                                     const QModelIndex &index) const
{
    const auto values = index.data(SparklineRole).value<QList<double>>();
    if (values.size() < 2)
        return;
    const Tokens t = Tokens::of(QApplication::palette());
    const QRectF area = QRectF(inside).adjusted(2, 7, -4, -7);
    const QPainterPath path = lineThrough(values, area);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(t.control, 1.25));
    painter->drawPath(path);
    if (index.data(BeyondLimitRole).toBool() && !std::isnan(values.constLast())) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.beyondLimit());
        painter->drawEllipse(path.currentPosition(), 2.5, 2.5);
    }
}

} // namespace bouncedesk::ui
