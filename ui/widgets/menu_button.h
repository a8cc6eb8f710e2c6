// SPDX-License-Identifier: GPL-3.0-or-later
// A button that opens a menu and says so with a chevron at its right end. Main thread.
#pragma once

#include <QPushButton>

namespace bouncedesk::ui {

class MenuButton : public QPushButton {
    Q_OBJECT

public:
    explicit MenuButton(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace bouncedesk::ui
