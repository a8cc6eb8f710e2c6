// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/event_repository.h"

#include "core/mail/mail_lookup_repository.h"
#include "core/storage/bulk_load.h"

namespace bouncedesk::mail {

using storage::Connection;
using storage::Row;

#define BD_EVENT_COLUMNS                                                                                               \
    "e.second, e.event_id, e.kind, e.at, e.received_at, e.mail, e.address, e.status, e.class, e.code, e.enhanced, "    \
    "e.server_text, e.backer_key, e.project, e.subject, e.own_link, e.flags, e.body, e.body_offset, e.body_length"

// LATERAL: one look into the index each, whatever the planner believed of the table when it was still empty.
constexpr auto kAreKnown =
    "SELECT e.second, e.event_id, e.kind FROM unnest($1::bigint[], $2::text[], $3::smallint[]) "
    "AS u (second, event_id, kind) CROSS JOIN LATERAL (SELECT second, event_id, kind FROM events k "
    "WHERE k.second = u.second AND k.event_id = u.event_id AND k.kind = u.kind LIMIT 1) e";
constexpr auto kInsertMany =
    "INSERT INTO events (second, event_id, kind, at, received_at, mail, address, status, class, code, enhanced, "
    "server_text, backer_key, project, subject, own_link, flags, body, body_offset, body_length) SELECT * FROM "
    "unnest($1::bigint[], $2::text[], $3::smallint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[], "
    "$8::smallint[], $9::smallint[], $10::bigint[], $11::text[], $12::text[], $13::text[], $14::bigint[], "
    "$15::bigint[], $16::text[], $17::smallint[], $18::bigint[], $19::bigint[], $20::bigint[]) "
    "ON CONFLICT (second, event_id, kind) DO NOTHING";
constexpr auto kOfMail =
    "SELECT " BD_EVENT_COLUMNS " FROM events e WHERE e.mail = $1 ORDER BY e.at, e.event_id LIMIT $2";
constexpr auto kOfEach = "SELECT " BD_EVENT_COLUMNS " FROM events e WHERE e.mail = $1";
constexpr auto kOfAll = "SELECT " BD_EVENT_COLUMNS " FROM events e WHERE e.mail = ANY ($1::bigint[])";
constexpr auto kByIdentity =
    "SELECT " BD_EVENT_COLUMNS " FROM events e WHERE e.second = $1 AND e.event_id = $2 AND e.kind = $3";
constexpr auto kOfFewEvents = " AND e.kind <> 1"; // as events_by_kind says it, or SQLite would not look there
constexpr auto kNewestFirst = " ORDER BY e.second DESC, e.event_id DESC, e.kind DESC LIMIT ";
constexpr auto kOfMails = "SELECT " BD_EVENT_COLUMNS " FROM events e WHERE e.mail >= $1 AND e.mail < $2";
constexpr auto kInsertOrphan = "INSERT INTO orphans (address, at, second, event_id, kind, adoptable, mail) "
                               "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
constexpr auto kOrphansOf = "SELECT second, event_id, kind, at, adoptable, mail FROM orphans WHERE address = $1 "
                            "ORDER BY at, event_id, kind";
constexpr auto kAnyOrphan = "SELECT EXISTS (SELECT 1 FROM orphans)";
constexpr auto kHasOrphans = "SELECT address FROM orphans WHERE address = $1 AND adoptable = 1 LIMIT 1";
constexpr auto kHaveOrphans = "SELECT u.address FROM unnest($1::text[]) AS u (address) CROSS JOIN LATERAL "
                              "(SELECT 1 FROM orphans o WHERE o.address = u.address AND o.adoptable = 1 LIMIT 1) o";
constexpr auto kGiveOrphan =
    "UPDATE orphans SET mail = $5 WHERE address = $1 AND at = $2 AND event_id = $3 AND kind = $4";
constexpr auto kGiveEvent = "UPDATE events SET mail = $4 WHERE second = $1 AND event_id = $2 AND kind = $3";

namespace {

// The flags column: what the verdict holds besides status and class.
int flagsOf(const StoredEvent &event)
{
    return int(event.verdict.bearing) | (event.verdict.isDelayed ? 4 : 0) | (event.verdict.unknownUser ? 8 : 0) |
           (event.hasMessageId ? 0 : 16);
}

void readFlags(int flags, StoredEvent &event)
{
    event.verdict.bearing = Bearing(flags & 3);
    event.verdict.isDelayed = flags & 4;
    event.verdict.unknownUser = flags & 8;
    event.hasMessageId = !(flags & 16);
}

std::optional<qint64> orNull(qint64 value)
{
    return value ? std::optional<qint64>(value) : std::nullopt;
}

std::optional<QString> orNull(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional<QString>(text);
}

// Where the mail is known its row has the address.
std::optional<QString> ownAddress(const StoredEvent &event)
{
    return event.mail.isNull() || !event.hasMessageId ? orNull(event.address) : std::nullopt;
}

StoredEvent eventFromRow(const Row &row)
{
    StoredEvent event;
    event.identity = {row.integer(0), row.text(1), EventKind(row.smallInteger(2))};
    event.atMs = row.integer(3);
    event.receivedAtMs = row.integer(4);
    event.mail = {row.integer(5)};
    event.address = row.text(6);
    event.verdict.kind = event.identity.kind;
    event.verdict.status = MailStatus(row.smallInteger(7));
    event.verdict.mailClass = MailClass(row.smallInteger(8));
    event.code = row.smallInteger(9);
    event.enhancedCode = row.text(10);
    event.serverText = row.text(11);
    event.backerKey = row.optionalText(12);
    event.project = row.optionalInteger(13);
    event.subject = row.optionalInteger(14);
    event.ownLink = row.optionalText(15);
    readFlags(row.smallInteger(16), event);
    event.body = row.integer(17);
    event.bodyOffset = row.integer(18);
    event.bodyLength = row.integer(19);
    return event;
}

storage::Parameters columnsOf(const QList<const StoredEvent *> &events)
{
    QList<QString> ids;
    QList<qint64> seconds, kinds, at, receivedAt, statuses, classes, codes, flags;
    QList<std::optional<qint64>> mails, projects, subjects, bodies, offsets, lengths;
    QList<std::optional<QString>> addresses, enhanced, texts, backers, links;
    for (const StoredEvent *event : events) {
        seconds.append(event->identity.second);
        ids.append(event->identity.eventId);
        kinds.append(qint64(event->identity.kind));
        at.append(event->atMs);
        receivedAt.append(event->receivedAtMs);
        mails.append(orNull(event->mail.value));
        addresses.append(ownAddress(*event));
        statuses.append(qint64(event->verdict.status));
        classes.append(qint64(event->verdict.mailClass));
        codes.append(event->code);
        enhanced.append(orNull(event->enhancedCode));
        texts.append(orNull(event->serverText));
        backers.append(event->backerKey);
        projects.append(event->project);
        subjects.append(event->subject);
        links.append(event->ownLink);
        flags.append(flagsOf(*event));
        bodies.append(orNull(event->body));
        offsets.append(orNull(event->body ? event->bodyOffset : 0));
        lengths.append(orNull(event->bodyLength));
    }
    return {seconds,  ids,   kinds,   at,       receivedAt, mails, addresses, statuses, classes, codes,
            enhanced, texts, backers, projects, subjects,   links, flags,     bodies,   offsets, lengths};
}

} // namespace

QByteArrayList eventColumns()
{
    return {"second",  "event_id", "kind",  "at",       "received_at", "mail",       "address",
            "status",  "class",    "code",  "enhanced", "server_text", "backer_key", "project",
            "subject", "own_link", "flags", "body",     "body_offset", "body_length"};
}

storage::Parameters eventParameters(const StoredEvent &event)
{
    return {event.identity.second,
            event.identity.eventId,
            event.identity.kind,
            event.atMs,
            event.receivedAtMs,
            orNull(event.mail.value),
            ownAddress(event),
            event.verdict.status,
            event.verdict.mailClass,
            event.code,
            orNull(event.enhancedCode),
            orNull(event.serverText),
            event.backerKey,
            event.project,
            event.subject,
            event.ownLink,
            flagsOf(event),
            orNull(event.body),
            orNull(event.body ? event.bodyOffset : 0),
            orNull(event.bodyLength)};
}

base::Result<void> askKnownEvents(Connection &connection, KnownEvents &stored, const QList<EventIdentity> &identities,
                                  QSet<EventIdentity> &known)
{
    if (connection.isSqlite()) {
        BD_TRY(stored.refresh(connection));
        for (const EventIdentity &identity : identities) {
            BD_ASSIGN(const bool isKnown, stored.contains(connection, identity));
            if (isKnown)
                known.insert(identity);
        }
        return {};
    }
    QList<qint64> seconds, kinds;
    QList<QString> ids;
    for (const EventIdentity &identity : identities) {
        seconds.append(identity.second);
        ids.append(identity.eventId);
        kinds.append(qint64(identity.kind));
    }
    return connection.ask(kAreKnown, {seconds, ids, kinds}, [&known](const Row &row) {
        known.insert({row.integer(0), row.text(1), EventKind(row.smallInteger(2))});
    });
}

base::Result<void> insertEvents(Connection &connection, KnownEvents &stored, const QList<const StoredEvent *> &events)
{
    if (events.isEmpty())
        return {};
    if (!connection.isSqlite())
        return connection.post(kInsertMany, columnsOf(events), events.size());
    static const QByteArrayList columns{
        "second",  "event_id", "kind",  "at",       "received_at", "mail",        "address",
        "status",  "class",    "code",  "enhanced", "server_text", "backer_key",  "project",
        "subject", "own_link", "flags", "body",     "body_offset", "body_length", "id"};
    storage::BulkLoad load(connection, "events", columns);
    for (const StoredEvent *event : events) {
        storage::Parameters parameters = eventParameters(*event);
        parameters.emplace_back(stored.nextRow());
        BD_TRY(load.row(parameters));
        stored.add(event->identity);
    }
    return load.finish();
}

base::Result<QList<StoredEvent>> eventsOfMail(Connection &connection, base::MailRow mail, int limit)
{
    return connection.list(kOfMail, {mail, limit}, eventFromRow);
}

base::Result<std::optional<StoredEvent>> eventByIdentity(Connection &connection, const EventIdentity &identity)
{
    return connection.first(kByIdentity, {identity.second, identity.eventId, identity.kind}, eventFromRow);
}

static base::Result<QList<StoredEvent>> eventsOfMails(Connection &connection, const QList<SentEmail> &mails)
{
    QList<qint64> ids;
    for (const SentEmail &mail : mails)
        ids.append(mail.id.value);
    if (!connection.isSqlite())
        return connection.list(kOfAll, {ids}, eventFromRow);
    QList<StoredEvent> events;
    for (const qint64 id : std::as_const(ids))
        BD_TRY(connection.each(kOfEach, {id}, [&events](const Row &row) { events.append(eventFromRow(row)); }));
    return events;
}

// Those of its mails, and those that were given to no mail: few, where a look through all events takes long.
static base::Result<QList<StoredEvent>> eventsTo(Connection &connection, const QString &address)
{
    BD_ASSIGN(const QList<SentEmail> mails, mailsTo(connection, address));
    BD_ASSIGN(QList<StoredEvent> events, eventsOfMails(connection, mails));
    BD_ASSIGN(const QList<Orphan> orphans, orphansOf(connection, address));
    for (const Orphan &orphan : orphans) {
        if (!orphan.mail.isNull())
            continue;
        BD_ASSIGN(const auto event, eventByIdentity(connection, orphan.identity));
        if (event)
            events.append(*event);
    }
    for (StoredEvent &event : events)
        event.address = address;
    return events;
}

static base::Result<QList<StoredEvent>> newestEventsTo(Connection &connection, const EventFilter &filter,
                                                       const std::optional<EventIdentity> &before, int limit)
{
    BD_ASSIGN(QList<StoredEvent> events, eventsTo(connection, filter.address));
    events.removeIf([&](const StoredEvent &event) {
        return (before && !(event.identity < *before)) || (filter.kind && event.identity.kind != *filter.kind);
    });
    std::sort(events.begin(), events.end(),
              [](const StoredEvent &a, const StoredEvent &b) { return b.identity < a.identity; });
    return events.mid(0, limit);
}

base::Result<QList<StoredEvent>> newestEvents(Connection &connection, const EventFilter &filter,
                                              const std::optional<EventIdentity> &before, int limit)
{
    if (!filter.address.isEmpty())
        return newestEventsTo(connection, filter, before, limit);
    std::string sql =
        "SELECT " BD_EVENT_COLUMNS ", m.address FROM events e LEFT JOIN mails m ON m.id = e.mail WHERE 1 = 1";
    storage::Parameters parameters;
    const auto place = [&](const storage::Parameter &value) {
        parameters.push_back(value);
        return std::string("$").append(std::to_string(parameters.size()));
    };
    if (before) {
        const std::string second = place(before->second), id = place(before->eventId), kind = place(before->kind);
        sql += " AND (e.second, e.event_id, e.kind) < (" + second + ", " + id + ", " + kind + ")";
    }
    if (filter.kind)
        sql.append(" AND e.kind = ").append(std::to_string(int(*filter.kind)));
    if (filter.kind && *filter.kind != EventKind::Delivered)
        sql += kOfFewEvents;
    sql += kNewestFirst + place(limit);
    return connection.list(sql, parameters, [](const Row &row) {
        StoredEvent event = eventFromRow(row);
        if (event.address.isEmpty())
            event.address = row.text(20);
        return event;
    });
}

base::Result<void> eachEventOfMails(Connection &connection, base::MailRow from, base::MailRow to,
                                    const std::function<void(const StoredEvent &)> &visit)
{
    return connection.stream(kOfMails, {from, to}, [&](const Row &row) { visit(eventFromRow(row)); });
}

base::Result<void> insertOrphan(Connection &connection, const QString &address, const Orphan &orphan)
{
    return connection.post(kInsertOrphan, {address, orphan.atMs, orphan.identity.second, orphan.identity.eventId,
                                           orphan.identity.kind, int(orphan.adoptable), orNull(orphan.mail.value)});
}

base::Result<QList<Orphan>> orphansOf(Connection &connection, const QString &address)
{
    return connection.list(kOrphansOf, {address}, [](const Row &row) {
        return Orphan{{row.integer(0), row.text(1), EventKind(row.smallInteger(2))},
                      row.integer(3),
                      row.boolean(4),
                      {row.integer(5)}};
    });
}

base::Result<void> askAddressesWithOrphans(Connection &connection, const QList<QString> &addresses,
                                           QSet<QString> &found)
{
    const auto add = [&found](const Row &row) { found.insert(row.text(0)); };
    if (!connection.isSqlite())
        return connection.ask(kHaveOrphans, {addresses}, add);
    BD_ASSIGN(const qint64 any, connection.number(kAnyOrphan)); // mostly there is none at all
    for (qsizetype i = 0; any > 0 && i < addresses.size(); ++i)
        BD_TRY(connection.each(kHasOrphans, {addresses.at(i)}, add));
    return {};
}

base::Result<void> giveOrphan(Connection &connection, const QString &address, const Orphan &orphan)
{
    const auto mail = orNull(orphan.mail.value);
    BD_TRY(connection.run(kGiveOrphan, {address, orphan.atMs, orphan.identity.eventId, orphan.identity.kind, mail}));
    BD_TRY(connection.run(kGiveEvent, {orphan.identity.second, orphan.identity.eventId, orphan.identity.kind, mail}));
    return {};
}

} // namespace bouncedesk::mail
