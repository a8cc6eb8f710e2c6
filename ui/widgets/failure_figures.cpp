// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/failure_figures.h"

#include "ui/theme/metrics.h"
#include "ui/theme/number_text.h"
#include "ui/theme/time_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace bouncedesk::ui {

namespace {

class FailureWords {
    Q_DECLARE_TR_FUNCTIONS(FailureWords)
};

double per100(qint64 part, qint64 whole)
{
    return whole > 0 ? 100.0 * double(part) / double(whole) : 0;
}

bool areDays(const QList<FailurePoint> &points)
{
    for (qsizetype i = 1; i < points.size(); ++i) {
        if (!points.at(i).day.isValid() || points.at(i - 1).day.daysTo(points.at(i).day) != 1)
            return false;
    }
    return !points.isEmpty();
}

void addTo(FailurePoint &sum, const FailurePoint &point)
{
    sum.tried += point.tried;
    sum.bounced += point.bounced;
    sum.expired += point.expired;
    sum.complained += point.complained;
    sum.heldBack += point.heldBack;
    sum.delivered += point.delivered;
    sum.accepted += point.accepted;
    sum.deferred += point.deferred;
    sum.isGap = sum.isGap && point.isGap;
    sum.isBillingDay = sum.isBillingDay || point.isBillingDay;
}

// What can be said of all bars together.
struct Judgement {
    FailurePoint sum;
    int enough = 0; // bars with mails enough to be judged
    int tooFew = 0; // with mails, but too few
    int over = 0;
    const FailurePoint *worst = nullptr; // none where one that cannot be judged looks worse
};

Judgement judged(const FailureSeries &series)
{
    Judgement all;
    double worst = -1;
    double worstUnjudged = -1;
    for (const FailurePoint &point : series.points) {
        addTo(all.sum, point);
        if (point.isGap || point.tried == 0)
            continue;
        const FailureBar bar = failureBar(point, series.goal);
        if (bar.ink == Ink::Hollow) {
            ++all.tooFew;
            worstUnjudged = std::max(worstUnjudged, bar.notDelivered());
            continue;
        }
        ++all.enough;
        all.over += bar.ink == Ink::Full ? 1 : 0;
        if (bar.notDelivered() > worst) {
            worst = bar.notDelivered();
            all.worst = &point;
        }
    }
    if (worstUnjudged > worst)
        all.worst = nullptr;
    return all;
}

} // namespace

FailureBar failureBar(const FailurePoint &point, double goal)
{
    FailureBar bar;
    bar.bounced = per100(point.bounced, point.tried);
    bar.expired = per100(point.expired, point.tried);
    bar.complained = per100(point.complained, point.tried);
    bar.heldBack = per100(point.heldBack, point.tried + point.heldBack);
    if (point.tried < metrics::tooFewToJudge)
        bar.ink = Ink::Hollow;
    else
        bar.ink = bar.notDelivered() > goal ? Ink::Full : Ink::Soft;
    return bar;
}

QList<FailurePoint> mergedToFit(const QList<FailurePoint> &points, int most)
{
    if (points.size() <= most)
        return points;
    qsizetype group = (points.size() + most - 1) / most;
    const bool days = areDays(points);
    if (days)
        group = (group + 6) / 7 * 7;
    QList<FailurePoint> merged;
    for (qsizetype i = 0; i < points.size(); i += group) {
        const qsizetype last = std::min(i + group, points.size()) - 1;
        FailurePoint sum = points.at(i);
        for (qsizetype j = i + 1; j <= last; ++j)
            addTo(sum, points.at(j));
        if (days)
            sum.label = dayRangeText(points.at(i).day, points.at(last).day);
        else
            sum.label = pointName(points.at(i)) + QStringLiteral(" – ") + pointName(points.at(last));
        merged.append(sum);
    }
    return merged;
}

