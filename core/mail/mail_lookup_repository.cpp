// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/mail_lookup_repository.h"

#include "core/mail/lookup_part_repository.h"
#include "core/storage/write_hold.h"

namespace bouncedesk::mail {

using storage::Connection;

namespace {

const std::string kSelect = std::string("SELECT ") + kMailColumns + " FROM mails m ";
// The tail: what no part has yet. It is at most what came in a few seconds.
const std::string kTailBy = kSelect + "WHERE m.id > $1 AND m.id < $2 AND ";
// Part by part, the newest first: as many as are asked for are soon found.
const std::string kPartsBy =
    "SELECT " + std::string(kMailColumns) +
    " FROM lookup_parts p CROSS JOIN part_lookups l CROSS JOIN mails m "
    "WHERE p.state = 1 AND p.first_mail < $3 AND l.part = p.part AND l.kind = $1 AND l.key = $2 AND l.mail < $3 "
    "AND m.id = l.mail ORDER BY p.first_mail DESC, l.mail DESC LIMIT $4";
const std::string kBillInTail =
    kSelect + "WHERE m.id > $1 AND m.backer_key = $2 AND m.run = $3 AND m.ordinal = $4 ORDER BY m.id DESC LIMIT 1";
const std::string kBillInParts =
    "SELECT " + std::string(kMailColumns) +
    " FROM lookup_parts p CROSS JOIN part_lookups l CROSS JOIN mails m "
    "WHERE p.state = 1 AND l.part = p.part AND l.kind = $1 AND l.key = $2 AND m.id = l.mail AND m.run = $3 "
    "AND m.ordinal = $4 ORDER BY l.mail DESC LIMIT 1";
const std::string kNewestMails = kSelect + "WHERE m.id < $1 ORDER BY m.id DESC LIMIT $2";
constexpr auto kEnter = "INSERT INTO part_lookups (part, kind, key, mail) SELECT part, $1, $2, $3 FROM lookup_parts "
                        "WHERE first_mail <= $3 AND last_mail >= $3 AND state <> 3 ON CONFLICT DO NOTHING";
constexpr auto kLeave = "DELETE FROM part_lookups WHERE kind = $1 AND key = $2 AND mail = $3 AND part IN "
                        "(SELECT part FROM lookup_parts WHERE first_mail <= $3 AND last_mail >= $3)";
constexpr qint64 kNoMail = std::numeric_limits<qint64>::max();

struct Entry {
    LookupKind kind;
    QString key;
    qint64 mail;

    bool operator==(const Entry &) const = default;
};

bool isTrouble(MailStatus status)
{
    return status != MailStatus::Accepted && status != MailStatus::Delivered;
}

bool hasEnded(MailStatus status)
{
    return status != MailStatus::Accepted && status != MailStatus::Deferred;
}

// As lookup_part_repository.cpp fills them in.
QList<Entry> entriesOf(const SentEmail &mail)
{
    const qint64 id = mail.id.value;
    QList<Entry> entries{{LookupKind::Address, mail.identity.address, id}};
    if (mail.backerKey)
        entries.append({LookupKind::Backer, *mail.backerKey, id});
    if (mail.project)
        entries.append({LookupKind::Project, QString::number(*mail.project), id});
    if (isTrouble(mail.outcome.status))
        entries.append({LookupKind::Trouble, QString::number(int(mail.outcome.status)), id});
    return entries;
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
                  connection.list(kPartsBy, {kind, key, std::min(below, through + 1), missing}, mailFromRow));
        mails.append(older);
    }
    return mails;
}

base::Result<std::optional<SentEmail>> findBill(Connection &connection, const QString &backerKey, qint64 run,
                                                qint64 ordinal)
{
    BD_ASSIGN(const qint64 through, lookedUpThrough(connection));
    BD_ASSIGN(auto mail, connection.first(kBillInTail, {through, backerKey, run, ordinal}, mailFromRow));
    if (mail)
        return mail;
    return connection.first(kBillInParts, {LookupKind::Backer, backerKey, run, ordinal}, mailFromRow);
}

base::Result<QList<SentEmail>> newestMails(Connection &connection, base::MailRow before, int limit)
{
    return connection.list(kNewestMails, {before.isNull() ? kNoMail : before.value, limit}, mailFromRow);
}

base::Result<QList<SentEmail>> mailsTo(Connection &connection, const QString &address, int limit)
{
    return findMails(connection, LookupKind::Address, address, {}, limit);
}

base::Result<std::optional<MailStatus>> newestEndOf(Connection &connection, const QString &address)
{
    constexpr int kNewest = 100; // enough to pass over those that are still under way
    BD_ASSIGN(QList<SentEmail> mails, mailsTo(connection, address, kNewest));
    // What a backfill brought stands last, and may be older.
    std::stable_sort(mails.begin(), mails.end(),
                     [](const SentEmail &a, const SentEmail &b) { return a.sentAtMs > b.sentAtMs; });
    const auto ended =
        std::find_if(mails.cbegin(), mails.cend(), [](const SentEmail &mail) { return hasEnded(mail.outcome.status); });
    return ended == mails.cend() ? std::nullopt : std::optional(ended->outcome.status);
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

base::Result<void> correctLookups(Connection &connection, const SentEmail &before, const SentEmail &after)
{
    const QList<Entry> was = entriesOf(before), is = entriesOf(after);
    if (was == is)
        return {};
    BD_TRY(storage::shareWriteHold(connection));
    BD_ASSIGN(const qint64 through, lookedUpThrough(connection));
    if (after.id.value > through)
        return {}; // in no part yet; the job will enter it as it is then
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
