// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the middle of an area with nothing in it: icon, title, one sentence, one or two buttons. Main thread.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QHBoxLayout;

namespace bouncedesk::ui {

class EmptyStateWidget : public QWidget {
    Q_OBJECT

public:
    explicit EmptyStateWidget(const QString &iconName = QString(), QWidget *parent = nullptr);

    // Plain text; text from outside is fine. Removes the buttons.
    void setWords(const QString &title, const QString &sentence);
    QString title() const;
    QPushButton *addButton(const QString &text, bool main = false);

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolor();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    QHBoxLayout *m_buttons;
};

} // namespace bouncedesk::ui
