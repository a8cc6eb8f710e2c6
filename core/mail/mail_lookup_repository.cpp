// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/mail_lookup_repository.h"

#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"

namespace bouncedesk::mail {

using storage::Connection;
using storage::Row;

namespace {

const std::string kSelect = std::string("SELECT ") + kMailColumns + " FROM mails m ";
// The tail: what the table does not have yet. It is at most what came in a few seconds.
const std::string kTailBy = kSelect + "WHERE m.id > $1 AND m.id < $2 AND ";
const std::string kTableBy = kSelect + "JOIN mail_lookups l ON l.mail = m.id "
                                       "WHERE l.kind = $1 AND l.key = $2 AND l.mail < $3 ORDER BY l.mail DESC LIMIT $4";
const std::string kNewestMails = kSelect + "WHERE m.id < $1 ORDER BY m.id DESC LIMIT $2";
constexpr auto kEnter = "INSERT INTO mail_lookups (kind, key, mail) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
constexpr auto kEnterMany =
    "INSERT INTO mail_lookups (kind, key, mail) SELECT * FROM unnest($1::smallint[], $2::text[], "
    "$3::bigint[]) ON CONFLICT DO NOTHING";
constexpr auto kLeave = "DELETE FROM mail_lookups WHERE kind = $1 AND key = $2 AND mail = $3";
constexpr auto kSliceOfMails =
    "SELECT id, address, status, backer_key, project FROM mails WHERE id > $1 ORDER BY id LIMIT $2";
constexpr const char *kEnterAll[]{
    "INSERT INTO mail_lookups (kind, key, mail) SELECT 1, backer_key, id FROM mails WHERE backer_key IS NOT NULL ORDER "
    "BY 2, 3",
    "INSERT INTO mail_lookups (kind, key, mail) SELECT 2, CAST(project AS TEXT), id FROM mails WHERE project IS NOT "
    "NULL ORDER BY 2, 3",
    "INSERT INTO mail_lookups (kind, key, mail) SELECT 3, address, id FROM mails ORDER BY 2, 3",
    "INSERT INTO mail_lookups (kind, key, mail) SELECT 4, CAST(status AS TEXT), id FROM mails WHERE status NOT IN (0, "
    "2) ORDER BY 2, 3",
};
constexpr qint64 kNoMail = std::numeric_limits<qint64>::max();

struct Entry {
    LookupKind kind;
    QString key;
    qint64 mail;

