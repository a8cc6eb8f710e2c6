// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/status_marks.h"

#include <QPainter>
#include <QPainterPath>

namespace bouncedesk::ui {

namespace {

constexpr QRectF box(0, 0, 10, 10);

QPainterPath ring()
{
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    path.addEllipse(box);
    path.addEllipse(box.adjusted(1.5, 1.5, -1.5, -1.5));
    return path;
}

QPainterPath quarteredRing()
{
    QPainterPath quarter;
    quarter.moveTo(box.center());
    quarter.arcTo(box, 0, 90);
    quarter.closeSubpath();
    return ring().united(quarter);
}

QPainterPath polygon(std::initializer_list<QPointF> points)
{
    QPainterPath path;
    path.addPolygon(QPolygonF(points));
    path.closeSubpath();
    return path;
}

} // namespace

QPainterPath statusMarkPath(Status status)
{
    QPainterPath path;
    switch (status) {
    case Status::Accepted: return ring();
    case Status::Deferred: return quarteredRing();
    case Status::Delivered: path.addEllipse(box); return path;
    case Status::Bounced: return polygon({{5, 0.5}, {10, 9.5}, {0, 9.5}});
    case Status::Dropped: path.addRect(QRectF(0.5, 0.5, 9, 9)); return path;
    case Status::Complained: return polygon({{5, 0}, {10, 5}, {5, 10}, {0, 5}});
    }
    return path;
}

void paintStatusMark(QPainter *painter, const QRectF &where, Status status, const QColor &color, qreal size)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, status != Status::Dropped || size != 10);
    const QPointF corner = where.center() - QPointF(size / 2, size / 2);
    painter->translate(qRound(corner.x()), qRound(corner.y()));
    painter->scale(size / 10, size / 10);
    painter->fillPath(statusMarkPath(status), color);
    painter->restore();
}

} // namespace bouncedesk::ui
