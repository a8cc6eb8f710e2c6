// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: one field, what fits below it, Enter goes there. Main thread, owned by the window.
#pragma once

#include "ui/frame/jump_provider.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QLineEdit;
class QListWidget;

namespace bouncedesk::ui {

class JumpDialog : public QDialog {
    Q_OBJECT

public:
    // own: targets of the window itself (pages, commands), matched by their words before the provider's.
    JumpDialog(QList<JumpTarget> own, JumpProvider *provider, QWidget *parent);

Q_SIGNALS:
    void chosen(const bouncedesk::ui::JumpTarget &target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    void show(const QList<JumpTarget> &targets, const QString &said);
    void showFound(const QList<JumpTarget> &targets, bool mayBeMore = false);
    void choose();

    QList<JumpTarget> m_own;
    JumpProvider *m_provider;
    QLineEdit *m_field;
    QListWidget *m_list;
    QLabel *m_count;
    QTimer m_typing;
    QList<JumpTarget> m_shown;
    quint64 m_question = 0;
};

} // namespace bouncedesk::ui
