// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/failure_chart.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/counts_chart_view.h"
#include "ui/widgets/failure_chart_view.h"

#include <QPushButton>

namespace bouncedesk::ui {

namespace {

CountsSeries countsOf(const FailureSeries &series)
{
    CountsSeries counts;
    counts.title = series.countsTitle;
    counts.bars = CountsSeries::Bars::Standing;
    for (const FailurePoint &point : series.points) {
        CountsRow row;
        row.label = pointName(point);
        const auto set = [&row](Status status, qint64 count) { row.counts[size_t(status)] = count; };
        set(Status::Bounced, point.bounced);
        set(Status::Dropped, point.expired + point.heldBack);
        row.expired = point.expired;
        set(Status::Complained, point.complained);
        set(Status::Delivered, point.delivered);
        set(Status::Accepted, point.accepted);
        set(Status::Deferred, point.deferred);
        counts.rows.append(row);
    }
    return counts;
}

} // namespace

FailureChart::FailureChart(QWidget *parent)
    : ChartPanel(new FailureChartView, parent), m_chart(static_cast<FailureChartView *>(view())),
      m_counts(new CountsChartView), m_heldBack(addSwitch(tr("With not sent"))), m_asCounts(addSwitch(tr("As counts")))
{
    setAlternative(m_counts);
    connect(m_asCounts, &QPushButton::toggled, this, &FailureChart::setCountsShown);
    connect(m_heldBack, &QPushButton::toggled, this, &FailureChart::setHeldBackShown);
}

void FailureChart::setSeries(const FailureSeries &series)
{
    m_shown = series;
    m_shown.points = mergedToFit(series.points, metrics::chartMostBars);
    if (m_shown.points.size() != series.points.size())
        m_shown.previous.clear(); // told point by point, so it fits no longer
    apply();
}

void FailureChart::setHeldBackShown(bool shown)
{
    m_heldBack->setChecked(shown);
    m_heldBack->setText(shown ? tr("Without not sent") : tr("With not sent"));
    apply();
}

void FailureChart::setCountsShown(bool shown)
{
    m_asCounts->setChecked(shown);
    m_asCounts->setText(shown ? tr("As rates") : tr("As counts"));
    m_heldBack->setVisible(!shown);
    setAlternativeShown(shown);
    apply();
}

void FailureChart::apply()
{
    m_counts->setSeries(countsOf(m_shown));

    m_chart->setSeries(m_shown, m_heldBack->isChecked());
    const QString spoken = isAlternativeShown() ? countsSummary(countsOf(m_shown)) : failureSummary(m_shown);
    setTitle(isAlternativeShown() ? countsOf(m_shown).title : m_shown.title, spoken);
    setTable(failureTableHeaders(), failureTableRows(m_shown.points));
}

} // namespace bouncedesk::ui
