// SPDX-License-Identifier: GPL-3.0-or-later
// The way from the button to a run: counts anew, says what changed since somebody looked, names what bills would lack,
// has the month typed, hands the very list over, and finds the run that comes of it. Main thread, owned by the billing
// page.
#pragma once

#include "core/billing/value_check.h"
#include "ui/models/billing_desk.h"
#include "ui/models/preview_model.h"
#include "ui/models/runs_model.h"

class QPushButton;

namespace bouncedesk::ui {

class SendFlow : public QObject {
    Q_OBJECT

public:
    // All outlive it.
    SendFlow(const DeskContext &desk, PreviewModel *preview, RunsModel *runs, BillingDesk *actions,
             QPushButton *button);

    // Sending was asked for, and no run of it is seen yet.
    bool isAsked() const { return m_asked.has_value(); }
    void forget();
    void showButton();

Q_SIGNALS:
    void failed(const bouncedesk::base::Error &error);
    void listChanged(qint64 more, qint64 fewer);
    // The run that was asked for is there.
    void begun(bouncedesk::base::RunRow run);

private:
    void begin();
    void onCounted();
    void checkValues();
    void ask(const QList<billing::MissingValue> &missing);
    void lookForRun();
    const RunView *askedRun() const;

    const DeskContext &m_desk;
    PreviewModel *m_preview;
    RunsModel *m_runs;
    BillingDesk *m_actions;
    QPushButton *m_button;
    std::optional<billing::AudienceMark> m_looked; // when the button was pressed; none: nothing is being sent
    std::optional<base::Period> m_asked;           // handed over, and no run of it is seen yet
    bool m_isChecking = false;                     // what bills would lack
    base::RunRow m_newestBefore;                   // when it was asked for
};

} // namespace bouncedesk::ui
