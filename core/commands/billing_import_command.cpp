// SPDX-License-Identifier: GPL-3.0-or-later
// billing import: a month's bills with figures of their own; what is wrong with lines goes to standard error.
#include "core/audit/audit_repository.h"
#include "core/billing/audience_service.h"
#include "core/billing/bill_import_service.h"
#include "core/billing/run_repository.h"
#include "core/commands/all_commands.h"
#include "core/commands/backer_rows.h"
#include "core/commands/billing_run.h"
#include "core/phrases/error_phrases.h"

namespace bouncedesk::commands {

namespace {

const QString kStrict = QStringLiteral("strict");
const QString kRemove = QStringLiteral("remove");

base::Result<int> printReport(const QCommandLineParser &parser, CommandContext &context, base::Period period,
                              const backers::ImportReport &report)
{
    RowOutput rows(context.out, chosenFormat(parser, context),
                   {QStringLiteral("period"), QStringLiteral("added"), QStringLiteral("changed"),
                    QStringLiteral("unchanged"), QStringLiteral("bad"), QStringLiteral("conflicts")});
    BD_TRY(rows.row({period.text(), report.added, report.changed, report.unchanged, report.bad, report.conflicts}));
    BD_TRY(rows.finish());
    return Done;
}

base::Result<int> import(const QCommandLineParser &parser, CommandContext &context, storage::Connection &connection,
                         base::Period period)
{
    const QString file = parser.positionalArguments().constFirst();
    const auto tell = [&context](const backers::ImportIssue &issue) {
        say(context, QStringLiteral("line %1: %2")
                         .arg(issue.line)
                         .arg(phrases::errorPhrase(context.settings.language, issue.error)));
    };
    BD_ASSIGN(const auto import, billing::BillImportService::open(file, period, audit::staffActor(), tell));
    if (parser.isSet(kStrict)) {
        BD_ASSIGN(const backers::ImportReport report, import->check(connection));
        if (!report.isClean())
            return base::fail(base::ErrorCode::InvalidInput, file, QStringLiteral("csv_bad_lines"));
    }
    ProgressLine progress(context);
    for (bool more = true; more;) {
        BD_ASSIGN(more, import->importSlice(connection, context.clock.nowMs()));
        progress.show(QStringLiteral("Reading the file … %1 %").arg(int(import->progress() * 100)));
    }
    progress.clear();
    BD_ASSIGN(const int status, printReport(parser, context, period, import->report()));
    if (import->isEmpty())
        return base::fail(base::ErrorCode::InvalidInput, file, QStringLiteral("csv_no_bills\n") + period.text());
    return status;
}

base::Result<int> importOrRemove(const QCommandLineParser &parser, CommandContext &context)
{
    if (parser.isSet(kRemove) == !parser.positionalArguments().isEmpty()) {
        say(context, QStringLiteral("billing import: name a file, or --remove to take the month's bills back."));
        return Usage;
    }
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const base::Period period, periodOf(parser, context, *connection));
    if (!parser.isSet(kRemove))
        return import(parser, context, *connection, period);
    BD_TRY(billing::removeImportedBills(*connection, period, audit::staffActor(), context.clock.nowMs()));
    say(context,
        QStringLiteral("The imported bills for %1 are gone: its notice goes to all again.").arg(period.text()));
    return Done;
}

} // namespace

Command billingImportCommand()
{
    return {{QStringLiteral("billing"), QStringLiteral("import")},
            QStringLiteral("--period P FILE.csv [--strict] [--remove] [--format table|json|csv]"),
            QStringLiteral("Takes a month's bills from a CSV with backer_id, amount, currency and more"),
            {periodOption(),
             {kStrict, QStringLiteral("all or nothing: a bad line or conflict anywhere, and nothing is imported")},
             {kRemove, QStringLiteral("take the month's imported bills back, as long as none was sent")},
             formatOption()},
            {QStringLiteral("[FILE.csv]")},
            importOrRemove,
            checkPeriod};
}

} // namespace bouncedesk::commands
