// SPDX-License-Identifier: GPL-3.0-or-later
// The band across the whole window that says what the whole program is in: sample data, rehearsal. Main thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace bouncedesk::ui {

class BandWidget : public QWidget {
    Q_OBJECT

public:
    explicit BandWidget(const QString &text, Tone tone = Tone::Warning, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const;
    QPushButton *addLink(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    QLabel *m_text;
    QHBoxLayout *m_row;
};

} // namespace bouncedesk::ui
