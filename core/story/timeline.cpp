// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/story/timeline.h"

#include "core/audit/audit_repository.h"
#include "core/backers/address_repository.h"
#include "core/mail/event_repository.h"
#include "core/storage/transaction.h"
#include "core/story/bill_facts_repository.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bouncedesk::story {

using storage::Connection;

namespace {

QString eventKindName(const mail::StoredEvent &event)
{
    const bool failure = event.verdict.bearing == mail::Bearing::OnMail;
    return failure ? mail::statusName(event.verdict.status) : mail::kindName(event.identity.kind);
}

TimelineEntry ofEvent(const mail::StoredEvent &event, const QString &subject)
{
    TimelineEntry entry;
    entry.atMs = event.atMs;
    entry.kind = TimelineKind::Event;
    entry.mail = event.mail;
    entry.subject = subject;
    entry.address = event.address;
    entry.words = event.serverText;
    entry.event = event;
    return entry;
}

mail::MailClass classInAudit(const std::optional<QString> &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.value_or(QString()).toUtf8()).object();
    return mail::classOfName(object.value(QLatin1String("class")).toString()).value_or(mail::MailClass::None);
}

// What Mailgun's record said that staff had removed: "550 no mailbox".
QString recordInAudit(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const QStringList said{object.value(QLatin1String("code")).toString(),
                           object.value(QLatin1String("words")).toString()};
    return said.join(u' ').trimmed();
}

TimelineEntry ofAudit(const audit::AuditEntry &logged)
{
    TimelineEntry entry;
    entry.atMs = logged.atMs;
    entry.actor = logged.actor;
    entry.action = logged.action;
    entry.before = logged.before.value_or(QString());
    entry.after = logged.after.value_or(QString());
    if (logged.action == QLatin1String("lock")) {
        entry.kind = TimelineKind::Lock;
        entry.mailClass = classInAudit(logged.after);
    } else if (logged.action == QLatin1String("unlock")) {
        entry.kind = TimelineKind::Unlock;
        entry.mailClass = classInAudit(logged.before);
    } else {
        entry.kind = logged.action == QLatin1String("address") ? TimelineKind::Address : TimelineKind::Done;
    }
    if (logged.action == QLatin1String("remove-suppression"))
        entry.words = recordInAudit(entry.before);
    return entry;
}

base::Result<void> addMails(Connection &connection, const backers::Backer &backer, int limit,
                            QList<TimelineEntry> &entries)
{
    BD_ASSIGN(QList<mail::SentEmail> mails, mailsOfBacker(connection, backer, limit + 1));
    if (mails.size() > limit) {
        mails.removeLast();
        TimelineEntry older;
        older.atMs = mails.constLast().sentAtMs;
        older.kind = TimelineKind::Older;
        entries.append(older);
    }
    for (const mail::SentEmail &sent : std::as_const(mails)) {
        BD_ASSIGN(const QString subject, subjectOf(connection, sent));
        TimelineEntry entry;
        entry.atMs = sent.sentAtMs;
        entry.kind = TimelineKind::Sent;
        entry.mail = sent.id;
        entry.subject = subject;
        entry.address = sent.identity.address;
        entries.append(entry);
        BD_ASSIGN(const QList<mail::StoredEvent> events, mail::eventsOfMail(connection, sent.id));
        for (const mail::StoredEvent &event : events) {
            if (event.identity.kind != mail::EventKind::Accepted) // "sent" says it
                entries.append(ofEvent(event, subject));
        }
    }
    return {};
}

// Events about his addresses, while they were his, that belong to no mail.
base::Result<void> addOrphans(Connection &connection, const backers::Backer &backer, QList<TimelineEntry> &entries)
{
    BD_ASSIGN(const QList<backers::AddressSpan> spans, backers::addressesOf(connection, backer.id));
    for (const backers::AddressSpan &span : spans) {
        BD_ASSIGN(const QList<mail::Orphan> orphans, mail::orphansOf(connection, span.address));
        for (const mail::Orphan &orphan : orphans) {
            const bool his = orphan.atMs >= span.fromMs && (!span.untilMs || orphan.atMs < *span.untilMs);
            if (!his || !orphan.mail.isNull())
                continue;
            BD_ASSIGN(const auto event, mail::eventByIdentity(connection, orphan.identity));
            if (event)
                entries.append(ofEvent(*event, QString()));
        }
    }
    return {};
}

