// SPDX-License-Identifier: GPL-3.0-or-later
// What the chart of counts shows, computed: mails by status in each group. Pure.
#pragma once

#include "ui/theme/status_words.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace bouncedesk::ui {

struct CountsRow {
    QString label; // from outside is fine
    std::array<qint64, statusCount> counts{};
    qint64 expired = 0; // given up; also among what was dropped

    qint64 total() const;
    qint64 tried() const;
};

// One segment of a bar: of what was dropped, given up and not sent stand apart.
struct CountsPart {
    Status status;
    DropKind kind = DropKind::HeldBack;

    QString word() const { return statusWord(status, kind); }
    qint64 of(const CountsRow &row) const;
};

struct CountsSeries {
    // Rates: what came back, was given up or marked as spam, per 100 tried. Not sent is no part of them.
    enum class Measure { Counts, Rates };
    // Lying bars for groups, standing ones for time.
    enum class Bars { Lying, Standing };

    QString title;
    QList<CountsRow> rows;
    Measure measure = Measure::Counts;
    Bars bars = Bars::Lying;
    qsizetype groups = 0; // of which the rows are the first; 0: the rows are all
};

// From zero in this order; delivered last, because failures are what one looks for.
QList<CountsPart> stackingOrder(CountsSeries::Measure measure);
double rowValue(const CountsRow &row, const CountsPart &part, CountsSeries::Measure measure);
// How long its bar is.
double rowTotal(const CountsRow &row, CountsSeries::Measure measure);
// What it is said to have: a mail marked as spam was delivered, though it stands among the failures.
double rowSaid(const CountsRow &row, CountsSeries::Measure measure);
QString rowSentence(const CountsRow &row);
QString countsSummary(const CountsSeries &series);
QStringList countsTableHeaders();
QList<QStringList> countsTableRows(const QList<CountsRow> &rows);

} // namespace bouncedesk::ui
