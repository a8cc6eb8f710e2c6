// SPDX-License-Identifier: GPL-3.0-or-later
// Connects the program to Mailgun in five steps, each tested before the next; what was found good is saved after the
// last and not before, so that until then no key is there and no schedule can send. Main thread, owned by the settings
// page.
#pragma once

#include "core/base/result.h"
#include "ui/models/connect_tests.h"
#include "ui/models/desk_context.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QRadioButton;

namespace bouncedesk::ui {

class ConnectStepWidget;

class ConnectWidget : public QWidget {
    Q_OBJECT

public:
    explicit ConnectWidget(const DeskContext &desk, QWidget *parent = nullptr);

    // Somebody typed here, and the last step was not green since.
    bool isTyped() const;
    void discardTyped();

Q_SIGNALS:
    // Everything is green and saved; it takes effect at the next start.
    void connected();
    void failed(const bouncedesk::base::Error &error);

private:
    ConnectStepWidget *addStep(const QString &title, const QString &why, const QString &button);
    QLineEdit *addLine(ConnectStepWidget *step, const QString &label, const QString &text, const QString &example);
    void buildRegion();
    void buildKey();
    void buildReach();
    void buildSigning();
    void buildTestMail();
    void test(int step);
    void onJudged(ConnectStep step, ConnectVerdict verdict, const QString &sentence);
    void onEdited(const ConnectStepWidget *step);
    ConnectDraft draft() const;
    base::Result<void> save(const ConnectDraft &draft) const;

    const DeskContext &m_desk;
    ConnectTests *m_tests;
    QList<ConnectStepWidget *> m_steps;
    QHash<QLineEdit *, QString> m_lines; // with what stood there at first
    QComboBox *m_region = nullptr;
    QLineEdit *m_domain = nullptr;
    QLineEdit *m_key = nullptr;
    QRadioButton *m_reaches = nullptr;
    QLineEdit *m_publicUrl = nullptr;
    QLineEdit *m_signingKey = nullptr;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
};

} // namespace bouncedesk::ui