    bool operator==(const Entry &) const = default;
    friend bool operator<(const Entry &a, const Entry &b)
    {
        return std::tie(a.kind, a.key, a.mail) < std::tie(b.kind, b.key, b.mail);
    }
};

bool isTrouble(MailStatus status)
{
    return status != MailStatus::Accepted && status != MailStatus::Delivered;
}

QList<Entry> entriesOf(qint64 id, const QString &address, MailStatus status, const std::optional<QString> &backer,
                       const std::optional<qint64> &project)
{
    QList<Entry> entries{{LookupKind::Address, address, id}};
    if (backer)
        entries.append({LookupKind::Backer, *backer, id});
    if (project)
        entries.append({LookupKind::Project, QString::number(*project), id});
    if (isTrouble(status))
        entries.append({LookupKind::Trouble, QString::number(int(status)), id});
    return entries;
}

QList<Entry> entriesOf(const SentEmail &mail)
{
    return entriesOf(mail.id.value, mail.identity.address, mail.outcome.status, mail.backerKey, mail.project);
}

base::Result<qint64> lookedUpThrough(Connection &connection)
{
    BD_ASSIGN(const auto through, storage::property(connection, storage::kLookedUpThrough));
    return through.value_or(QStringLiteral("0")).toLongLong();
}

const char *tailCondition(LookupKind kind)
{
    switch (kind) {
    case LookupKind::Backer: return "m.backer_key = $3";
    case LookupKind::Project: return "m.project = CAST($3 AS BIGINT)";
    case LookupKind::Address: return "m.address = $3";
    case LookupKind::Trouble: return "m.status = CAST($3 AS BIGINT)";
    }
    return "1 = 0";
}

base::Result<void> enter(Connection &connection, QList<Entry> &entries)
{
    std::sort(entries.begin(), entries.end());
    if (connection.isSqlite()) {
        for (const Entry &entry : entries)
            BD_TRY(connection.run(kEnter, {entry.kind, entry.key, entry.mail}));
        return {};
    }
    QList<qint64> kinds, mails;
    QList<QString> keys;
    for (const Entry &entry : entries) {
        kinds.append(qint64(entry.kind));
        keys.append(entry.key);
        mails.append(entry.mail);
    }
    BD_TRY(connection.run(kEnterMany, {kinds, keys, mails}));
    return {};
}

} // namespace

base::Result<QList<SentEmail>> findMails(Connection &connection, LookupKind kind, const QString &key,
                                         base::MailRow before, int limit)
{
    const qint64 below = before.isNull() ? kNoMail : before.value;
    BD_ASSIGN(const qint64 through, lookedUpThrough(connection));
    const std::string tailSql = kTailBy + tailCondition(kind) + " ORDER BY m.id DESC LIMIT $4";
    BD_ASSIGN(QList<SentEmail> mails, connection.list(tailSql, {through, below, key, limit}, mailFromRow));
    const int missing = limit - int(mails.size());
    if (missing > 0) {
        BD_ASSIGN(const QList<SentEmail> older,
                  connection.list(kTableBy, {kind, key, std::min(below, through + 1), missing}, mailFromRow));
        mails.append(older);
    }
    return mails;
}

base::Result<QList<SentEmail>> newestMails(Connection &connection, base::MailRow before, int limit)
{
    return connection.list(kNewestMails, {before.isNull() ? kNoMail : before.value, limit}, mailFromRow);
}

base::Result<QList<SentEmail>> mailsTo(Connection &connection, const QString &address, int limit)
{
    return findMails(connection, LookupKind::Address, address, {}, limit);
}

base::Result<QList<qint64>> deliveriesTo(Connection &connection, const QString &address, qint64 sinceMs)
{
    BD_ASSIGN(const QList<SentEmail> mails, mailsTo(connection, address));
    QList<qint64> times;
    for (const SentEmail &mail : mails) {
        if (const auto at = mail.merged.lastDeliveryMs(); at && *at >= sinceMs)
            times.append(*at);
    }
    std::sort(times.begin(), times.end());
    return times;
}

base::Result<qint64> fillLookups(Connection &connection, int slice)
{
    return storage::inTransaction(connection, [&]() -> base::Result<qint64> {
        BD_ASSIGN(const qint64 through, lookedUpThrough(connection));
        QList<Entry> entries;
        qint64 last = through, mails = 0;
        BD_TRY(connection.each(kSliceOfMails, {through, slice}, [&](const Row &row) {
            last = row.integer(0);
            ++mails;
            entries.append(entriesOf(last, row.text(1), MailStatus(row.smallInteger(2)), row.optionalText(3),
                                     row.optionalInteger(4)));
        }));
        if (mails == 0)
            return 0;
        BD_TRY(enter(connection, entries));
        BD_TRY(storage::setProperty(connection, storage::kLookedUpThrough, QString::number(last)));
        return mails;
    });
}

base::Result<void> fillAllLookups(Connection &connection)
{
    for (const char *sql : kEnterAll)
        BD_TRY(connection.run(sql));
    return {};
}

base::Result<void> correctLookups(Connection &connection, const SentEmail &before, const SentEmail &after)
{
    const QList<Entry> was = entriesOf(before), is = entriesOf(after);
    if (was == is)
        return {};
    BD_ASSIGN(const qint64 through, lookedUpThrough(connection));
    if (after.id.value > through)
        return {}; // not in the table yet; the job will enter it as it is then
    for (const Entry &entry : was) {
        if (!is.contains(entry))
            BD_TRY(connection.post(kLeave, {entry.kind, entry.key, entry.mail}));
    }
    for (const Entry &entry : is) {
        if (!was.contains(entry))
            BD_TRY(connection.post(kEnter, {entry.kind, entry.key, entry.mail}));
    }
    return {};
}

} // namespace bouncedesk::mail
