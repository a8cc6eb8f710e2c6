// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/backer_rows.h"

#include "core/backers/backer_repository.h"
#include "core/base/time_format.h"
#include "core/storage/database_properties.h"

namespace bouncedesk::commands {

base::Result<OpenedBackers> openBackers(CommandContext &context)
{
    BD_ASSIGN(auto connection, context.openDatabase());
    BD_ASSIGN(const base::ReportingZone zone, storage::reportingZone(*connection));
    const backers::LockService locks(zone);
    return OpenedBackers{std::move(connection), locks, backers::BackerService(locks), backers::UnlockService(locks)};
}

QStringList backerColumns()
{
    return {QStringLiteral("backer_id"), QStringLiteral("email"),       QStringLiteral("name"),
            QStringLiteral("locked"),    QStringLiteral("lock_reason"), QStringLiteral("locked_at")};
}

Cells backerCells(const backers::Backer &backer)
{
    Cells cells{backer.key.text, textOrNull(backer.email), backer.name, backer.isLocked()};
    cells << (backer.lock ? QJsonValue(mail::className(backer.lock->mailClass)) : QJsonValue());
    cells << instantOrNull(backer.lock ? std::optional(backer.lock->sinceMs) : std::nullopt);
    return cells;
}

base::Result<int> printBacker(const QCommandLineParser &parser, CommandContext &context,
                              storage::Connection &connection, base::BackerRow id)
{
    BD_ASSIGN(const auto backer, backers::backerById(connection, id));
    RowOutput rows(context.out, chosenFormat(parser, context), backerColumns());
    if (backer)
        BD_TRY(rows.row(backerCells(*backer)));
    BD_TRY(rows.finish());
    return Done;
}

QJsonValue textOrNull(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue();
}

QJsonValue instantOrNull(const std::optional<qint64> &ms)
{
    return ms ? QJsonValue(base::isoInstant(*ms)) : QJsonValue();
}

void ProgressLine::show(const QString &text)
{
    const qint64 now = m_context.clock.bootMs();
    if (!m_context.errIsTerminal || (m_shown && now - m_shownAtMs < 200))
        return;
    m_shown = true;
    m_shownAtMs = now;
    m_context.err.write("\r\x1b[K" + text.toUtf8());
}

void ProgressLine::clear()
{
    if (std::exchange(m_shown, false))
        m_context.err.write("\r\x1b[K");
}

} // namespace bouncedesk::commands
