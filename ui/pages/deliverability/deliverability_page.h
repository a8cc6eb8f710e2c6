// SPDX-License-Identifier: GPL-3.0-or-later
// Where mail does not arrive: one question at a time, a chart above and the groups below; opening a row goes a level
// down until one backer is left. Main thread, owned by the window.
#pragma once

#include "ui/frame/page.h"
#include "ui/models/desk_context.h"
#include "ui/models/groups_answer.h"

class QComboBox;
class QLabel;
class QMenu;
class QStackedLayout;

namespace bouncedesk::ui {

class ChartPanel;
class CountsChart;
class DeskTable;
class EmptyStateWidget;
class FailureChart;
class GroupsModel;
class LoadingBar;
struct PdfSheet;

class DeliverabilityPage : public Page {
    Q_OBJECT

public:
    explicit DeliverabilityPage(const DeskContext &desk, QWidget *parent = nullptr);

    QVariantMap place() const override { return m_question.place(); }
    void goTo(const QVariantMap &place) override;
    void refresh() override;
    bool startFilter() override;
    bool startExport() override;
    // What is on screen, for paper: the columns that are shown, sorted as they are. The page outlives it.
    PdfSheet sheet() const;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;
    QWidget *firstFocus() const override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildBar();
    void buildBody();
    QMenu *filterMenu();
    QMenu *exportMenu();
    void connectAll();
    // The person asks something else: a new place, and the answer to it.
    void ask(const GroupsQuestion &question);
    void showQuestion();
    void showAnswer(const GroupsAnswer &answer);
    void showChart();
    void showOverTime();
    void showByRun();
    void showByGroup();
    void showSummary();
    void showEmpty();
    void showEmptyWords();
    void openRow(const deliverability::GroupRow &row);
    void openBar(int bar);
    void promptFilter(GroupFilter filter);
    void addFilter(GroupFilter filter, const QString &value);
    void removeFilter(GroupFilter filter);
    static QString chipText(const GroupsQuestion &question, GroupFilter filter);
    static QString filterText(const GroupsQuestion &question, GroupFilter filter);
    QString rangeText() const;
    void exportTable();
    void exportChart();
    void exportPage();
    ChartPanel *shownChart() const;
    QDate today() const;

    const DeskContext &m_desk;
    GroupsQuestion m_question;
    GroupsAnswer m_answer;
    GroupsModel *m_model;
    QComboBox *m_by = nullptr;
    QComboBox *m_chartKind = nullptr;
    QWidget *m_filter = nullptr;
    QStackedLayout *m_stack = nullptr;
    QStackedLayout *m_charts = nullptr;
    FailureChart *m_overTime = nullptr;
    CountsChart *m_byGroup = nullptr;
    QLabel *m_summary = nullptr;
    DeskTable *m_table = nullptr;
    EmptyStateWidget *m_empty = nullptr;
    LoadingBar *m_loading = nullptr;
    quint64 m_token = 0; // of the latest question
    bool m_isStale = true;
    bool m_showsOnlyCounts = false;
};

} // namespace bouncedesk::ui
