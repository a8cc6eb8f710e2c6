// SPDX-License-Identifier: GPL-3.0-or-later
// One run: how far it is, how fast, what happens next, its batches by state, and what can be done about it. Main
// thread, owned by the billing page.
#pragma once

#include "ui/models/billing_words.h"
#include "ui/models/desk_context.h"
#include "ui/models/send_rate.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace bouncedesk::ui {

class CaptionLabel;
class SectionTitle;

class RunWidget : public QWidget {
    Q_OBJECT

public:
    explicit RunWidget(const DeskContext &desk, QWidget *parent = nullptr);

    void setRun(const RunView &run);
    base::RunRow shown() const { return m_run; }
    // "312 a second · about 2 minutes left"; empty when it does not move.
    QString paceText(const RunView &run) const;

Q_SIGNALS:
    void pauseWanted();
    void resumeWanted();
    void cancelWanted();
    void lookUpWanted();

private:
    void build();
    QBoxLayout *buildHead();
    QPushButton *addButton(QBoxLayout *row, const QString &text, const char *name, void (RunWidget::*wanted)());

    const DeskContext &m_desk;
    base::RunRow m_run;
    SendRate m_rate;
    SectionTitle *m_title;
    QProgressBar *m_progress;
    QLabel *m_figures;
    QLabel *m_sentence;
    CaptionLabel *m_batches;
    QPushButton *m_pause;
    QPushButton *m_resume;
    QPushButton *m_cancel;
    QPushButton *m_lookUp;
};

} // namespace bouncedesk::ui
