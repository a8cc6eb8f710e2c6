// SPDX-License-Identifier: GPL-3.0-or-later
// backers import and projects import: a CSV file in, what is wrong with its lines on standard error, one row of
// figures.
#include "core/backers/backer_import_service.h"
#include "core/backers/project_import_service.h"
#include "core/commands/all_commands.h"
#include "core/commands/backer_rows.h"
#include "core/phrases/error_phrases.h"

namespace bouncedesk::commands {

static const QString kStrict = QStringLiteral("strict");

static backers::OnImportIssue issuesTo(CommandContext &context)
{
    return [&context](const backers::ImportIssue &issue) {
        say(context, QStringLiteral("line %1: %2")
                         .arg(issue.line)
                         .arg(phrases::errorPhrase(context.settings.language, issue.error)));
    };
}

static QString percent(double progress)
{
    return QStringLiteral("Reading the file … %1 %").arg(int(progress * 100));
}

static base::Result<int> printReport(const QCommandLineParser &parser, CommandContext &context,
                                     const backers::ImportReport &report)
{
    RowOutput rows(context.out, chosenFormat(parser, context),
                   {QStringLiteral("added"), QStringLiteral("changed"), QStringLiteral("unchanged"),
                    QStringLiteral("bad"), QStringLiteral("conflicts")});
    BD_TRY(rows.row({report.added, report.changed, report.unchanged, report.bad, report.conflicts}));
    BD_TRY(rows.finish());
    return Done;
}

template <typename Import>
static base::Result<int> importAll(Import &import, storage::Connection &connection, const QCommandLineParser &parser,
                                   CommandContext &context)
{
    ProgressLine progress(context);
    for (bool more = true; more;) {
        BD_ASSIGN(more, import.importSlice(connection, context.clock.nowMs()));
        progress.show(percent(import.progress()));
    }
    progress.clear();
    return printReport(parser, context, import.report());
}

static base::Result<int> importBackers(const QCommandLineParser &parser, CommandContext &context)
{
    const QString file = parser.positionalArguments().constFirst();
    BD_ASSIGN(const OpenedBackers opened, openBackers(context));
    BD_ASSIGN(const auto import, backers::BackerImportService::open(file, opened.service, issuesTo(context)));
    if (parser.isSet(kStrict)) {
        BD_ASSIGN(const backers::ImportReport report, import->check(*opened.connection));
        if (!report.isClean())
            return base::fail(base::ErrorCode::InvalidInput, file, QStringLiteral("csv_bad_lines"));
    }
    return importAll(*import, *opened.connection, parser, context);
}

static base::Result<int> importProjects(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const auto import,
              backers::ProjectImportService::open(parser.positionalArguments().constFirst(), issuesTo(context)));
    return importAll(*import, *connection, parser, context);
}

Command backersImportCommand()
{
    return {{QStringLiteral("backers"), QStringLiteral("import")},
            QStringLiteral("FILE.csv [--strict] [--format table|json|csv]"),
            QStringLiteral("Adds and changes backers from a CSV with backer_id, email, name and more"),
            {{kStrict, QStringLiteral("all or nothing: a bad line or conflict anywhere, and nothing is imported")},
             formatOption()},
            {QStringLiteral("FILE.csv")},
            importBackers};
}

Command projectsImportCommand()
{
    return {{QStringLiteral("projects"), QStringLiteral("import")},
            QStringLiteral("FILE.csv [--format table|json|csv]"),
            QStringLiteral("Adds and renames projects from a CSV with project_id and name"),
            {formatOption()},
            {QStringLiteral("FILE.csv")},
            importProjects};
}

} // namespace bouncedesk::commands
