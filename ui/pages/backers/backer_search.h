// SPDX-License-Identifier: GPL-3.0-or-later
// Which backers are listed: the search field and, beside it, the box of queues. A search goes through all backers, and
// a queue shows all who are in it: only one of the two at a time. Main thread, owned by the page.
#pragma once

#include "ui/models/backers_model.h"

#include <QTimer>

class QComboBox;
class QLineEdit;

namespace bouncedesk::ui {

class BackerSearch : public QObject {
    Q_OBJECT

public:
    explicit BackerSearch(QWidget *parent);

    // For the bar.
    QLineEdit *field() const { return m_field; }
    QComboBox *box() const { return m_box; }

    BackerQueue queue() const;
    QString text() const;
    // Says nothing.
    void set(BackerQueue queue, const QString &text);

Q_SIGNALS:
    // Something is being typed; what it asks for follows when the person pauses.
    void typed();
    // The person asks for others than before.
    void asked();
    // Enter: the first who is found is wanted. What was typed is asked for before.
    void firstWanted();
    // Down: to the list.
    void listWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();

    QLineEdit *m_field;
    QComboBox *m_box;
    QTimer m_typing;
};

} // namespace bouncedesk::ui
