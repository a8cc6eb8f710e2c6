// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence about this page with the button that mends it: tint, 1 px edge, 4 px bar at the left. It never takes the
// focus by itself; Ctrl+M goes to it. Main thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

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

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Tone m_tone;
    QLabel *m_sentence;
    QHBoxLayout *m_row;
    QPushButton *m_close = nullptr;
};

} // namespace bouncedesk::ui
