// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/counts_figures.h"

#include "ui/theme/number_text.h"

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

qint64 CountsRow::tried() const
{
    return CountsPart{Status::Delivered}.of(*this) + CountsPart{Status::Complained}.of(*this) +
           CountsPart{Status::Bounced}.of(*this) + expired;
}

qint64 CountsPart::of(const CountsRow &row) const
{
    const qint64 count = row.counts[size_t(status)];
    if (status != Status::Dropped)
        return count;
    return kind == DropKind::GivenUp ? row.expired : count - row.expired;
}

QList<CountsPart> stackingOrder(CountsSeries::Measure measure)
{
    const CountsPart cameBack{Status::Bounced};
    const CountsPart givenUp{Status::Dropped, DropKind::GivenUp};
    const CountsPart spam{Status::Complained};
    if (measure == CountsSeries::Measure::Rates)
        return {cameBack, givenUp, spam};
    return {cameBack, givenUp, {Status::Dropped}, spam, {Status::Deferred}, {Status::Accepted}, {Status::Delivered}};
}

double rowValue(const CountsRow &row, const CountsPart &part, CountsSeries::Measure measure)
{
    const double count = double(part.of(row));
    if (measure == CountsSeries::Measure::Counts)
        return count;
    return row.tried() > 0 ? 100 * count / double(row.tried()) : 0;
}

double rowTotal(const CountsRow &row, CountsSeries::Measure measure)
{
    double sum = 0;
    for (const CountsPart &part : stackingOrder(measure))
        sum += rowValue(row, part, measure);
    return sum;
}

double rowSaid(const CountsRow &row, CountsSeries::Measure measure)
{
    const bool isRate = measure == CountsSeries::Measure::Rates;
    return rowTotal(row, measure) - (isRate ? rowValue(row, {Status::Complained}, measure) : 0);
}

QString rowSentence(const CountsRow &row)
{
    QStringList parts;
    for (const CountsPart &part : stackingOrder(CountsSeries::Measure::Counts)) {
        if (part.of(row) > 0) {
            //: a count and its status: "312 came back"
            parts << CountsWords::tr("%1 %2").arg(countText(part.of(row)), part.word());
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
        if (!largest || rowSaid(row, series.measure) > rowSaid(*largest, series.measure))
            largest = &row;
    }
    if (!largest || total == 0)
        return CountsWords::tr("No mail.");
    const QString value =
        series.measure == CountsSeries::Measure::Counts
            ? CountsWords::tr("%1 mails").arg(countText(largest->total()))
            : CountsWords::tr("%1 per 100 not delivered").arg(perHundredText(rowSaid(*largest, series.measure)));
    if (series.groups > series.rows.size())
        //: "The first 10 of 14: 13,904 mails; most: gmail.com with 3.1 per 100 not delivered."
        return CountsWords::tr("The first %1 of %2: %3 mails; most: %4 with %5.")
            .arg(countText(series.rows.size()), countText(series.groups), countText(total), largest->label, value);
    return CountsWords::tr("%1 mails in all; most: %2 with %3.").arg(countText(total), largest->label, value);
}

QStringList countsTableHeaders()
{
    QStringList headers = {CountsWords::tr("Group"), CountsWords::tr("All")};
    for (const CountsPart &part : stackingOrder(CountsSeries::Measure::Counts)) {
        QString word = part.word();
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
        for (const CountsPart &part : stackingOrder(CountsSeries::Measure::Counts))
            cells << countText(part.of(row));
        table.append(cells);
    }
    return table;
}

} // namespace bouncedesk::ui
