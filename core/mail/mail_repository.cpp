// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/mail_repository.h"

namespace bouncedesk::mail {

using base::ErrorCode;
using base::fail;
using storage::Connection;
using storage::Row;

#define BD_MAIL_COLUMNS                                                                                                \
    "m.id, m.message_id, m.address, m.sent_at, m.status, m.class, m.backer_key, m.project, m.subject, "                \
    "m.subject_text, m.run, m.ordinal, m.merged"

constexpr auto kByIdentity = "SELECT " BD_MAIL_COLUMNS " FROM mails m WHERE m.message_id = $1 AND m.address = $2";
// One look into the index each, in the order of the lists, whatever the planner believed of the table when it was
// empty.
constexpr auto kLockMany = "SELECT m.* FROM unnest($1::text[], $2::text[]) AS u (message_id, address) "
                           "CROSS JOIN LATERAL (SELECT " BD_MAIL_COLUMNS " FROM mails m "
                           "WHERE m.message_id = u.message_id AND m.address = u.address FOR UPDATE) m";
constexpr auto kInsertOne = "INSERT INTO mails (message_id, address, sent_at, status, class, backer_key, project, "
                            "subject, subject_text, run, ordinal, merged) "
                            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id";
constexpr auto kInsertMany =
    "INSERT INTO mails (message_id, address, sent_at, status, class, backer_key, project, subject, subject_text, run, "
    "ordinal, merged) SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::smallint[], $5::smallint[], "
    "$6::text[], $7::bigint[], $8::bigint[], $9::text[], $10::bigint[], $11::bigint[], $12::bytea[]) "
    "ON CONFLICT (message_id, address) DO NOTHING RETURNING id, message_id, address";
constexpr auto kUpdateOne = "UPDATE mails SET sent_at = $2, status = $3, class = $4, backer_key = $5, project = $6, "
                            "subject = $7, subject_text = $8, run = $9, ordinal = $10, merged = $11 WHERE id = $1";
constexpr auto kUpdateMany =
    "UPDATE mails m SET sent_at = u.sent_at, status = u.status, class = u.class, backer_key = u.backer_key, "
    "project = u.project, subject = u.subject, subject_text = u.subject_text, run = u.run, ordinal = u.ordinal, "
    "merged = u.merged FROM unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::smallint[], $5::text[], "
    "$6::bigint[], $7::bigint[], $8::text[], $9::bigint[], $10::bigint[], $11::bytea[]) "
    "AS u (id, sent_at, status, class, backer_key, project, subject, subject_text, run, ordinal, merged) "
    "WHERE m.id = u.id";
constexpr auto kById = "SELECT " BD_MAIL_COLUMNS " FROM mails m WHERE m.id = $1";
constexpr auto kNewest = "SELECT MAX(id) FROM mails";
constexpr auto kBetween = "SELECT " BD_MAIL_COLUMNS " FROM mails m WHERE m.id >= $1 AND m.id < $2 ORDER BY m.id";

namespace {

// The columns of many mails, one list each, as PostgreSQL's unnest takes them.
struct Columns {
    QList<QString> messageIds, addresses;
    QList<qint64> ids, sentAt, statuses, classes;
    QList<std::optional<QString>> backerKeys, subjectTexts;
    QList<std::optional<qint64>> projects, subjects, runs, ordinals;
    QList<QByteArray> merged;

