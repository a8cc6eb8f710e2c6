// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/event_fields.h"

#include "core/base/text.h"
#include "core/mailgun/enhanced_code.h"
#include "core/mailgun/event_time.h"
#include "core/mailgun/wire_limits.h"

namespace bouncedesk::mailgun {

bool isSingleAddress(QStringView recipient)
{
    bool quoted = false;
    for (const QChar c : recipient) {
        if (c == u'"')
            quoted = !quoted;
        else if (!quoted && (c == u',' || c == u';' || c.isSpace()))
            return false;
    }
    return !recipient.isEmpty();
}

QString bareMessageId(QStringView id)
{
    QStringView bare = id.trimmed();
    if (bare.startsWith(u'<'))
        bare = bare.mid(1);
    if (bare.endsWith(u'>'))
        bare.chop(1);
    return bare.trimmed().toString();
}

static void readVariable(JsonNode value, std::optional<QString> &found)
{
    const bool scalar = value && !value.isObject() && !value.isArray();
    if (!scalar || (value.bytes().empty() && !value.isString()))
        return; // absent, null, or nothing that names anybody
    found = value.text(kMaxVariable);
}

void readVariables(JsonNode object, MailVariables &found)
{
    readVariable(object["backer_id"], found.backerId);
    readVariable(object["project_id"], found.projectId);
    readVariable(object["subject"], found.subject);
    readVariable(object["subject_family"], found.subjectFamily);
    readVariable(object["bouncedesk"], found.bouncedesk);
}

static MailVariables userVariables(JsonNode value, JsonDocument &inner)
{
    MailVariables variables;
    if (value.isString()) {
        const std::string_view json = value.bytes();
        if (const auto object = inner.parse(QByteArrayView(json.data(), qsizetype(json.size()))))
            readVariables(*object, variables);
    } else {
        readVariables(value, variables);
    }
    return variables;
}

// One address, or the texts of a list joined by commas.
static QString recipientText(JsonNode value)
{
    if (!value.isArray())
        return value.text(kMaxRecipient).trimmed();
    QStringList all;
    for (JsonNode item = value.firstChild(); item && all.size() < 10; item = item.nextSibling())
        all += item.text(kMaxRecipient).trimmed();
    return all.join(u", ").left(kMaxRecipient);
}

static std::optional<EventTime> timeOf(JsonNode event)
{
    const JsonNode seconds = event["timestamp"];
    if (auto time = eventTimeFromSeconds(seconds.text(kMaxWord)))
        return time;
    for (const JsonNode iso : {event["@timestamp"], seconds}) {
        if (auto time = eventTimeFromIso(iso.text(kMaxWord)))
            return time;
    }
    return std::nullopt;
}

static QString firstFilled(const QString &first, const QString &second)
{
    return first.trimmed().isEmpty() ? second : first;
}

// R-class: enhanced-code, else bounce-code, else a dotted code, else the first in the text.
static QString enhancedCodeOf(JsonNode status, const QString &code, const QString &text, const QString &message)
{
    for (const char *name : {"enhanced-code", "bounce-code"}) {
        if (QString written = exactEnhancedCode(status[name].text(kMaxWord)); !written.isEmpty())
            return written;
    }
    if (QString dotted = exactEnhancedCode(code); !dotted.isEmpty())
        return dotted;
    QString inText = firstEnhancedCode(text);
    return inText.isEmpty() ? firstEnhancedCode(message) : inText;
}

static void readDeliveryStatus(JsonNode status, WireEvent &event)
{
    const QString code = status["code"].text(kMaxWord).trimmed();
    const QString description = status["description"].text(kMaxServerText);
    const QString message = status["message"].text(kMaxServerText);
    event.code = code.toInt(); // 0 for 5.1.1 and nonsense
    event.serverText = firstFilled(description, message);
    event.bounceType = status["bounce-type"].text(kMaxWord);
    event.enhancedCode = enhancedCodeOf(status, code, event.serverText, message);
}

static void readMessage(JsonNode message, WireEvent &event)
{
    const JsonNode headers = message["headers"];
    event.messageId = bareMessageId(headers["message-id"].text(kMaxId));
    event.headerSubject = base::squished(headers["subject"].text(kMaxSubject));
}

static void readFlags(JsonNode flags, WireEvent &event)
{
    event.isDelayedBounce = flags["is-delayed-bounce"].isTrue();
    event.isTestMode = flags["is-test-mode"].isTrue();
    event.isRouted = flags["is-routed"].isTrue();
    event.isCallback = flags["is-callback"].isTrue();
}

EventOrUnusable eventFromJson(JsonNode data, JsonDocument &inner)
{
    WireEvent event;
    event.kind = data["event"].text(kMaxWord);
    event.id = data["id"].text(kMaxId);
    event.recipient = recipientText(data["recipient"]);
    event.senderDomain = data["domain"]["name"].text(kMaxId);
    event.severity = data["severity"].text(kMaxWord);
    event.reason = data["reason"].text(kMaxWord);
    event.transport = data["envelope"]["transport"].text(kMaxWord);
    event.variables = userVariables(data["user-variables"], inner);
    readMessage(data["message"], event);
    readDeliveryStatus(data["delivery-status"], event);
    readFlags(data["flags"], event);
    const auto time = timeOf(data);
    if (time) {
        event.atMs = time->atMs;
        event.second = time->second;
    }
    // The batch's own accepted event may name its recipients in the envelope only.
    if (event.recipient.isEmpty() && event.kind == u"accepted") {
        const QString targets = recipientText(data["envelope"]["targets"]);
        if (!isSingleAddress(targets))
            event.recipient = targets;
    }
    return usableOrNot(std::move(event), time.has_value());
}

static constexpr QLatin1String kKinds[] = {
    QLatin1String("accepted"),   QLatin1String("delivered"),    QLatin1String("failed"),
    QLatin1String("complained"), QLatin1String("opened"),       QLatin1String("clicked"),
    QLatin1String("rejected"),   QLatin1String("unsubscribed"), QLatin1String("stored")};

QStringList usableKinds()
{
    return QStringList(std::begin(kKinds), std::end(kKinds));
}

static bool isKnownKind(const WireEvent &event)
{
    const bool legacyOnly = event.kind == u"bounced" || event.kind == u"dropped";
    return (event.legacy && legacyOnly) ||
           std::find(std::begin(kKinds), std::end(kKinds), event.kind) != std::end(kKinds);
}

static QString faultOf(const WireEvent &event, bool hasTime)
{
    if (event.kind.isEmpty())
        return QStringLiteral("no_kind");
    if (!isKnownKind(event))
        return QStringLiteral("unknown_kind");
    if (event.id.isEmpty())
        return QStringLiteral("no_id");
    if (!hasTime)
        return QStringLiteral("no_time");
    if (event.recipient.isEmpty())
        return QStringLiteral("no_recipient");
    return {};
}

EventOrUnusable usableOrNot(WireEvent event, bool hasTime)
{
    event.recipientIsSingle = isSingleAddress(event.recipient);
    const QString fault = faultOf(event, hasTime);
    if (fault.isEmpty())
        return event;
    return Unusable{fault, std::move(event)};
}

} // namespace bouncedesk::mailgun
