// SPDX-License-Identifier: GPL-3.0-or-later
// A question with buttons that say what happens; perhaps a word that must be typed first, perhaps a text to give. Main
// thread; deletes itself when closed.
#pragma once

#include "ui/widgets/dialogs.h"

#include <QDialog>

class QVBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace bouncedesk::ui {

class QuestionDialog : public QDialog {
    Q_OBJECT

public:
    QuestionDialog(const Question &question, QWidget *parent);
    QuestionDialog(const TextQuestion &question, QWidget *parent);

    int chosenButton() const { return m_chosen; }
    QString text() const;

private:
    void build(const QString &title, const QString &text, const QString &detail);
    QPushButton *addButton(const QString &text, int index, bool isMain);
    void addTypedGuard(const QString &word);
    void addText(const TextQuestion &question);

    QVBoxLayout *m_column = nullptr;
    QHBoxLayout *m_buttonRow = nullptr;
    QPushButton *m_first = nullptr;
    QWidget *m_field = nullptr;
    int m_chosen = -1;
};

} // namespace bouncedesk::ui
