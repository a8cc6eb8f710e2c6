// SPDX-License-Identifier: GPL-3.0-or-later
// backers export and projects list: what import takes, as it would take it.
#include "core/backers/backer_list_repository.h"
#include "core/backers/project_repository.h"
#include "core/commands/all_commands.h"
#include "core/commands/backer_rows.h"
#include "core/storage/transaction.h"

#include <QSet>

namespace bouncedesk::commands {

static base::Result<QStringList> fieldNames(storage::Connection &connection)
{
    QSet<QString> names;
    BD_TRY(backers::eachBacker(connection, {}, [&](const backers::Backer &backer) {
        for (auto field = backer.fields.begin(); field != backer.fields.end(); ++field)
            names.insert(field.key());
    }));
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    return sorted;
}

static base::Result<int> exportBackers(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(auto snapshot, storage::Transaction::begin(*connection, storage::Transaction::Read));
    BD_ASSIGN(const QStringList fields, fieldNames(*connection));
    RowOutput rows(context.out, chosenFormat(parser, context), backers::backerColumns() + fields);
    base::Result<void> written;
    BD_TRY(backers::eachBacker(*connection, {}, [&](const backers::Backer &backer) {
        Cells cells{backer.key.text, textOrNull(backer.email), backer.name, textOrNull(backer.language)};
        for (const QString &field : fields) {
            const auto found = backer.fields.find(field);
            cells.append(found == backer.fields.end() ? QJsonValue() : QJsonValue(*found));
        }
        if (written)
            written = rows.row(cells);
    }));
    BD_TRY(written);
    BD_TRY(rows.finish());
    return Done;
}

static base::Result<int> listProjects(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    RowOutput rows(context.out, chosenFormat(parser, context), {QStringLiteral("project_id"), QStringLiteral("name")});
    base::Result<void> written;
    BD_TRY(backers::eachProject(*connection, [&](const backers::Project &project) {
        if (written)
            written = rows.row({project.key.text, project.name});
    }));
    BD_TRY(written);
    BD_TRY(rows.finish());
    return Done;
}

Command backersExportCommand()
{
    return {{QStringLiteral("backers"), QStringLiteral("export")},
            QStringLiteral("[--format table|json|csv]"),
            QStringLiteral("Writes all backers with their fields; with --format csv as import takes them"),
            {formatOption()},
            {},
            exportBackers};
}

Command projectsListCommand()
{
    return {{QStringLiteral("projects"), QStringLiteral("list")},
            QStringLiteral("[--format table|json|csv]"),
            QStringLiteral("Lists projects in order of their ids"),
            {formatOption()},
            {},
            listProjects};
}

} // namespace bouncedesk::commands
