// SPDX-License-Identifier: GPL-3.0-or-later
// The six marks of a status: painted paths in a 10×10 box, not characters, so that every font shows them alike. Pure.
#pragma once

#include "ui/theme/tokens.h"

class QPainter;
class QPainterPath;
class QRectF;

namespace bouncedesk::ui {

// Ring 1.5 px, ring with its upper right quarter filled, disc, triangle, square 9×9, diamond; filled with the winding
// rule.
QPainterPath statusMarkPath(Status status);

// Into the middle of `where`, 10×10 (scaled when `where` is smaller or `size` is given).
void paintStatusMark(QPainter *painter, const QRectF &where, Status status, const QColor &color, qreal size = 10);

} // namespace bouncedesk::ui
