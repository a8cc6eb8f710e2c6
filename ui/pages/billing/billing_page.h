// SPDX-License-Identifier: GPL-3.0-or-later
// Send this month's bills, safely: what comes next, who would get one, the runs and how they go, the schedule, the
// template. Main thread, owned by the window.
#pragma once

#include "core/billing/schedule_repository.h"
#include "ui/frame/page.h"
#include "ui/models/billing_desk.h"
#include "ui/models/preview_model.h"
#include "ui/models/runs_model.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedLayout;
class QTabBar;

namespace bouncedesk::ui {

class DeskTable;
class EmptyStateWidget;
class PreviewWidget;
class RunWidget;
class ScheduleWidget;
class TemplateWidget;

class BillingPage : public Page {
    Q_OBJECT

public:
    enum View { Runs, Preview, Schedule, Template };

    explicit BillingPage(const DeskContext &desk, QWidget *parent = nullptr);

    QVariantMap place() const override;
    void goTo(const QVariantMap &place) override;
    void refresh() override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;
    QWidget *firstFocus() const override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildBar();
    void buildViews();
    QWidget *buildRunsView();
    void connectModels();
    void connectRun();
    void showView(int view);
    void showPeriod();
    base::Period period() const;
    void showRuns();
    const RunView *askedRun() const;
    void showRun();
    void showNext();
    void showSendButton();
    void showEmpty();
    void onCounted();
    void beginSending();
    void askToSend();
    void askToCancel();
    void onAsked();
    void showFailure(const base::Error &error);
    void say(Tone tone, const QString &sentence);

    const DeskContext &m_desk;
    RunsModel *m_runs;
    PreviewModel *m_preview;
    BillingDesk *m_actions;
    QComboBox *m_period;
    QPushButton *m_send;
    QTabBar *m_tabs;
    QStackedLayout *m_views;
    QLabel *m_next;
    QStackedLayout *m_runsStack;
    EmptyStateWidget *m_empty;
    RunWidget *m_run;
    DeskTable *m_table;
    PreviewWidget *m_previewView;
    ScheduleWidget *m_schedule;
    TemplateWidget *m_template;
    MessageBarWidget *m_message = nullptr;
    QTimer m_tick;
    base::RunRow m_chosenRun;
    qint64 m_expected = -1;      // how many the button named when it was pressed; -1: nothing is being sent
    bool m_isAsked = false;      // sending was asked for, and no run of it is seen yet
    base::RunRow m_newestBefore; // when it was asked for
    bool m_wasMoving = false;
    bool m_isLoaded = false;
};

} // namespace bouncedesk::ui
