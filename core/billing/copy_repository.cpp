// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/copy_repository.h"

#include <array>

namespace bouncedesk::billing {

using base::Result;
using storage::Connection;

constexpr auto kInsert = "INSERT INTO bill_copies (mailing, backer, at, actor) VALUES ($1, $2, $3, $4)";
constexpr auto kSetMessage = "UPDATE bill_copies SET message_id = $4 WHERE mailing = $1 AND backer = $2 AND at = $3";
constexpr auto kDelete = "DELETE FROM bill_copies WHERE mailing = $1 AND backer = $2 AND at = $3";
constexpr auto kIsKnown = "SELECT COUNT(*) FROM bill_copies WHERE mailing = $1 AND backer = $2 AND at = $3";
constexpr auto kCountSince = "SELECT COUNT(*) FROM bill_copies WHERE backer = $1 AND at > $2";

constexpr QLatin1String kPrefix("copy.");

QString copyVariable(const CopyIdentity &copy)
{
    return kPrefix + QStringLiteral("%1.%2.%3").arg(copy.mailing.value).arg(copy.backer.value).arg(copy.atMs);
}

std::optional<CopyIdentity> copyOfVariable(QStringView text)
{
    if (!text.startsWith(kPrefix))
        return std::nullopt;
    const QList<QStringView> parts = text.mid(kPrefix.size()).split(u'.');
    std::array<qint64, 3> numbers{};
    if (parts.size() != qsizetype(numbers.size()))
        return std::nullopt;
    for (size_t i = 0; i < numbers.size(); ++i) {
        bool isNumber = false;
        numbers[i] = parts[qsizetype(i)].toLongLong(&isNumber);
        if (!isNumber || numbers[i] <= 0)
            return std::nullopt;
    }
    return CopyIdentity{{numbers[0]}, {numbers[1]}, numbers[2]};
}

Result<void> insertCopy(Connection &connection, const CopyIdentity &copy, const QString &actor)
{
    BD_TRY(connection.run(kInsert, {copy.mailing, copy.backer, copy.atMs, actor}));
    return {};
}

Result<void> setCopyMessage(Connection &connection, const CopyIdentity &copy, const QString &messageId)
{
    BD_TRY(connection.run(kSetMessage, {copy.mailing, copy.backer, copy.atMs, messageId}));
    return {};
}

Result<void> deleteCopy(Connection &connection, const CopyIdentity &copy)
{
    BD_TRY(connection.run(kDelete, {copy.mailing, copy.backer, copy.atMs}));
    return {};
}

Result<bool> isCopyKnown(Connection &connection, const CopyIdentity &copy)
{
    BD_ASSIGN(const qint64 rows, connection.number(kIsKnown, {copy.mailing, copy.backer, copy.atMs}));
    return rows > 0;
}

Result<qint64> countCopiesSince(Connection &connection, base::BackerRow backer, qint64 ms)
{
    return connection.number(kCountSince, {backer, ms});
}

} // namespace bouncedesk::billing
