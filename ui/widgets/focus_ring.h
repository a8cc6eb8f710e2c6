// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the ring around whatever control has the focus: 2 px, 1 px off it. Follows the application's focus; views paint
// their own current cell and are left out. Main thread, owned by the application.
#pragma once

#include <QFocusFrame>
#include <QPointer>

namespace bouncedesk::ui {

class FocusRing : public QObject {
    Q_OBJECT

public:
    explicit FocusRing(QObject *parent);
    ~FocusRing() override;

private:
    void follow(QWidget *now);

    QPointer<QFocusFrame> m_frame;
};

} // namespace bouncedesk::ui
