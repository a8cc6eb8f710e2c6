// SPDX-License-Identifier: GPL-3.0-or-later
// One filter in force, 24 px high: its words, and a cross; clicking, Delete or Backspace takes it away. Main thread.
#pragma once

#include <QAbstractButton>

namespace bouncedesk::ui {

class ChipWidget : public QAbstractButton {
    Q_OBJECT

public:
    // Text from outside is fine: it is painted plainly.
    explicit ChipWidget(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace bouncedesk::ui
