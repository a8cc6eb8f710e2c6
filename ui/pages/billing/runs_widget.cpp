// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/runs_widget.h"

#include "ui/pages/billing/run_widget.h"
#include "ui/theme/metrics.h"
#include "ui/theme/number_text.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/section_title.h"

#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace bouncedesk::ui {

RunsWidget::RunsWidget(const DeskContext &desk, RunsModel *model, BillingDesk *actions, const QString &iconName,
                       QWidget *parent)
    : QWidget(parent), m_desk(desk), m_model(model), m_actions(actions)
{
    m_empty = new EmptyStateWidget(iconName, this);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(buildRuns());
    m_stack->addWidget(m_empty);
    connectRun();
    connect(m_model, &RunsModel::loaded, this, &RunsWidget::present);
}

QWidget *RunsWidget::buildRuns()
{
    auto *runs = new QWidget(this);
    auto *column = new QVBoxLayout(runs);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::step16);
    m_run = new RunWidget(m_desk, runs);
    m_unlisted = new CaptionLabel(QString(), runs);
    m_unlisted->hide();
    m_table = new DeskTable(tr("Runs"), runs);
    m_table->setModel(m_model);
    m_table->setColumns({{150, true},
                         {150},
                         {90, false, true},
                         {90, false, true},
                         {80, false, true},
                         {80, false, true, 3},
                         {80, false, true},
                         {130, false, false, 2},
                         {110, false, false, 1}});
    column->addWidget(m_run);
    column->addWidget(m_unlisted);
    column->addWidget(m_table, 1);
    return runs;
}

void RunsWidget::connectRun()
{
    connect(m_table, &DeskTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (const RunView *run = m_model->runAt(index))
            choose(run->status.run.id);
    });
    connect(m_run, &RunWidget::pauseWanted, this, [this] { m_actions->pause(m_run->shown()); });
    connect(m_run, &RunWidget::lookUpWanted, m_actions, &BillingDesk::lookUpOpenCalls);
    connect(m_run, &RunWidget::cancelWanted, this, &RunsWidget::askToCancel);
    connect(m_run, &RunWidget::resumeWanted, this, [this] {
        const RunView *run = m_model->find(m_run->shown());
        const auto month = run ? base::Period::parse(run->status.run.period) : base::Result<base::Period>();
        if (run && month)
            m_actions->resume(*month);
    });
}

void RunsWidget::choose(base::RunRow run)
{
    const bool isOther = std::exchange(m_chosen, run) != run;
    showRun();
    if (isOther)
        Q_EMIT chosenChanged();
}

void RunsWidget::setPeriod(base::Period period)
{
    m_empty->setWords(tr("No bills sent yet."), tr("Preview shows who would get one; nothing is sent by looking."));
    connect(m_empty->addButton(tr("Preview %1").arg(monthText(period)), true), &QPushButton::clicked, this,
            &RunsWidget::previewWanted);
}

void RunsWidget::present()
{
    m_stack->setCurrentIndex(m_model->runs().isEmpty() ? 1 : 0);
    showRun();
}

// The chosen one; without one that is under way, else the newest. Another in place of the chosen one would be paused
// or cancelled by mistake.
void RunsWidget::showRun()
{
    const RunView *run = m_model->find(m_chosen);
    const bool isUnlisted = m_chosen != base::RunRow() && !run;
    m_run->setVisible(!isUnlisted);
    m_unlisted->setVisible(isUnlisted && !m_model->isLoading());
    m_unlisted->setText(tr("Run %1 is not in this list.").arg(m_chosen.value));
    if (!run && !isUnlisted)
        run = m_model->unfinished();
    if (!run && !isUnlisted && !m_model->runs().isEmpty())
        run = &m_model->runs().constFirst();
    showRow(run ? run->status.run.id : base::RunRow());
    if (run)
        m_run->setRun(*run);
}

// The current row is the run above, or there is none: else the table would take its first row with the focus, and
// with it another run.
void RunsWidget::showRow(base::RunRow run)
{
    const QSignalBlocker nobodyChose(m_table);
    const QModelIndex row = m_model->indexOf(run);
    if (!row.isValid() || row.row() != m_table->currentRow().row())
        m_table->setCurrentIndex(row);
}

void RunsWidget::askToCancel()
{
    const RunView *run = m_model->find(m_run->shown());
    if (!run)
        return;
    const base::RunRow id = run->status.run.id;
    const qint64 left = run->status.calls.people.value(billing::CallState::Pending);
    Question question;
    question.title = tr("Cancel the run for %1?").arg(monthText(run->status.run.period));
    question.text = tr("%1 were sent and stay sent. %2 get no bill by this run; a new run would take them.")
                        .arg(countText(run->status.sent), countText(left));
    if (run->inFlight() > 0)
        question.detail = tr("%Ln call(s) in flight are finished first.", nullptr, int(run->inFlight()));
    question.buttons = {tr("Cancel the run"), tr("Leave it as it is")};
    m_desk.dialogs.ask(this, question, [this, id](int button) {
        if (button == 0)
            m_actions->cancel(id);
    });
}

} // namespace bouncedesk::ui
