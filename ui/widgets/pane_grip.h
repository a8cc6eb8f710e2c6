// SPDX-License-Identifier: GPL-3.0-or-later
// The edge of a right pane: a hairline that can be dragged. Main thread.
#pragma once

#include <QWidget>

namespace bouncedesk::ui {

class PaneGrip : public QWidget {
    Q_OBJECT

public:
    explicit PaneGrip(QWidget *parent = nullptr);

Q_SIGNALS:
    // In px; negative to the left.
    void movedBy(int x);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    qreal m_pressedAt = 0;
};

} // namespace bouncedesk::ui