base::Result<void> addLedger(Connection &connection, const backers::Backer &backer, QList<TimelineEntry> &entries)
{
    BD_ASSIGN(const QList<LedgerNote> notes, ledgerNotes(connection, backer.id, 500));
    for (const LedgerNote &note : notes) {
        TimelineEntry entry;
        entry.atMs = note.atMs;
        entry.kind = note.kind == LedgerNote::LeftOut   ? TimelineKind::LeftOut
                     : note.kind == LedgerNote::Refused ? TimelineKind::Refused
                                                        : TimelineKind::Copied;
        entry.period = note.period;
        (note.kind == LedgerNote::Copied ? entry.actor : entry.words) = note.words;
        entries.append(entry);
    }
    return {};
}

base::Result<void> addPeople(Connection &connection, const backers::Backer &backer, QList<TimelineEntry> &entries)
{
    TimelineEntry joined;
    joined.atMs = backer.joinedAtMs;
    entries.append(joined);
    BD_ASSIGN(const QList<audit::AuditEntry> log,
              audit::auditOf(connection, QStringLiteral("backer"), QString::number(backer.id.value)));
    for (const audit::AuditEntry &logged : log)
        entries.append(ofAudit(logged));
    BD_ASSIGN(const QList<backers::BackerNote> notes, backers::notesOf(connection, backer.id));
    for (const backers::BackerNote &note : notes) {
        TimelineEntry entry;
        entry.atMs = note.atMs;
        entry.kind = TimelineKind::Note;
        entry.actor = note.actor;
        entry.words = note.note;
        entries.append(entry);
    }
    return {};
}

// Of what has the same time: causes before effects. Locks and what people do keep the order of the audit log.
int rankOf(TimelineKind kind)
{
    switch (kind) {
    case TimelineKind::Joined: return 0;
    case TimelineKind::Older: return 1;
    case TimelineKind::Sent:
    case TimelineKind::Copied: return 2;
    case TimelineKind::Event:
    case TimelineKind::Refused: return 3;
    case TimelineKind::Lock:
    case TimelineKind::Unlock:
    case TimelineKind::Address:
    case TimelineKind::Note:
    case TimelineKind::Done: return 4;
    case TimelineKind::LeftOut: break;
    }
    return 5;
}

} // namespace

QString timelineKindName(const TimelineEntry &entry)
{
    switch (entry.kind) {
    case TimelineKind::Joined: return QStringLiteral("joined");
    case TimelineKind::Sent: return QStringLiteral("sent");
    case TimelineKind::Event: return entry.event ? eventKindName(*entry.event) : QStringLiteral("event");
    case TimelineKind::Lock: return QStringLiteral("lock");
    case TimelineKind::Unlock: return QStringLiteral("unlock");
    case TimelineKind::Address: return QStringLiteral("address");
    case TimelineKind::Note: return QStringLiteral("note");
    case TimelineKind::LeftOut: return QStringLiteral("left_out");
    case TimelineKind::Refused: return QStringLiteral("refused");
    case TimelineKind::Copied: return QStringLiteral("copy");
    case TimelineKind::Older: return QStringLiteral("older_mails");
    case TimelineKind::Done: break;
    }
    return entry.action;
}

base::Result<QList<TimelineEntry>> timelineOf(Connection &connection, const backers::Backer &backer,
                                              TimelineLimits limits)
{
    return storage::inTransaction(
        connection,
        [&]() -> base::Result<QList<TimelineEntry>> {
            QList<TimelineEntry> entries;
            BD_TRY(addPeople(connection, backer, entries));
            BD_TRY(addMails(connection, backer, limits.mails, entries));
            BD_TRY(addOrphans(connection, backer, entries));
            BD_TRY(addLedger(connection, backer, entries));
            const auto place = [](const TimelineEntry &entry) { return std::pair(entry.atMs, rankOf(entry.kind)); };
            std::stable_sort(entries.begin(), entries.end(),
                             [&](const auto &a, const auto &b) { return place(a) < place(b); });
            return entries;
        },
        storage::Transaction::Read);
}

} // namespace bouncedesk::story
