// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/backer_list_repository.h"

#include "core/backers/backer_repository.h"
#include "core/base/email_address.h"

namespace bouncedesk::backers {

using storage::Connection;
using storage::Parameters;

constexpr auto kByKeyAfter = "SELECT " BD_BACKER_COLUMNS " FROM backers b WHERE b.backer_key > $1 "
                             "ORDER BY b.backer_key LIMIT $2";
constexpr auto kLocked = "SELECT " BD_BACKER_COLUMNS " FROM backers b WHERE b.locked_at IS NOT NULL "
                         "AND (b.locked_at, b.id) < ($1, $2) ORDER BY b.locked_at DESC, b.id DESC LIMIT $3";
constexpr auto kCountLocked = "SELECT COUNT(*) FROM backers WHERE locked_at IS NOT NULL";
constexpr auto kCount = "SELECT COUNT(*) FROM backers WHERE erased_at IS NULL";
constexpr auto kExact = "SELECT " BD_BACKER_COLUMNS " FROM backers b WHERE b.id > $1 AND (b.backer_key = $2 OR "
                        "b.id IN (SELECT backer FROM backer_addresses WHERE address = $3)) ORDER BY b.id LIMIT $4";
constexpr auto kAll = "SELECT " BD_BACKER_COLUMNS " FROM backers b ";
constexpr auto kContains = "(b.search_text LIKE $%1 ESCAPE '\\' OR b.id IN (SELECT backer FROM backer_addresses "
                           "WHERE until_at IS NOT NULL AND address LIKE $%1 ESCAPE '\\'))";

static QString containing(const QString &word)
{
    QString escaped = word.toLower();
    escaped.replace(u'\\', QStringLiteral("\\\\"))
        .replace(u'%', QStringLiteral("\\%"))
        .replace(u'_', QStringLiteral("\\_"));
    return u'%' + escaped + u'%';
}

// A condition for each word, beginning with the placeholder that comes after those already there.
static QStringList conditionsFor(const QString &text, Parameters &parameters)
{
    QStringList conditions;
    const QString wanted = text.contains(u'<') ? base::addressFromPasted(text) : text;
    for (const QString &word : wanted.split(u' ', Qt::SkipEmptyParts).mid(0, 8)) {
        parameters.push_back(containing(word));
        conditions.append(QString::fromLatin1(kContains).arg(parameters.size()));
    }
    return conditions;
}

base::Result<QList<Backer>> backersByKeyAfter(Connection &connection, const QString &afterKey, int limit)
{
    return connection.list(kByKeyAfter, {afterKey, limit}, backerFromRow);
}

base::Result<QList<Backer>> lockedBackers(Connection &connection, const LockedPlace &before, int limit)
{
    const qint64 at = before.lockedAtMs > 0 ? before.lockedAtMs : std::numeric_limits<qint64>::max();
    return connection.list(kLocked, {at, before.backer, limit}, backerFromRow);
}

base::Result<qint64> countLocked(Connection &connection)
{
    return connection.number(kCountLocked);
}

base::Result<qint64> countBackers(Connection &connection)
{
    return connection.number(kCount);
}

base::Result<QList<Backer>> searchBackers(Connection &connection, const QString &text, base::BackerRow after, int limit)
{
    const QString address = base::normalisedAddress(base::addressFromPasted(text));
    BD_ASSIGN(const QList<Backer> exact,
              connection.list(kExact, {after, text.trimmed(), address, limit}, backerFromRow));
    if (!exact.isEmpty())
        return exact;
    Parameters parameters{after, limit};
    QStringList conditions{QStringLiteral("b.id > $1")};
    conditions += conditionsFor(text, parameters);
    const QString sql = QString::fromLatin1(kAll) + QStringLiteral("WHERE ") +
                        conditions.join(QStringLiteral(" AND ")) + QStringLiteral(" ORDER BY b.id LIMIT $2");
    return connection.list(sql.toStdString(), parameters, backerFromRow);
}

base::Result<void> eachBacker(Connection &connection, const BackerFilter &filter,
                              const std::function<void(const Backer &)> &visit)
{
    Parameters parameters;
    QStringList conditions = conditionsFor(filter.search, parameters);
    if (filter.lockedOnly && filter.withHeld)
        conditions.prepend(QStringLiteral("(b.locked_at IS NOT NULL OR b.held_at IS NOT NULL)"));
    else
        conditions.prepend(filter.lockedOnly ? QStringLiteral("b.locked_at IS NOT NULL")
                                             : QStringLiteral("b.erased_at IS NULL"));
    const QString sql = QString::fromLatin1(kAll) + QStringLiteral("WHERE ") +
                        conditions.join(QStringLiteral(" AND ")) + QStringLiteral(" ORDER BY b.backer_key");
    return connection.stream(sql.toStdString(), parameters,
                             [&](const storage::Row &row) { visit(backerFromRow(row)); });
}

} // namespace bouncedesk::backers
