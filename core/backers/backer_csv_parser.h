// SPDX-License-Identifier: GPL-3.0-or-later
// What the lines of a backers' CSV say (interface.md: backer_id, email, name, optional language; further columns become
// fields). Pure.
#pragma once

#include "core/backers/backer_service.h"

namespace bouncedesk::backers {

struct BackerLine {
    qint64 line = 0;
    QString key;
    BackerChange change; // empty cells of the known columns are absent
};

class BackerCsvParser {
public:
    // InvalidInput naming the column: csv_missing_column, csv_double_column.
    static base::Result<BackerCsvParser> forColumns(const QString &path, const QStringList &columns);
    // InvalidInput: wrong_cell_count, missing_key, key_too_long, or the fault of the address.
    base::Result<BackerLine> parse(qint64 line, const QStringList &cells) const;

private:
    QStringList m_columns;
};

// Ours are known however they are written and get the name we use; all others stay as they are.
QStringList withOurNames(const QStringList &columns, const QStringList &ours);
// The same checks for any file of ours: each of the needed columns is there, none twice.
base::Result<void> checkColumns(const QString &path, const QStringList &columns, const QStringList &needed);
base::Result<void> checkCellCount(const QStringList &columns, const QStringList &cells);

} // namespace bouncedesk::backers
