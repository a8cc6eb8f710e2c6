// SPDX-License-Identifier: GPL-3.0-or-later
// One import of a period's bills from a CSV file, in slices short enough for other writers (engine.md: under 250 ms),
// each a transaction. From the first slice to the last the period counts as half imported, and nothing is sent for it.
// Owned by whoever imports; each call may be given another connection, all calls come one after the other.
#pragma once

#include "core/backers/csv_reader.h"
#include "core/backers/import_report.h"
#include "core/base/time_format.h"
#include "core/billing/bill_csv_parser.h"
#include "core/billing/bill_repository.h"

#include <memory>

namespace bouncedesk::billing {

class BillImportService {
public:
    static base::Result<std::unique_ptr<BillImportService>> open(const QString &path, base::Period period,
                                                                 const QString &actor, backers::OnImportIssue onIssue);

    // Reads the whole file beside the database and reports its issues; changes nothing. Goes back to the beginning.
    base::Result<backers::ImportReport> check(storage::Connection &connection);
    // Imports the next lines; false when there are none left, and the import is finished. Issues are told after the
    // slice is committed. A bill that was sent is not changed any more: a conflict (bill_sent).
    base::Result<bool> importSlice(storage::Connection &connection, qint64 nowMs);

    const backers::ImportReport &report() const { return m_report; }
    // No line could be used, and the period has no bills from before: it stays one without an import.
    bool isEmpty() const { return m_isEmpty; }
    double progress() const { return m_reader->progress(); }

private:
    struct Slice {
        QList<BillLine> lines;
        QList<backers::ImportIssue> issues;
        backers::ImportReport report;
    };
    BillImportService(std::unique_ptr<backers::CsvReader> reader, BillCsvParser parser, base::Period period,
                      QString actor, backers::OnImportIssue onIssue);
    base::Result<BillLine> parse(const QStringList &cells);
    base::Result<Slice> read(int lines);
    base::Result<void> place(storage::Connection &connection, base::MailingRow mailing, Slice &slice,
                             bool writes) const;
    base::Result<void> begin(storage::Connection &connection, qint64 nowMs);
    base::Result<void> finish(storage::Connection &connection, qint64 nowMs);
    void tell(Slice &slice);

    std::unique_ptr<backers::CsvReader> m_reader;
    BillCsvParser m_parser;
    const base::Period m_period;
    const QString m_actor;
    backers::OnImportIssue m_onIssue;
    backers::ImportReport m_report;
    QHash<size_t, qint64> m_firstLines; // by the key's hash: a key stands in the file once
    base::MailingRow m_mailing;         // null: not begun
    bool m_isEmpty = false;
    int m_sliceLines = 1000;
};

// Takes imported bills back, so that the period's notice goes to all again. Conflict (bill_sent) when somebody has one.
base::Result<void> removeImportedBills(storage::Connection &connection, base::Period period, const QString &actor,
                                       qint64 nowMs);

} // namespace bouncedesk::billing
