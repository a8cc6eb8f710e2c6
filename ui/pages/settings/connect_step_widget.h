// SPDX-License-Identifier: GPL-3.0-or-later
// One of the five steps: what it is about, its fields, the button that tests it, and what the test said. Main thread,
// owned by the widget of all five.
#pragma once

#include "ui/models/connect_tests.h"
#include "ui/theme/tokens.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace bouncedesk::ui {

class CaptionLabel;

class ConnectStepWidget : public QWidget {
    Q_OBJECT

public:
    ConnectStepWidget(const QString &title, const QString &why, const QString &button, QWidget *parent = nullptr);

    void addField(const QString &label, QWidget *field);
    void addWide(QWidget *widget);
    QPushButton *action() const { return m_action; }
    // Beside the action, hidden at first.
    QPushButton *addSecond(const QString &text);

    // It can be worked on; before, only its title stands there.
    void setOpen(bool open);
    bool isOpen() const { return m_isOpen; }
    void setTesting();
    void setVerdict(ConnectVerdict verdict, const QString &sentence);
    // What was tested has changed.
    void forget();
    bool isGreen() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showVerdict();

    QLabel *m_title;
    QWidget *m_body;
    QGridLayout *m_fields;
    QPushButton *m_action;
    QPushButton *m_second = nullptr;
    CaptionLabel *m_result;
    bool m_isOpen = false;
    std::optional<ConnectVerdict> m_verdict;
};

} // namespace bouncedesk::ui
