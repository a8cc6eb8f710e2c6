// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/result_widget.h"

#include "core/base/text.h"
#include "ui/models/audience_words.h"
#include "ui/models/billing_desk.h"
#include "ui/models/billing_words.h"
#include "ui/theme/metrics.h"
#include "ui/theme/number_text.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/section_title.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using billing::MonthReach;
using namespace metrics;

namespace {

QString reachText(const MonthReach &month)
{
    return month.wanted > 0 ? percentText(double(month.arrived) / double(month.wanted)) : QString(u'–');
}

// Not whether he may have a copy: that is asked when it is sent.
bool hasBill(const billing::ResultRow &row)
{
    static const QStringList without{QStringLiteral("address_refused"), QStringLiteral("locked"),
                                     QStringLiteral("left_out"), QStringLiteral("no_bill")};
    return !without.contains(row.outcome);
}

} // namespace

ResultWidget::ResultWidget(const DeskContext &desk, BillingDesk *actions, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_actions(actions), m_model(new ResultModel(desk, this))
{
    build();
    connect(m_rows, &QComboBox::activated, this, [this] {
        m_outcome = m_rows->currentData().toString();
        reload();
        Q_EMIT chosenChanged();
    });
    connect(m_model, &ResultModel::loaded, this, &ResultWidget::present);
    connect(m_model, &ResultModel::failed, this, &ResultWidget::failed);
    connect(m_model, &ResultModel::loadingChanged, this,
            [this](bool loading) { loading ? m_loading->start() : m_loading->stop(); });
    connect(m_table, &DeskTable::rowActivated, this, [this](const QModelIndex &index) {
        Q_EMIT backerWanted(index.siblingAtColumn(ResultModel::Backer).data().toString());
    });
    connect(m_table, &DeskTable::currentRowChanged, this, &ResultWidget::showCopy);
    connect(m_copy, &QPushButton::clicked, this, &ResultWidget::askForCopy);
}

void ResultWidget::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step8);
    m_headline = new SectionTitle(QString(), this);
    m_compared = new CaptionLabel(QString(), this);
    m_rows = new QComboBox(this);
    m_rows->setObjectName(QStringLiteral("resultRows"));
    m_rows->setAccessibleName(tr("Whom the list shows"));
    m_rows->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_copy = new QPushButton(tr("Send a copy…"), this);
    m_copy->setObjectName(QStringLiteral("sendCopy"));
    m_copy->setAccessibleName(m_copy->text());
    m_copy->setToolTip(tr("The bill of the chosen person once more; it counts nowhere."));
    m_table = new DeskTable(tr("What became of the bills"), this);
    m_table->setModel(m_model);
    m_table->setColumns({{160}, {260}, {200}, {260, true}});
    m_note = new CaptionLabel(QString(), this);
    column->addWidget(m_headline);
    column->addWidget(m_compared);
    auto *row = new QHBoxLayout;
    row->addWidget(m_rows);
    row->addStretch(1);
    row->addWidget(m_copy);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    m_loading = new LoadingBar(m_table);
    fillChoices();
    showCopy();
}

void ResultWidget::showCopy()
{
    const billing::ResultRow *row = m_model->rowAt(m_table->currentIndex());
    m_copy->setEnabled(row && hasBill(*row));
}

void ResultWidget::askForCopy()
{
    const billing::ResultRow *row = m_model->rowAt(m_table->currentIndex());
    if (!row)
        return;
    const Question question{tr("Send a copy of the bill for %1?").arg(monthText(m_model->period())),
                            tr("%1 gets it once more, at the address known today. It counts nowhere; three a "
                               "month are possible.")
                                .arg(base::displayText(row->backerKey)),
                            QString(),
                            {tr("Send the copy"), tr("Cancel")},
                            QString()};
    m_desk.dialogs.ask(this, question, [this, period = m_model->period(), key = row->backerKey](int button) {
        if (button == 0)
            m_actions->sendCopy(period, key);
    });
}

void ResultWidget::fillChoices()
{
    m_rows->clear();
    addChoices(tr("Who has not got it"), QString());
    addChoices(tr("Who has got it"), QLatin1String(ResultModel::kGot));
    addChoices(tr("Everybody"), QLatin1String(ResultModel::kAll));
    m_rows->setCurrentIndex(std::max(0, m_rows->findData(m_outcome)));
}

// All of them, and below it each outcome that stands below no other.
void ResultWidget::addChoices(const QString &all, const QString &asked)
{
    const auto numbered = [](const QString &text, qint64 people) {
        return QStringLiteral("%1: %2").arg(text, countText(people));
    };
    const int head = m_rows->count();
    m_rows->addItem(QString(), asked);
    qint64 people = 0;
    for (auto outcome = m_model->outcomes().begin(); outcome != m_model->outcomes().end(); ++outcome) {
        if (!ResultModel::isWanted(asked, outcome.key()))
            continue;
        people += *outcome;
        if (m_rows->findData(outcome.key()) < 0)
            m_rows->addItem(QStringLiteral("    ") + numbered(resultText(outcome.key()), *outcome), outcome.key());
    }
    m_rows->setItemText(head, numbered(all, people));
}

void ResultWidget::choose(const QString &outcome)
{
    m_outcome = outcome;
    m_rows->setCurrentIndex(std::max(0, m_rows->findData(outcome)));
}

void ResultWidget::setPeriod(base::Period period)
{
    m_period = period;
    if (isVisible())
        reload();
}

void ResultWidget::reload()
{
    m_model->setQuestion(m_period, m_outcome);
}

void ResultWidget::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    reload();
}

void ResultWidget::present()
{
    fillChoices();
    m_outcome = m_rows->currentData().toString();
    if (m_outcome != m_model->outcome()) // nobody has the chosen one any more
        reload();
    const QString month = monthText(m_model->period());
    const auto &report = m_model->report();
    m_rows->setEnabled(report.has_value());
    m_note->setVisible(m_model->isCut());
    m_note->setText(
        tr("Only the first %1 are listed; “Export” writes all of them.").arg(countText(ResultModel::kMostKept)));
    if (!report) {
        m_headline->setText(tr("%1: no bills were sent").arg(month));
        m_compared->clear();
        return;
    }
    m_headline->setText(
        tr("%1: %2 reached, %3 of %4")
            .arg(month, reachText(report->now), countText(report->now.arrived), countText(report->now.wanted)));
    QString compared = report->unheard > 0 ? tr("Of %Ln nothing is known yet.", nullptr, int(report->unheard))
                                           : tr("The outcome of each is known.");
    if (report->then && report->before)
        compared += u' ' + tr("%2 were reached %1 after the start; %3 was at %4 then.")
                               .arg(durationText(report->elapsedMs), reachText(*report->then),
                                    monthText(report->before->period), reachText(*report->before));
    m_compared->setText(compared);
}

} // namespace bouncedesk::ui
