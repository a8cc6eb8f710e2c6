// SPDX-License-Identifier: GPL-3.0-or-later
// The tiles of a page side by side, equally wide; they wrap to two rows where they would be too narrow. Main thread.
#pragma once

#include <QWidget>

namespace bouncedesk::ui {

class TileWidget;

class TileRow : public QWidget {
    Q_OBJECT

public:
    explicit TileRow(QWidget *parent = nullptr);

    TileWidget *addTile();
    const QList<TileWidget *> &tiles() const { return m_tiles; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int rowsAt(int width) const;
    void arrange();

    QList<TileWidget *> m_tiles;
};

} // namespace bouncedesk::ui
