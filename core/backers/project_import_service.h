// SPDX-License-Identifier: GPL-3.0-or-later
// One import of projects (project_id, name) from a CSV file, in slices, each a transaction. Owned by whoever imports.
#pragma once

#include "core/backers/csv_reader.h"
#include "core/backers/import_report.h"
#include "core/backers/project_repository.h"

namespace bouncedesk::backers {

class ProjectImportService {
public:
    static base::Result<std::unique_ptr<ProjectImportService>> open(const QString &path, OnImportIssue onIssue);

    // Imports the next lines; false when there are none left.
    base::Result<bool> importSlice(storage::Connection &connection, qint64 nowMs);
    const ImportReport &report() const { return m_report; }
    double progress() const { return m_reader->progress(); }

private:
    ProjectImportService(std::unique_ptr<CsvReader> reader, const QStringList &columns, OnImportIssue onIssue);
    base::Result<QList<Project>> read();
    base::Result<Project> parse(const QStringList &cells) const;
    static base::Result<void> import(storage::Connection &connection, const Project &project, ImportReport &report);
    static base::Result<void> change(storage::Connection &connection, const Project &there, const QString &name,
                                     ImportReport &report);

    std::unique_ptr<CsvReader> m_reader;
    OnImportIssue m_onIssue;
    ImportReport m_report;
    qsizetype m_keyColumn = 0;
    qsizetype m_nameColumn = 0;
    bool m_atEnd = false;
};

} // namespace bouncedesk::backers
