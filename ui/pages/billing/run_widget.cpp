// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/run_widget.h"

#include "ui/theme/metrics.h"
#include "ui/theme/number_text.h"
#include "ui/widgets/section_title.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using billing::RunState;
using namespace metrics;

namespace {

constexpr int kBarSteps = 1000;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

RunWidget::RunWidget(const DeskContext &desk, QWidget *parent) : QWidget(parent), m_desk(desk)
{
    build();
    hide(); // until there is a run
}

QPushButton *RunWidget::addButton(QBoxLayout *row, const QString &text, const char *name, void (RunWidget::*wanted)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    connect(button, &QPushButton::clicked, this, wanted);
    row->addWidget(button);
    return button;
}

QBoxLayout *RunWidget::buildHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(step8);
    m_title = new SectionTitle(QString(), this);
    head->addWidget(m_title, 1);
    m_lookUp = addButton(head, tr("Look again now"), "lookUp", &RunWidget::lookUpWanted);
    m_resume = addButton(head, tr("Go on"), "resume", &RunWidget::resumeWanted);
    m_pause = addButton(head, tr("Pause"), "pause", &RunWidget::pauseWanted);
    m_cancel = addButton(head, tr("Cancel the run…"), "cancel", &RunWidget::cancelWanted);
    return head;
}

void RunWidget::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step8);
    column->addLayout(buildHead());
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, kBarSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(step8);
    m_progress->setAccessibleName(tr("Sent"));
    m_figures = plainLabel(this);
    m_sentence = plainLabel(this);
    m_batches = new CaptionLabel(QString(), this);
    column->addWidget(m_progress);
    column->addWidget(m_figures);
    column->addWidget(m_sentence);
    column->addWidget(m_batches);
}

QString RunWidget::paceText(const RunView &run) const
{
    const auto rate = m_rate.perSecond();
    const qint64 left = run.status.calls.people.value(billing::CallState::Pending) + run.inFlightPeople();
    if (!rate || left == 0 || run.status.run.state != RunState::Sending)
        return {};
    return tr("%1 a second").arg(countText(std::max<qint64>(1, qint64(*rate)))) + QStringLiteral(" · ") +
           tr("%1 left").arg(durationText(*m_rate.msLeft(left)));
}

void RunWidget::setRun(const RunView &run)
{
    const billing::Run &row = run.status.run;
    if (row.id != m_run)
        m_rate.forget();
    m_run = row.id;
    m_rate.note(m_desk.clock.bootMs(), run.status.sent);
    m_title->setText(tr("%1: %2").arg(monthText(row.period), runStateText(run)));
    const qint64 people = std::max<qint64>(1, row.people);
    m_progress->setValue(int(std::min<qint64>(kBarSteps, run.status.sent * kBarSteps / people)));
    QStringList figures{tr("%1 of %2 sent").arg(countText(run.status.sent), countText(row.people))};
    if (run.status.refused > 0)
        figures.append(tr("%1 refused by Mailgun").arg(countText(run.status.refused)));
    if (run.status.leftOut > 0)
        figures.append(tr("%1 left out").arg(countText(run.status.leftOut)));
    if (const QString pace = paceText(run); !pace.isEmpty())
        figures.append(pace);
    m_figures->setText(figures.join(QStringLiteral(" · ")));
    m_progress->setAccessibleDescription(m_figures->text());
    m_sentence->setText(runSentence(run, m_desk.clock.nowMs(), m_desk.zone.zone()));
    m_batches->setText(batchesText(run));
    m_pause->setVisible(row.state == RunState::Sending || row.state == RunState::Planned);
    m_resume->setVisible(row.state == RunState::Paused);
    m_cancel->setVisible(!row.isOver());
    m_lookUp->setVisible(run.unknown() > 0);
    setVisible(true);
}

} // namespace bouncedesk::ui
