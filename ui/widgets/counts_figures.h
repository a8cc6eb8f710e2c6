// SPDX-License-Identifier: GPL-3.0-or-later
// What the chart of counts shows, computed: mails by status in each group. Pure.
#pragma once

#include "ui/theme/tokens.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace bouncedesk::ui {

struct CountsRow {
    QString label; // from outside is fine
    std::array<qint64, statusCount> counts{};

    qint64 count(Status status) const { return counts[size_t(status)]; }
    qint64 total() const;
};

struct CountsSeries {
    // Rates: only what did not arrive, per 100 of the row's mails.
    enum class Measure { Counts, Rates };
    // Lying bars for groups, standing ones for time.
    enum class Bars { Lying, Standing };

    QString title;
    QList<CountsRow> rows;
    Measure measure = Measure::Counts;
    Bars bars = Bars::Lying;
};

// From zero in this order; delivered last, because failures are what one looks for.
QList<Status> stackingOrder(CountsSeries::Measure measure);
double rowValue(const CountsRow &row, Status status, CountsSeries::Measure measure);
double rowTotal(const CountsRow &row, CountsSeries::Measure measure);
QString rowSentence(const CountsRow &row);
QString countsSummary(const CountsSeries &series);
QStringList countsTableHeaders();
QList<QStringList> countsTableRows(const QList<CountsRow> &rows);

} // namespace bouncedesk::ui