    void append(const SentEmail &mail)
    {
        messageIds.append(mail.identity.messageId);
        addresses.append(mail.identity.address);
        ids.append(mail.id.value);
        sentAt.append(mail.sentAtMs);
        statuses.append(qint64(mail.outcome.status));
        classes.append(qint64(mail.outcome.mailClass));
        backerKeys.append(mail.backerKey);
        projects.append(mail.project);
        subjects.append(mail.subject);
        subjectTexts.append(mail.subjectText);
        runs.append(mail.run);
        ordinals.append(mail.ordinal);
        merged.append(mail.merged.encoded());
    }
};

} // namespace

SentEmail mailFromRow(const Row &row)
{
    SentEmail mail;
    mail.id = {row.integer(0)};
    mail.identity = {row.text(1), row.text(2)};
    mail.sentAtMs = row.integer(3);
    mail.outcome = {MailStatus(row.smallInteger(4)), MailClass(row.smallInteger(5))};
    mail.backerKey = row.optionalText(6);
    mail.project = row.optionalInteger(7);
    mail.subject = row.optionalInteger(8);
    mail.subjectText = row.optionalText(9);
    mail.run = row.optionalInteger(10);
    mail.ordinal = row.optionalInteger(11);
    mail.merged = MergedMail::decoded(row.bytes(12));
    return mail;
}

base::Result<QHash<MailIdentity, SentEmail>> lockMails(Connection &connection, const QList<MailIdentity> &identities)
{
    QHash<MailIdentity, SentEmail> found;
    const auto add = [&](const Row &row) {
        SentEmail mail = mailFromRow(row);
        found.insert(mail.identity, mail);
    };
    if (connection.isSqlite()) { // the transaction holds the only write lock already
        for (const MailIdentity &identity : identities)
            BD_TRY(connection.each(kByIdentity, {identity.messageId, identity.address}, add));
        return found;
    }
    QList<QString> messageIds, addresses;
    for (const MailIdentity &identity : identities) {
        messageIds.append(identity.messageId);
        addresses.append(identity.address);
    }
    BD_TRY(connection.each(kLockMany, {messageIds, addresses}, add));
    return found;
}

static base::Result<void> insertOne(Connection &connection, SentEmail &mail)
{
    BD_ASSIGN(const auto id,
              connection.first(kInsertOne,
                               {mail.identity.messageId, mail.identity.address, mail.sentAtMs, mail.outcome.status,
                                mail.outcome.mailClass, mail.backerKey, mail.project, mail.subject, mail.subjectText,
                                mail.run, mail.ordinal, mail.merged.encoded()},
                               [](const Row &row) { return row.integer(0); }));
    mail.id = {id.value_or(0)};
    return {};
}

base::Result<void> insertMails(Connection &connection, QList<SentEmail *> mails)
{
    if (mails.isEmpty())
        return {};
    std::sort(mails.begin(), mails.end(),
              [](const SentEmail *a, const SentEmail *b) { return a->identity < b->identity; });
    if (connection.isSqlite()) {
        for (SentEmail *mail : mails)
            BD_TRY(insertOne(connection, *mail));
        return {};
    }
    Columns columns;
    QHash<MailIdentity, SentEmail *> byIdentity;
    for (SentEmail *mail : mails) {
        columns.append(*mail);
        byIdentity.insert(mail->identity, mail);
    }
    qsizetype made = 0;
    BD_TRY(connection.each(kInsertMany,
                           {columns.messageIds, columns.addresses, columns.sentAt, columns.statuses, columns.classes,
                            columns.backerKeys, columns.projects, columns.subjects, columns.subjectTexts, columns.runs,
                            columns.ordinals, columns.merged},
                           [&](const Row &row) {
                               byIdentity.value({row.text(1), row.text(2)})->id = {row.integer(0)};
                               ++made;
                           }));
    if (made != mails.size())
        return fail(ErrorCode::Retry, QStringLiteral("mails"), QStringLiteral("another writer made one of them"));
    return {};
}

base::Result<void> updateMails(Connection &connection, const QList<const SentEmail *> &mails)
{
    if (mails.isEmpty())
        return {};
    if (connection.isSqlite()) {
        for (const SentEmail *mail : mails)
            BD_TRY(connection.run(kUpdateOne, {mail->id, mail->sentAtMs, mail->outcome.status, mail->outcome.mailClass,
                                               mail->backerKey, mail->project, mail->subject, mail->subjectText,
                                               mail->run, mail->ordinal, mail->merged.encoded()}));
        return {};
    }
    Columns columns;
    for (const SentEmail *mail : mails)
        columns.append(*mail);
    BD_TRY(connection.run(kUpdateMany, {columns.ids, columns.sentAt, columns.statuses, columns.classes,
                                        columns.backerKeys, columns.projects, columns.subjects, columns.subjectTexts,
                                        columns.runs, columns.ordinals, columns.merged}));
    return {};
}

base::Result<std::optional<SentEmail>> mailById(Connection &connection, base::MailRow id)
{
    return connection.first(kById, {id}, mailFromRow);
}

base::Result<qint64> newestMailId(Connection &connection)
{
    return connection.number(kNewest);
}

base::Result<QList<SentEmail>> mailsBetween(Connection &connection, base::MailRow from, base::MailRow to)
{
    return connection.list(kBetween, {from, to}, mailFromRow);
}

} // namespace bouncedesk::mail
