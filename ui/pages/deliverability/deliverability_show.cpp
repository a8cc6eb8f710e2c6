// SPDX-License-Identifier: GPL-3.0-or-later
// How the page shows an answer: charts, the summary, nothing at all.
#include "core/base/text.h"
#include "ui/models/figure_words.h"
#include "ui/models/groups_model.h"
#include "ui/pages/deliverability/deliverability_page.h"
#include "ui/pages/failure_points.h"
#include "ui/theme/number_text.h"
#include "ui/widgets/counts_chart.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/failure_chart.h"
#include "ui/widgets/message_bar_widget.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedLayout>

#include <algorithm>

namespace bouncedesk::ui {

using namespace deliverability;

namespace {

constexpr int kMostBars = 10; // of groups: the first ones of the table

CountsRow countsRow(const QString &label, const Tally &tally)
{
    CountsRow row;
    row.label = label;
    row.counts[size_t(Status::Accepted)] = tally.of(mail::MailStatus::Accepted);
    row.counts[size_t(Status::Deferred)] = tally.of(mail::MailStatus::Deferred);
    row.counts[size_t(Status::Delivered)] = tally.of(mail::MailStatus::Delivered);
    row.counts[size_t(Status::Bounced)] = tally.of(mail::MailStatus::Bounced);
    row.counts[size_t(Status::Dropped)] = tally.of(mail::MailStatus::Dropped);
    row.expired = tally.expired;
    row.counts[size_t(Status::Complained)] = tally.of(mail::MailStatus::Complained);
    return row;
}

QString joinedWords(const QStringList &parts)
{
    return parts.join(QStringLiteral(" · "));
}

} // namespace

void DeliverabilityPage::showChart()
{
    const bool byGroup = m_chartKind->currentIndex() == 1 && m_answer.question.by != GroupBy::Day;
    m_charts->setCurrentIndex(byGroup ? 1 : 0);
    // Of one way to end there are numbers, no rates.
    const bool onlyCounts = m_answer.question.filters.contains(GroupFilter::Reason);
    if (onlyCounts != std::exchange(m_showsOnlyCounts, onlyCounts))
        m_overTime->setCountsShown(onlyCounts);
    if (byGroup)
        showByGroup();
    else
        m_answer.question.by == GroupBy::Run ? showByRun() : showOverTime();
}

void DeliverabilityPage::showByRun()
{
    FailureSeries series;
    series.title = tr("Not delivered, per 100 tried, by run");
    series.countsTitle = tr("Mails by status, by run");
    series.volume = tr("mails a run");
    QList<GroupRow> runs = m_answer.rows;
    std::sort(runs.begin(), runs.end(), [](const GroupRow &a, const GroupRow &b) {
        return a.key.value_or(QString()).toLongLong() < b.key.value_or(QString()).toLongLong();
    });
    for (const GroupRow &run : runs) {
        FailurePoint point = failurePoint({}, run.tally);
        point.label = m_model->nameOf(run);
        series.points.append(point);
    }
    m_overTime->setSeries(series);
}

void DeliverabilityPage::showOverTime()
{
    FailureSeries series;
    series.title = tr("Not delivered, per 100 tried, by day");
    series.countsTitle = tr("Mails by status, by day");
    series.volume = tr("mails a day");
    QHash<QString, Tally> byDay;
    for (const GroupRow &day : m_answer.days)
        byDay.insert(day.key.value_or(QString()), day.tally);
    for (QDate day = m_answer.from; day <= m_answer.to; day = day.addDays(1))
        series.points.append(failurePoint(day, byDay.value(day.toString(Qt::ISODate))));
    for (const GroupRow &day : m_answer.daysBefore)
        byDay.insert(day.key.value_or(QString()), day.tally);
    const int days = m_answer.question.days();
    for (QDate day = m_answer.from; !m_answer.daysBefore.isEmpty() && day <= m_answer.to; day = day.addDays(1))
        series.previous.append(failuresPerHundred(byDay.value(day.addDays(-days).toString(Qt::ISODate))));
    m_overTime->setSeries(series);
}

void DeliverabilityPage::showByGroup()
{
    CountsSeries series;
    const QString by = byGroupWords(m_answer.question.by);
    const bool isReason = m_answer.question.by == GroupBy::Reason;
    series.title = isReason            ? tr("Mails by reason")
                   : m_showsOnlyCounts ? tr("Mails by status, %1").arg(by)
                                       : tr("Not delivered, per 100 tried, %1").arg(by);
    series.measure = m_showsOnlyCounts || isReason ? CountsSeries::Measure::Counts : CountsSeries::Measure::Rates;
    series.bars = CountsSeries::Bars::Lying;
    series.groups = m_model->rowCount();
    for (int row = 0; row < std::min(kMostBars, m_model->rowCount()); ++row)
        series.rows.append(countsRow(m_model->nameOf(m_model->row(row)), m_model->row(row).tally));
    m_byGroup->setSeries(series);
}

void DeliverabilityPage::showSummary()
{
    const Figures now = figuresOf(m_answer.total);
    QStringList parts{tr("%1 mails").arg(countText(m_answer.total.total()))};
    if (m_answer.question.filters.contains(GroupFilter::Reason)) {
        m_summary->setText(joinedWords(parts << filterText(m_answer.question, GroupFilter::Reason)));
        return;
    }
    if (now.delivered.isKnown() && now.delivered.isTooFew()) {
        parts << tooFewText(now.tried);
    } else if (now.delivered.isKnown()) {
        QString delivered =
            tr("%1 delivered (goal %2)").arg(rateBeside(now.delivered, kDeliveredGoal), limitText(kDeliveredGoal));
        if (m_answer.totalBefore && !now.delivered.soFar) {
            const QString compared =
                comparedText(now.delivered, figuresOf(*m_answer.totalBefore).delivered, Better::More);
            if (!compared.isEmpty())
                delivered = tr("%1, %2").arg(delivered, compared);
        }
        parts << delivered;
        parts << tr("%1 came back (limit %2)").arg(rateBeside(now.bounced, kBouncedLimit), limitText(kBouncedLimit));
        parts << tr("%1 given up").arg(rateText(now.givenUp));
        parts << tr("%1 marked as spam (limit %2)").arg(rateBeside(now.spam, kSpamLimit), limitText(kSpamLimit));
    }
    if (now.heldBack > 0)
        parts << tr("%1 not sent").arg(countText(now.heldBack));
    if (now.open > 0)
        parts << tr("%1 still on their way").arg(countText(now.open));
    m_summary->setText(joinedWords(parts));
}

void DeliverabilityPage::showEmptyWords()
{
    QStringList filters;
    for (auto filter = m_question.filters.cbegin(); filter != m_question.filters.cend(); ++filter)
        filters << tr("“%1”").arg(filterText(m_question, filter.key()));
    if (m_question.by == GroupBy::Run && !m_answer.days.isEmpty()) { // mails of no run stand in no row
        m_empty->setWords(tr("No bills."),
                          tr("There is such mail %1, but none of it belongs to a run of bills.").arg(rangeText()));
    } else if (filters.isEmpty()) {
        m_empty->setWords(tr("No mail yet."),
                          tr("No mail %1. Figures appear with the first event from Mailgun.").arg(rangeText()));
    } else {
        m_empty->setWords(tr("Nothing matches."),
                          tr("No mail for %1 %2.").arg(filters.join(QStringLiteral(", ")), rangeText()));
    }
}

void DeliverabilityPage::showEmpty()
{
    showEmptyWords();
    if (!m_question.filters.isEmpty())
        connect(m_empty->addButton(tr("Remove the last filter")), &QPushButton::clicked, this,
                [this, last = m_question.filters.lastKey()] { removeFilter(last); });
    if (m_question.range != QLatin1String("12m") && !m_question.filters.contains(GroupFilter::Day)) {
        connect(m_empty->addButton(tr("Last 12 months")), &QPushButton::clicked, this, [this] {
            GroupsQuestion question = m_question;
            question.range = QStringLiteral("12m");
            ask(question);
        });
    }
}

} // namespace bouncedesk::ui
