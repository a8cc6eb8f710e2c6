// SPDX-License-Identifier: GPL-3.0-or-later
// One part of the status bar: mark and words, pressed when it is a link. Main thread, owned by the status bar.
#pragma once

#include "ui/widgets/status_bar.h"

#include <QAbstractButton>

namespace bouncedesk::ui {

class StatusPartWidget : public QAbstractButton {
    Q_OBJECT

public:
    explicit StatusPartWidget(const StatusPart &part, QWidget *parent = nullptr);

    void setPart(const StatusPart &part);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    StatusPart m_part;
};

} // namespace bouncedesk::ui
