// SPDX-License-Identifier: GPL-3.0-or-later
// One import of backers from a CSV file, in slices short enough for other writers (engine.md: under 250 ms), each a
// transaction. Owned by whoever imports; each call may be given another connection, all calls come one after the other.
#pragma once

#include "core/backers/backer_csv_parser.h"
#include "core/backers/csv_reader.h"
#include "core/backers/import_report.h"

#include <QHash>

namespace bouncedesk::backers {

class BackerImportService {
public:
    static base::Result<std::unique_ptr<BackerImportService>> open(const QString &path, const BackerService &service,
                                                                   OnImportIssue onIssue);

    // Reads the whole file beside the database and reports its issues; changes nothing. Goes back to the beginning.
    base::Result<ImportReport> check(storage::Connection &connection);
    // Imports the next lines; false when there are none left. Issues are told after the slice is committed.
    base::Result<bool> importSlice(storage::Connection &connection, qint64 nowMs);

    const ImportReport &report() const { return m_report; }
    double progress() const { return m_reader->progress(); }

private:
    struct Slice {
        QList<BackerLine> lines;
        QList<ImportIssue> issues;
        ImportReport report;
    };
    BackerImportService(std::unique_ptr<CsvReader> reader, BackerCsvParser parser, const BackerService &service,
                        OnImportIssue onIssue);
    base::Result<BackerLine> parse(const QStringList &cells) const;
    base::Result<Slice> read(int lines);
    base::Result<void> import(storage::Connection &connection, Slice &slice, qint64 nowMs) const;
    base::Result<void> change(storage::Connection &connection, const BackerLine &line, Backer backer, Slice &slice,
                              qint64 nowMs) const;
    base::Result<bool> adopt(storage::Connection &connection, const BackerLine &line, Slice &slice, qint64 nowMs) const;
    base::Result<void> insert(storage::Connection &connection, QList<Backer> backers, qint64 nowMs) const;
    base::Result<void> lookForConflicts(storage::Connection &connection, Slice &slice) const;
    base::Result<void> countWebAddresses(storage::Connection &connection);
    void tell(Slice &slice);

    std::unique_ptr<CsvReader> m_reader;
    BackerCsvParser m_parser;
    const BackerService m_service;
    OnImportIssue m_onIssue;
    ImportReport m_report;
    QHash<size_t, qint64> m_firstLines; // by the key's hash: a key stands in the file once
    QHash<QString, int> m_webAddresses; // confirmed ones of people who signed up themselves: how often in the file
    bool m_started = false;
    int m_sliceLines = 1000;
};

} // namespace bouncedesk::backers
