// SPDX-License-Identifier: GPL-3.0-or-later
// backers list: all, the locked ones, or those that a search finds.
#include "core/backers/backer_list_repository.h"
#include "core/commands/all_commands.h"
#include "core/commands/backer_rows.h"

namespace bouncedesk::commands {

static const QString kLocked = QStringLiteral("locked");
static const QString kSearch = QStringLiteral("search");

static base::Result<int> listBackers(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    RowOutput rows(context.out, chosenFormat(parser, context), backerColumns());
    base::Result<void> written;
    BD_TRY(backers::eachBacker(*connection, {parser.isSet(kLocked), parser.value(kSearch)},
                               [&](const backers::Backer &backer) {
                                   if (written)
                                       written = rows.row(backerCells(backer));
                               }));
    BD_TRY(written);
    BD_TRY(rows.finish());
    return Done;
}

Command backersListCommand()
{
    return {{QStringLiteral("backers"), QStringLiteral("list")},
            QStringLiteral("[--locked] [--search TEXT] [--format table|json|csv]"),
            QStringLiteral("Lists backers in order of their ids"),
            {{kLocked, QStringLiteral("only those who get no billing mail")},
             {kSearch, QStringLiteral("any part of id, name, present or former address"), QStringLiteral("TEXT")},
             formatOption()},
            {},
            listBackers};
}

} // namespace bouncedesk::commands
