// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting: nothing for 150 ms, then the old content at 60 % with a 2 px bar on top. Never a skeleton. Main thread,
// a child of the area that it covers.
#pragma once

#include <QTimer>
#include <QWidget>

namespace bouncedesk::ui {

class LoadingBar : public QWidget {
    Q_OBJECT

public:
    // Covers all of parent.
    explicit LoadingBar(QWidget *parent);

    void start();
    void stop();
    bool isLoading() const { return m_loading; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_patience;
    QTimer m_step;
    bool m_loading = false;
    int m_offset = 0;
};

} // namespace bouncedesk::ui