double gridStep(double most)
{
    if (!(most > 0) || std::isinf(most))
        return 1;
    const double decade = std::pow(10, std::floor(std::log10(most / 4)));
    // One decimal has to do for the numbers at the lines.
    const QList<double> fine = {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8};
    const QList<double> coarse = {1, 2, 5};
    for (const double factor : decade < 1 ? coarse : fine) {
        if (4 * factor * decade >= most * 0.999999)
            return factor * decade;
    }
    return 10 * decade;
}

QString pointName(const FailurePoint &point)
{
    return point.label.isEmpty() ? dayText(point.day) : point.label;
}

QString pointSentence(const FailurePoint &point, double goal, bool withHeldBack)
{
    const QString name = pointName(point);
    if (point.isGap)
        return FailureWords::tr("%1: no data.").arg(name);
    if (point.tried == 0)
        return FailureWords::tr("%1: no mail.").arg(name);
    const FailureBar bar = failureBar(point, goal);
    QString text =
        FailureWords::tr("%1: %2 per 100 not delivered (%3 came back, %4 given up), %5 marked as spam, %6 tried.")
            .arg(name, perHundredBeside(bar.notDelivered(), goal), perHundredText(bar.bounced),
                 perHundredText(bar.expired), perHundredText(bar.complained), countText(point.tried));
    if (withHeldBack)
        text += u' ' + FailureWords::tr("%1 not sent.").arg(countText(point.heldBack));
    if (bar.ink == Ink::Hollow)
        text += u' ' + FailureWords::tr("Too few to judge.");
    else if (bar.ink == Ink::Full)
        text += u' ' + FailureWords::tr("Over the goal of %1.").arg(perHundredText(goal));
    return text;
}

QString failureSummary(const FailureSeries &series)
{
    const Judgement all = judged(series);
    if (all.sum.tried == 0)
        return FailureWords::tr("No mail.");
    const auto figure = [&](const FailurePoint &point) {
        return perHundredBeside(failureBar(point, series.goal).notDelivered(), series.goal);
    };
    const bool isOver = failureBar(all.sum, series.goal).ink == Ink::Full;
    QStringList sentences{
        (isOver ? FailureWords::tr("%1 over all: over the goal of %2.") : FailureWords::tr("%1 over all, goal %2."))
            .arg(figure(all.sum), perHundredText(series.goal))};
    if (all.over > 0)
        sentences << FailureWords::tr("Over the goal: %1 of %2.").arg(all.over).arg(series.points.size());
    else if (all.tooFew == 0)
        sentences << FailureWords::tr("Never over the goal.");
    else if (all.enough > 0)
        sentences << FailureWords::tr("Over the goal: none of the %1 that can be judged.").arg(all.enough);
    if (all.tooFew > 0)
        sentences << FailureWords::tr("Too few mails to judge: %1 of %2.").arg(all.tooFew).arg(series.points.size());
    if (all.worst)
        sentences << FailureWords::tr("Worst: %1 with %2.").arg(pointName(*all.worst), figure(*all.worst));
    return sentences.join(u' ');
}

QStringList failureTableHeaders()
{
    return {FailureWords::tr("When"),           FailureWords::tr("Tried"),
            FailureWords::tr("Came back"),      FailureWords::tr("Given up"),
            FailureWords::tr("Marked as spam"), FailureWords::tr("Delivered"),
            FailureWords::tr("Not sent"),       FailureWords::tr("Not delivered per 100")};
}

QList<QStringList> failureTableRows(const QList<FailurePoint> &points)
{
    QList<QStringList> rows;
    for (const FailurePoint &point : points) {
        if (point.isGap) {
            const QString none = noValueText();
            rows.append({pointName(point), none, none, none, none, none, none, FailureWords::tr("no data")});
            continue;
        }
        const FailureBar bar = failureBar(point, 0);
        rows.append({pointName(point), countText(point.tried), countText(point.bounced), countText(point.expired),
                     countText(point.complained), countText(point.delivered), countText(point.heldBack),
                     point.tried > 0 ? perHundredText(bar.notDelivered()) : noValueText()});
    }
    return rows;
}

} // namespace bouncedesk::ui
