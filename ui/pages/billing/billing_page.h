// SPDX-License-Identifier: GPL-3.0-or-later
// Send this month's bills, safely: what comes next, who would get one, the runs and how they go, who got it, the
// schedule, the templates. Main thread, owned by the window.
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

class BillingFiles;
class PreviewWidget;
class ResultWidget;
class RunsWidget;
class ScheduleNotice;
class ScheduleWidget;
class SendFlow;
class TemplateWidget;

class BillingPage : public Page {
    Q_OBJECT

public:
    enum View { Runs, Preview, Result, Schedule, Template };

    explicit BillingPage(const DeskContext &desk, QWidget *parent = nullptr);

    QVariantMap place() const override;
    void goTo(const QVariantMap &place) override;
    void refresh() override;
    bool startExport() override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;
    QStringList unsaved() const override;
    void discardUnsaved() override;
    QWidget *firstFocus() const override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildBar();
    void buildViews();
    void connectModels();
    void connectViews();
    void showView(int view);
    void showPeriod();
    base::Period period() const;
    void showRuns();
    void showNext();
    QString nextText(const billing::BillingSchedule &schedule) const;
    void onListChanged(qint64 more, qint64 fewer);
    void onAsked();
    void showListUnread(const QObject *list, const base::Error &error);
    void sayFailure(const base::Error &error);
    void say(Tone tone, const QString &sentence);
    void unsay();

    const DeskContext &m_desk;
    RunsModel *m_runs;
    PreviewModel *m_preview;
    BillingDesk *m_actions;
    QComboBox *m_period;
    QPushButton *m_send;
    SendFlow *m_sending;
    BillingFiles *m_files;
    QTabBar *m_tabs;
    QStackedLayout *m_views;
    QLabel *m_next;
    RunsWidget *m_runsView;
    PreviewWidget *m_previewView;
    ResultWidget *m_result;
    ScheduleWidget *m_schedule;
    TemplateWidget *m_template;
    ScheduleNotice *m_notice;
    MessageBarWidget *m_message = nullptr; // what came of something that was done here
    QTimer m_tick;
    bool m_wasMoving = false;
    bool m_isLoaded = false;
};

} // namespace bouncedesk::ui
