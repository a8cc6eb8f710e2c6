// SPDX-License-Identifier: GPL-3.0-or-later
// backers show KEY: all that is stored about one backer, one row.
#include "core/commands/all_commands.h"
#include "core/commands/backer_rows.h"

#include <QJsonObject>

namespace bouncedesk::commands {

static base::Result<int> showBacker(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const backers::Backer backer,
              backers::backerOfKey(*connection, parser.positionalArguments().constFirst()));
    QStringList columns = backerColumns();
    Cells cells = backerCells(backer);
    const auto add = [&](const char *column, const QJsonValue &value) {
        columns.append(QLatin1String(column));
        cells.append(value);
    };
    QJsonObject fields;
    for (auto field = backer.fields.begin(); field != backer.fields.end(); ++field)
        fields.insert(field.key(), field.value());
    add("language", textOrNull(backer.language));
    add("address_source", backer.address ? QJsonValue(backers::sourceName(backer.addressSource)) : QJsonValue());
    add("address_changed_at", instantOrNull(backer.addressChangedAtMs));
    add("address_confirmed_at", instantOrNull(backer.addressConfirmedAtMs));
    add("unlocked_at", instantOrNull(backer.unlockedAtMs));
    add("held_at", instantOrNull(backer.heldAtMs));
    add("lock_note", textOrNull(backer.staffLockNote));
    add("joined_at", instantOrNull(backer.joinedAtMs));
    add("erased_at", instantOrNull(backer.erasedAtMs));
    add("fields", fields);
    RowOutput rows(context.out, chosenFormat(parser, context), columns);
    BD_TRY(rows.row(cells));
    BD_TRY(rows.finish());
    return Done;
}

Command backersShowCommand()
{
    return {{QStringLiteral("backers"), QStringLiteral("show")},
            QStringLiteral("KEY [--format table|json|csv]"),
            QStringLiteral("Shows one backer; KEY is an id or address"),
            {formatOption()},
            {QStringLiteral("KEY")},
            showBacker};
}

} // namespace bouncedesk::commands
