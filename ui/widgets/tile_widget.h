// SPDX-License-Identifier: GPL-3.0-or-later
// One number of the overview, 104 px high: label, number, two lines below; a link to its detail. The number is
// coloured only beyond its limit. Main thread.
#pragma once

#include <QAbstractButton>

namespace bouncedesk::ui {

struct TileContent {
    QString label;
    QString number; // ready to show; "–" for none
    QString goal;   // "limit 2 % · 0.9 points worse"
    QString base;   // "3,961 mails"
    bool beyondLimit = false;
    QString toolTip; // plain text
};

class TileWidget : public QAbstractButton {
    Q_OBJECT

public:
    explicit TileWidget(QWidget *parent = nullptr);

    void setContent(const TileContent &content);
    const TileContent &content() const { return m_content; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int linesHeight() const;

    TileContent m_content;
};

} // namespace bouncedesk::ui
