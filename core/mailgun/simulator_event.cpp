// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/simulator_event.h"

#include "core/base/email_address.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace bouncedesk::mailgun {

const SimulatedFailure kHardBounce{
    "bounce", 550, "5.1.1", "hard", "5.1.1 The email account that you tried to reach does not exist", "", false};
const SimulatedFailure kSoftBounce{"bounce", 552, "5.2.2", "soft", "5.2.2 The mailbox is full", "", false};
const SimulatedFailure kDelayedBounce{"generic", 550, "5.1.1", "", "", "5.1.1 unknown user", true};
const SimulatedFailure kExpired{"old", 602, "", "", "Too old", "", false};
const SimulatedFailure kBlocked{"espblock", 550,  "5.7.1", "soft", "5.7.1 Our system has detected unsolicited mail",
                                "",         false};
const SimulatedFailure kGreylisted{"greylisted", 451,  "4.7.1", "", "4.7.1 Greylisted, please try again later",
                                   "",           false};
const SimulatedFailure kSuppressedBounce{
    "suppress-bounce", 605, "", "", "", "Not delivering to previously bounced address", false};
const SimulatedFailure kSuppressedUnsubscribe{
    "suppress-unsubscribe", 606, "", "", "", "Not delivering to unsubscribed address", false};
const SimulatedFailure kSuppressedComplaint{
    "suppress-complaint", 607, "", "", "", "Not delivering to a user who marked your messages as spam", false};

QString eventName(SimulatedKind kind)
{
    switch (kind) {
    case SimulatedKind::Accepted: return QStringLiteral("accepted");
    case SimulatedKind::Delivered: return QStringLiteral("delivered");
    case SimulatedKind::PermanentFailure:
    case SimulatedKind::TemporaryFailure: return QStringLiteral("failed");
    case SimulatedKind::Complained: return QStringLiteral("complained");
    }
    return {};
}

QString webhookType(SimulatedKind kind)
{
    switch (kind) {
    case SimulatedKind::PermanentFailure: return QStringLiteral("permanent_fail");
    case SimulatedKind::TemporaryFailure: return QStringLiteral("temporary_fail");
    default: return eventName(kind);
    }
}

static QJsonObject object(std::initializer_list<std::pair<const char *, QJsonValue>> members)
{
    QJsonObject made;
    for (const auto &[name, value] : members)
        made.insert(QLatin1String(name), value);
    return made;
}

static QJsonObject deliveryStatus(const SimulatedEvent &event)
{
    if (!event.failure)
        return object({{"attempt-no", 1},
                       {"code", 250},
                       {"message", QStringLiteral("OK")},
                       {"description", QString()},
                       {"tls", true},
                       {"mx-host", QStringLiteral("mx.example.org")}});
    const SimulatedFailure &failure = *event.failure;
    QJsonObject status = object({{"attempt-no", 1},
                                 {"code", failure.code},
                                 {"message", QLatin1String(failure.message)},
                                 {"description", QLatin1String(failure.description)}});
    const auto add = [&](const char *name, const char *value) {
        if (*value)
            status.insert(QLatin1String(name), QLatin1String(value));
    };
    add(failure.isDelayedBounce ? "bounce-code" : "enhanced-code", failure.enhancedCode);
    add("bounce-type", failure.bounceType);
    if (event.kind == SimulatedKind::TemporaryFailure)
        status.insert(QLatin1String("retry-seconds"), 600);
    return status;
}

static void addFailure(const SimulatedEvent &event, QJsonObject &json)
{
    if (!event.failure)
        return;
    const bool permanent = event.kind == SimulatedKind::PermanentFailure;
    json.insert(QLatin1String("severity"), permanent ? QStringLiteral("permanent") : QStringLiteral("temporary"));
    json.insert(QLatin1String("reason"), QLatin1String(event.failure->reason));
}

static QString recipientOf(const SimulatedEvent &event)
{
    return event.isBatchs ? event.mail->message->to.join(QStringLiteral(", ")) : event.mail->recipient;
}

static QJsonObject headersOf(const SimulatedEvent &event)
{
    const SimulatedMessage &message = *event.mail->message;
    return object({{"message-id", message.id},
                   {"from", message.from},
                   {"to", recipientOf(event)},
                   {"subject", event.isBatchs ? message.subject : event.mail->subject()}});
}

// What a webhook, an event and a log line have in common.
static QJsonObject commonJson(const SimulatedEvent &event)
{
    const SimulatedMessage &message = *event.mail->message;
    const bool isDelayed = event.failure && event.failure->isDelayedBounce;
    QJsonObject flags =
        object({{"is-authenticated", true}, {"is-test-mode", message.isTestMode}, {"is-routed", false}});
    if (isDelayed)
        flags.insert(QLatin1String("is-delayed-bounce"), true);
    const QJsonObject envelope = object({{"transport", QStringLiteral("smtp")},
                                         {"sender", base::addressFromPasted(message.from)},
                                         {"targets", recipientOf(event)}});
    QJsonObject json = object({{"event", eventName(event.kind)},
                               {"id", QString::fromLatin1(event.id)},
                               {"log-level", event.failure ? QStringLiteral("error") : QStringLiteral("info")},
                               {"account", object({{"id", QStringLiteral("simulated")}})},
                               {"domain", object({{"name", message.domain}})},
                               {"recipient", recipientOf(event)},
                               {"recipient-domain", base::domainOf(base::normalisedAddress(event.mail->recipient))},
                               {"tags", QJsonArray::fromStringList(message.tags)},
                               {"flags", flags},
                               {"envelope", isDelayed ? QJsonObject() : envelope},
                               {"message", object({{"headers", headersOf(event)}, {"size", 5120}})}});
    addFailure(event, json);
    if (event.kind != SimulatedKind::Accepted && event.kind != SimulatedKind::Complained)
        json.insert(QLatin1String("delivery-status"), deliveryStatus(event));
    return json;
}

static QJsonObject variablesOf(const SimulatedEvent &event)
{
    return event.isBatchs ? event.mail->message->variables : event.mail->variables();
}

QJsonObject eventJson(const SimulatedEvent &event)
{
    QJsonObject json = commonJson(event);
    const QJsonObject variables = variablesOf(event);
    json.insert(QLatin1String("timestamp"), double(event.atMs) / 1000);
    json.insert(QLatin1String("user-variables"),
                variables.isEmpty() ? QJsonValue(QJsonArray()) : QJsonValue(variables));
    return json;
}

QJsonObject logsItemJson(const SimulatedEvent &event)
{
    QJsonObject json = commonJson(event);
    const QByteArray variables = QJsonDocument(variablesOf(event)).toJson(QJsonDocument::Compact);
    json.insert(QLatin1String("@timestamp"),
                QDateTime::fromMSecsSinceEpoch(event.atMs, Qt::UTC).toString(Qt::ISODateWithMs));
    json.insert(QLatin1String("user-variables"), QString::fromUtf8(variables));
    return json;
}

QByteArray webhookBody(const SimulatedEvent &event, const SignatureBlock &signature)
{
    const QJsonObject block = object({{"timestamp", QString::fromLatin1(signature.timestamp)},
                                      {"token", QString::fromLatin1(signature.token)},
                                      {"signature", QString::fromLatin1(signature.signature)}});
    return QJsonDocument(object({{"signature", block}, {"event-data", eventJson(event)}}))
        .toJson(QJsonDocument::Compact);
}

} // namespace bouncedesk::mailgun
