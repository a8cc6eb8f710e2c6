// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence about this page with the button that mends it: tint, 1 px edge, 4 px bar at the left. It never takes the
// focus by itself; Ctrl+M goes to it. What went well closes by itself, some seconds after it was first seen or when its
// page is left. Main thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTimer;

namespace bouncedesk::ui {

class MessageBarWidget : public QFrame {
    Q_OBJECT

public:
    explicit MessageBarWidget(Tone tone, const QString &sentence, QWidget *parent = nullptr);

    void setTone(Tone tone);
    // Plain text; text from outside is fine.
    void setSentence(const QString &sentence);
    QString sentence() const;
    QPushButton *addButton(const QString &text);
    // A cross at the right end that closes it.
    void setClosable(bool closable);
    // Its time has come: closes, unless it has a button of its own to be answered, or holds the focus.
    void pass();

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    Tone m_tone;
    QLabel *m_sentence;
    QHBoxLayout *m_row;
    QPushButton *m_close = nullptr;
    QTimer *m_passing; // of what was done: it needs no answer
    bool m_asks = false;
};

} // namespace bouncedesk::ui
