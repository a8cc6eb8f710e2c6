// SPDX-License-Identifier: GPL-3.0-or-later
// What the lines of a file of bills say: backer_id, amount, currency, optional due_date, number, link; further columns
// become variables of the template. Pure.
#pragma once

#include "core/base/result.h"
#include "core/billing/bill_figures.h"

#include <QHash>
#include <QStringList>

namespace bouncedesk::billing {

struct BillLine {
    qint64 line = 0;
    QString key; // the backer's
    BillFigures bill;
};

class BillCsvParser {
public:
    // InvalidInput naming the column: csv_missing_column, csv_double_column, bad_bill_column.
    static base::Result<BillCsvParser> forColumns(const QString &path, const QStringList &columns);
    // InvalidInput: wrong_cell_count, missing_key, key_too_long, not_a_currency, not_an_amount, ambiguous_amount,
    // not_a_date, bad_link.
    base::Result<BillLine> parse(qint64 line, const QStringList &cells);

private:
    base::Result<void> take(BillLine &line, const QString &column, const QString &cell) const;
    base::Result<int> digitsOf(const QString &currency);

    QStringList m_columns;
    QHash<QString, int> m_digits; // by currency
};

} // namespace bouncedesk::billing
