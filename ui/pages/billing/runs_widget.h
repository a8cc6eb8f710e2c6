// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of all months and the one that is looked at, with what can be done to it; without any, the way to the first.
// Main thread, owned by the billing page.
#pragma once

#include "ui/models/billing_desk.h"
#include "ui/models/runs_model.h"

#include <QWidget>

class QStackedLayout;

namespace bouncedesk::ui {

class CaptionLabel;
class DeskTable;
class EmptyStateWidget;
class RunWidget;

class RunsWidget : public QWidget {
    Q_OBJECT

public:
    RunsWidget(const DeskContext &desk, RunsModel *model, BillingDesk *actions, const QString &iconName,
               QWidget *parent = nullptr);

    DeskTable *table() const { return m_table; }
    // Looks at this one from now on.
    void choose(base::RunRow run);
    // Zero: none, so the one under way or the newest is shown.
    base::RunRow chosen() const { return m_chosen; }
    // Where the empty state leads.
    void setPeriod(base::Period period);

Q_SIGNALS:
    void previewWanted();
    // Another is looked at from now on.
    void chosenChanged();

private:
    QWidget *buildRuns();
    void connectRun();
    void present();
    void showRun();
    void showRow(base::RunRow run);
    void askToCancel();

    const DeskContext &m_desk;
    RunsModel *m_model;
    BillingDesk *m_actions;
    QStackedLayout *m_stack;
    EmptyStateWidget *m_empty;
    RunWidget *m_run;
    CaptionLabel *m_unlisted;
    DeskTable *m_table;
    base::RunRow m_chosen;
};

} // namespace bouncedesk::ui
