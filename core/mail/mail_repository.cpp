// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/mail_repository.h"

#include "core/storage/bulk_load.h"

namespace bouncedesk::mail {

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
constexpr auto kInsertMany =
    "INSERT INTO mails (id, message_id, address, sent_at, status, class, backer_key, project, subject, subject_text, "
    "run, ordinal, merged) SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::smallint[], "
    "$6::smallint[], $7::text[], $8::bigint[], $9::bigint[], $10::text[], $11::bigint[], $12::bigint[], $13::bytea[]) "
    "ON CONFLICT (message_id, address) DO NOTHING";
constexpr auto kReserveIds = "SELECT nextval(pg_get_serial_sequence('mails', 'id')) FROM generate_series(1, $1)";
constexpr auto kUpdateOne = "UPDATE mails SET sent_at = $2, status = $3, class = $4, backer_key = $5, project = $6, "
                            "subject = $7, subject_text = $8, run = $9, ordinal = $10, merged = $11 WHERE id = $1";
constexpr auto kUpdateMany =
    "UPDATE mails m SET sent_at = u.sent_at, status = u.status, class = u.class, backer_key = u.backer_key, "
    "project = u.project, subject = u.subject, subject_text = u.subject_text, run = u.run, ordinal = u.ordinal, "
    "merged = u.merged FROM unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::smallint[], $5::text[], "
    "$6::bigint[], $7::bigint[], $8::text[], $9::bigint[], $10::bigint[], $11::bytea[]) "
    "AS u (id, sent_at, status, class, backer_key, project, subject, subject_text, run, ordinal, merged) "
    "WHERE m.id = u.id";
constexpr auto kIsStored = "SELECT COUNT(*) FROM mails WHERE message_id = $1 AND address = $2";
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

base::Result<void> askMails(Connection &connection, const QList<MailIdentity> &identities,
                            QHash<MailIdentity, SentEmail> &found)
{
    const auto add = [&found](const Row &row) {
        SentEmail mail = mailFromRow(row);
        found.insert(mail.identity, mail);
    };
    if (connection.isSqlite()) { // the transaction holds the only write lock already
        for (const MailIdentity &identity : identities)
            BD_TRY(connection.each(kByIdentity, {identity.messageId, identity.address}, add));
        return {};
    }
    QList<QString> messageIds, addresses;
    for (const MailIdentity &identity : identities) {
        messageIds.append(identity.messageId);
        addresses.append(identity.address);
    }
    return connection.ask(kLockMany, {messageIds, addresses}, add);
}

base::Result<void> askMailIds(Connection &connection, qsizetype count, QList<qint64> &ids)
{
    if (!connection.isSqlite())
        return connection.ask(kReserveIds, {count}, [&ids](const Row &row) { ids.append(row.integer(0)); });
    BD_ASSIGN(const qint64 newest, newestMailId(connection));
    for (qsizetype i = 1; i <= count; ++i)
        ids.append(newest + i);
    return {};
}

base::Result<void> insertMails(Connection &connection, const QList<const SentEmail *> &mails)
{
    if (mails.isEmpty())
        return {};
    if (connection.isSqlite()) {
        static const QByteArrayList columns{"id",    "message_id", "address", "sent_at", "status",
                                            "class", "backer_key", "project", "subject", "subject_text",
                                            "run",   "ordinal",    "merged"};
        storage::BulkLoad load(connection, "mails", columns);
        for (const SentEmail *mail : mails)
            BD_TRY(load.row({mail->id, mail->identity.messageId, mail->identity.address, mail->sentAtMs,
                             mail->outcome.status, mail->outcome.mailClass, mail->backerKey, mail->project,
                             mail->subject, mail->subjectText, mail->run, mail->ordinal, mail->merged.encoded()}));
        return load.finish();
    }
    Columns columns;
    for (const SentEmail *mail : mails)
        columns.append(*mail);
    return connection.post(kInsertMany,
                           {columns.ids, columns.messageIds, columns.addresses, columns.sentAt, columns.statuses,
                            columns.classes, columns.backerKeys, columns.projects, columns.subjects,
                            columns.subjectTexts, columns.runs, columns.ordinals, columns.merged},
                           mails.size());
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
    return connection.post(kUpdateMany, {columns.ids, columns.sentAt, columns.statuses, columns.classes,
                                         columns.backerKeys, columns.projects, columns.subjects, columns.subjectTexts,
                                         columns.runs, columns.ordinals, columns.merged});
}

base::Result<bool> isMailStored(Connection &connection, const MailIdentity &identity)
{
    BD_ASSIGN(const qint64 stored, connection.number(kIsStored, {identity.messageId, identity.address}));
    return stored > 0;
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
