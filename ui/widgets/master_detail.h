// SPDX-License-Identifier: GPL-3.0-or-later
// A list and the detail of its current row: beside it in a wide window (1280), over it in a middling one (1100),
// instead of it in a narrow one. Escape closes the detail. Main thread.
#pragma once

#include <QWidget>

class QPushButton;

namespace bouncedesk::ui {

class PaneGrip;

class MasterDetail : public QWidget {
    Q_OBJECT

public:
    enum class Arrangement { Beside, Over, Instead };

    // Takes both over.
    MasterDetail(QWidget *master, QWidget *detail, QWidget *parent = nullptr);

    void setDetailShown(bool shown);
    bool isDetailShown() const { return m_shown; }
    Arrangement arrangement() const;
    // 360 to 560.
    int detailWidth() const { return m_detailWidth; }
    void setDetailWidth(int width);

Q_SIGNALS:
    // By Escape or the button "Back to the list".
    void detailClosed();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void arrange();
    void close();

    QWidget *m_master;
    QWidget *m_detail;
    QWidget *m_pane;
    QPushButton *m_back;
    PaneGrip *m_grip;
    int m_detailWidth;
    bool m_shown = false;
};

} // namespace bouncedesk::ui
