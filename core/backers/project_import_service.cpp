// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/project_import_service.h"

#include "core/backers/backer_csv_parser.h"
#include "core/base/text.h"
#include "core/storage/transaction.h"

namespace bouncedesk::backers {

using storage::Connection;

constexpr int kSliceLines = 1000;
static const QString kKey = QStringLiteral("project_id");
static const QString kName = QStringLiteral("name");

base::Result<std::unique_ptr<ProjectImportService>> ProjectImportService::open(const QString &path,
                                                                               OnImportIssue onIssue)
{
    BD_ASSIGN(auto reader, CsvReader::open(path));
    const QStringList columns = withOurNames(reader->columns(), {kKey, kName});
    BD_TRY(checkColumns(path, columns, {kKey, kName}));
    return std::unique_ptr<ProjectImportService>(
        new ProjectImportService(std::move(reader), columns, std::move(onIssue)));
}

ProjectImportService::ProjectImportService(std::unique_ptr<CsvReader> reader, const QStringList &columns,
                                           OnImportIssue onIssue)
    : m_reader(std::move(reader)), m_onIssue(std::move(onIssue)), m_keyColumn(columns.indexOf(kKey)),
      m_nameColumn(columns.indexOf(kName))
{
}

base::Result<Project> ProjectImportService::parse(const QStringList &cells) const
{
    BD_TRY(m_reader->checkQuotes());
    BD_TRY(checkCellCount(m_reader->columns(), cells));
    Project project;
    project.key.text = base::cleanText(cells[m_keyColumn].trimmed(), kMostFieldChars);
    project.name = base::cleanText(base::squished(cells[m_nameColumn]), kMostNameChars);
    BD_TRY(checkKey(project.key.text));
    return project;
}

base::Result<QList<Project>> ProjectImportService::read()
{
    QList<Project> projects;
    QStringList cells;
    while (projects.size() < kSliceLines && !m_atEnd) {
        BD_ASSIGN(const bool any, m_reader->next(cells));
        m_atEnd = !any;
        if (!any)
            break;
        if (auto parsed = parse(cells)) {
            projects.append(*parsed);
        } else {
            ++m_report.bad;
            m_onIssue({m_reader->line(), parsed.error()});
        }
    }
    return projects;
}

base::Result<void> ProjectImportService::change(Connection &connection, const Project &there, const QString &name,
                                                ImportReport &report)
{
    if (name.isEmpty() || name == there.name) {
        ++report.unchanged;
        return {};
    }
    ++report.changed;
    return renameProject(connection, there.id, name);
}

base::Result<void> ProjectImportService::import(Connection &connection, const Project &project, ImportReport &report)
{
    BD_ASSIGN(auto there, projectByKey(connection, project.key.text));
    if (there)
        return change(connection, *there, project.name, report);
    Project fresh = project;
    if (fresh.name.isEmpty())
        fresh.name = fresh.key.text;
    BD_ASSIGN(const bool isMade, insertProject(connection, fresh));
    if (isMade) {
        ++report.added;
        return {};
    }
    BD_ASSIGN(there, projectByKey(connection, project.key.text));
    if (!there)
        return base::fail(base::ErrorCode::Retry, project.key.text,
                          QStringLiteral("made by another writer, not visible yet"));
    return change(connection, *there, project.name, report);
}

base::Result<bool> ProjectImportService::importSlice(Connection &connection, qint64 nowMs)
{
    BD_ASSIGN(QList<Project> projects, read());
    ImportReport done;
    BD_TRY(storage::inTransaction(connection, [&]() -> base::Result<void> {
        done = {};
        for (Project &project : projects) {
            project.createdAtMs = nowMs;
            BD_TRY(import(connection, project, done));
        }
        return {};
    }));
    m_report.add(done);
    return !m_atEnd;
}

} // namespace bouncedesk::backers
