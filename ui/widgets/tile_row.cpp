// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tile_row.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/tile_widget.h"

namespace bouncedesk::ui {

using namespace metrics;

TileRow::TileRow(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

TileWidget *TileRow::addTile()
{
    auto *tile = new TileWidget(this);
    m_tiles.append(tile);
    updateGeometry();
    arrange();
    return tile;
}

int TileRow::rowsAt(int width) const
{
    const int count = int(m_tiles.size());
    const int inOneRow = count * tileMinimumWidth + (count - 1) * blockGap;
    return count > 1 && width < inOneRow ? 2 : 1;
}

int TileRow::heightForWidth(int width) const
{
    const int height = m_tiles.isEmpty() ? 0 : m_tiles.constFirst()->sizeHint().height();
    const int rows = rowsAt(width);
    return rows * height + (rows - 1) * blockGap;
}

QSize TileRow::sizeHint() const
{
    return QSize(int(m_tiles.size()) * (tileMinimumWidth + blockGap), heightForWidth(std::max(width(), 1)));
}

QSize TileRow::minimumSizeHint() const
{
    return QSize(tileMinimumWidth, heightForWidth(std::max(width(), 1)));
}

void TileRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
    updateGeometry();
}

// Columns take the pixels that are left over one each from the left, so that edges stay on whole pixels.
void TileRow::arrange()
{
    const int count = int(m_tiles.size());
    if (count == 0)
        return;
    const int columns = (count + rowsAt(width()) - 1) / rowsAt(width());
    const int height = m_tiles.constFirst()->sizeHint().height();
    const auto left = [this, columns](int column) { return column * (width() + blockGap) / columns; };
    for (int i = 0; i < count; ++i) {
        const int column = i % columns;
        m_tiles.at(i)->setGeometry(left(column), i / columns * (height + blockGap),
                                   left(column + 1) - left(column) - blockGap, height);
    }
}

} // namespace bouncedesk::ui
