// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/counts_figures.h"

#include "ui/theme/number_text.h"
#include "ui/theme/status_words.h"

#include <QCoreApplication>

#include <numeric>

namespace bouncedesk::ui {

namespace {

class CountsWords {
    Q_DECLARE_TR_FUNCTIONS(CountsWords)
};

} // namespace

qint64 CountsRow::total() const
{
    return std::accumulate(counts.cbegin(), counts.cend(), qint64(0));
}

QList<Status> stackingOrder(CountsSeries::Measure measure)
{
    QList<Status> order = {Status::Bounced, Status::Dropped, Status::Complained};
    if (measure == CountsSeries::Measure::Counts)
        order << Status::Deferred << Status::Accepted << Status::Delivered;
    return order;
}

double rowValue(const CountsRow &row, Status status, CountsSeries::Measure measure)
{
    const double count = double(row.count(status));
    if (measure == CountsSeries::Measure::Counts)
        return count;
    return row.total() > 0 ? 100 * count / double(row.total()) : 0;
}

double rowTotal(const CountsRow &row, CountsSeries::Measure measure)
{
    double sum = 0;
    for (const Status status : stackingOrder(measure))
        sum += rowValue(row, status, measure);
    return sum;
}

// What a row is said to be the most of: a mail marked as spam was delivered, though it stands among the failures.
static double saidOf(const CountsRow &row, CountsSeries::Measure measure)
{
    const double delivered = measure == CountsSeries::Measure::Rates ? rowValue(row, Status::Complained, measure) : 0;
    return rowTotal(row, measure) - delivered;
}

QString rowSentence(const CountsRow &row)
{
    QStringList parts;
    for (const Status status : stackingOrder(CountsSeries::Measure::Counts)) {
        if (row.count(status) > 0) {
            //: a count and its status: "312 came back"
            parts << CountsWords::tr("%1 %2").arg(countText(row.count(status)), statusWord(status));
        }
    }
    if (parts.isEmpty())
        return CountsWords::tr("%1: no mail.").arg(row.label);
    return CountsWords::tr("%1: %2 mails; %3.")
        .arg(row.label, countText(row.total()), parts.join(QStringLiteral(", ")));
}

QString countsSummary(const CountsSeries &series)
{
    const CountsRow *largest = nullptr;
    qint64 total = 0;
    for (const CountsRow &row : series.rows) {
        total += row.total();
        if (!largest || saidOf(row, series.measure) > saidOf(*largest, series.measure))
            largest = &row;
    }
    if (!largest || total == 0)
        return CountsWords::tr("No mail.");
    const QString value =
        series.measure == CountsSeries::Measure::Counts
            ? CountsWords::tr("%1 mails").arg(countText(largest->total()))
            : CountsWords::tr("%1 per 100 not delivered").arg(perHundredText(saidOf(*largest, series.measure)));
    return CountsWords::tr("%1 mails in all; most: %2 with %3.").arg(countText(total), largest->label, value);
}

QStringList countsTableHeaders()
{
    QStringList headers = {CountsWords::tr("Group"), CountsWords::tr("All")};
    for (const Status status : stackingOrder(CountsSeries::Measure::Counts)) {
        QString word = statusWord(status);
        word[0] = word.at(0).toUpper();
        headers << word;
    }
    return headers;
}

QList<QStringList> countsTableRows(const QList<CountsRow> &rows)
{
    QList<QStringList> table;
    for (const CountsRow &row : rows) {
        QStringList cells = {row.label, countText(row.total())};
        for (const Status status : stackingOrder(CountsSeries::Measure::Counts))
            cells << countText(row.count(status));
        table.append(cells);
    }
    return table;
}

} // namespace bouncedesk::ui
