// SPDX-License-Identifier: GPL-3.0-or-later
// events list, show, quarantine, replay.
#include "core/base/email_address.h"
#include "core/base/time_format.h"
#include "core/commands/all_commands.h"
#include "core/commands/command_line.h"
#include "core/ingest/replay_service.h"
#include "core/mail/body_repository.h"
#include "core/mail/event_repository.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bouncedesk::commands {

using mail::EventIdentity;
using mail::StoredEvent;

namespace {

constexpr int kPage = 500;

QCommandLineOption option(const char *name, const char *description, const char *value)
{
    return QCommandLineOption(QString::fromLatin1(name), QString::fromUtf8(description), QString::fromLatin1(value));
}

// One text for (second, event id, kind): what "events show" takes.
QString eventKey(const EventIdentity &identity)
{
    return QStringLiteral("%1-%2-%3").arg(identity.second).arg(int(identity.kind)).arg(identity.eventId);
}

std::optional<EventIdentity> identityOf(const QString &key)
{
    const qsizetype first = key.indexOf(u'-', 1), second = key.indexOf(u'-', first + 1);
    if (first < 0 || second < 0)
        return std::nullopt;
    bool secondOk = false, kindOk = false;
    const QStringView text(key);
    const EventIdentity identity{text.left(first).toLongLong(&secondOk), key.mid(second + 1),
                                 mail::EventKind(text.mid(first + 1, second - first - 1).toInt(&kindOk))};
    return secondOk && kindOk ? std::optional(identity) : std::nullopt;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

Cells eventCells(const StoredEvent &event)
{
    return {eventKey(event.identity),
            base::isoInstant(event.atMs),
            mail::kindName(event.identity.kind),
            orNull(event.address),
            mail::statusName(event.verdict.status),
            orNull(mail::className(event.verdict.mailClass)),
            event.code ? QJsonValue(event.code) : QJsonValue(QJsonValue::Null),
            orNull(event.serverText)};
}

QStringList columnNames()
{
    return {QStringLiteral("id"),     QStringLiteral("at"),    QStringLiteral("kind"), QStringLiteral("recipient"),
            QStringLiteral("status"), QStringLiteral("class"), QStringLiteral("code"), QStringLiteral("server_text")};
}

base::Result<std::optional<mail::EventKind>> kindOf(const QCommandLineParser &parser)
{
    if (!parser.isSet(QStringLiteral("kind")))
        return std::optional<mail::EventKind>();
    const QString name = parser.value(QStringLiteral("kind"));
    const auto kind = mail::kindOfName(name, true);
    if (!kind)
        return base::fail(base::ErrorCode::InvalidInput, name, QStringLiteral("unknown_event_kind"));
    return kind;
}

base::Result<void> checkKind(const QCommandLineParser &parser)
{
    BD_TRY(kindOf(parser));
    return {};
}

base::Result<int> listEvents(const QCommandLineParser &parser, CommandContext &context)
{
    mail::EventFilter filter;
    if (parser.isSet(QStringLiteral("recipient")))
        filter.address = base::normalisedAddress(parser.value(QStringLiteral("recipient")));
    BD_ASSIGN(filter.kind, kindOf(parser));
    bool isNumber = true;
    const int limit =
        parser.isSet(QStringLiteral("limit")) ? parser.value(QStringLiteral("limit")).toInt(&isNumber) : 100;
    if (!isNumber || limit < 1) {
        say(context, QStringLiteral("--limit takes a number from 1 up."));
        return Usage;
    }
    BD_ASSIGN(const auto connection, context.openDatabase());
    RowOutput output(context.out, chosenFormat(parser, context), columnNames());
    std::optional<EventIdentity> before;
    for (int left = limit; left > 0;) {
        BD_ASSIGN(const auto page, mail::newestEvents(*connection, filter, before, std::min(left, kPage)));
        for (const StoredEvent &event : page)
            BD_TRY(output.row(eventCells(event)));
        if (page.size() < std::min(left, kPage))
            break;
        left -= int(page.size());
        before = page.constLast().identity;
    }
    BD_TRY(output.finish());
    return Done;
}

base::Result<int> showEvent(const QCommandLineParser &parser, CommandContext &context)
{
    const QString key = parser.positionalArguments().constFirst();
    const auto identity = identityOf(key);
    if (!identity)
        return base::fail(base::ErrorCode::NotFound, key, QStringLiteral("event_unknown"));
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const auto event, mail::eventByIdentity(*connection, *identity));
    if (!event)
        return base::fail(base::ErrorCode::NotFound, key, QStringLiteral("event_unknown"));
    BD_ASSIGN(const QByteArray body, mail::rawBody(*connection, *event));
    if (body.isEmpty()) {
        say(context, QStringLiteral("The raw text of this event is no longer kept."));
        RowOutput output(context.out, chosenFormat(parser, context), columnNames());
        BD_TRY(output.row(eventCells(*event)));
        BD_TRY(output.finish());
        return Done;
    }
    context.out.write(body + '\n');
    return Done;
}

base::Result<int> listQuarantine(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    RowOutput output(
        context.out, chosenFormat(parser, context),
        {QStringLiteral("id"), QStringLiteral("received_at"), QStringLiteral("reason"), QStringLiteral("body")});
    qint64 before = 0;
    while (true) {
        BD_ASSIGN(const auto page, ingest::quarantined(*connection, before, kPage));
        for (const ingest::QuarantinedEvent &event : page)
            BD_TRY(output.row(
                {event.id, base::isoInstant(event.receivedAtMs), event.reason, QString::fromUtf8(event.body)}));
        if (page.size() < kPage)
            break;
        before = page.constLast().id;
    }
    BD_TRY(output.finish());
    return Done;
}

base::Result<int> replay(const QCommandLineParser &, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const ingest::ReplayFindings findings, ingest::replayQuarantine(*connection, context.clock));
    say(context, QStringLiteral("%1 stored, %2 still unusable.").arg(findings.stored).arg(findings.unusable));
    return Done;
}

} // namespace

Command eventsListCommand()
{
    return {{QStringLiteral("events"), QStringLiteral("list")},
            QStringLiteral("[--kind KIND] [--recipient ADDRESS] [--limit N]"),
            QStringLiteral("Lists events, newest first"),
            {option("kind", "Only of this kind: delivered, failed, complained …", "KIND"),
             option("recipient", "Only to this address.", "ADDRESS"),
             option("limit", "At most so many (default 100).", "N"), formatOption()},
            {},
            listEvents,
            checkKind};
}

Command eventsShowCommand()
{
    return {{QStringLiteral("events"), QStringLiteral("show")},
            QStringLiteral("ID"),
            QStringLiteral("Shows an event as Mailgun sent it"),
            {formatOption()},
            {QStringLiteral("ID")},
            showEvent};
}

Command eventsQuarantineCommand()
{
    return {{QStringLiteral("events"), QStringLiteral("quarantine")},
            {},
            QStringLiteral("Lists genuine events that could not be used, and samples"),
            {formatOption()},
            {},
            listQuarantine};
}

Command eventsReplayCommand()
{
    return {{QStringLiteral("events"), QStringLiteral("replay")},
            {},
            QStringLiteral("Tries quarantined events again, after an upgrade"),
            {},
            {},
            replay};
}

} // namespace bouncedesk::commands
