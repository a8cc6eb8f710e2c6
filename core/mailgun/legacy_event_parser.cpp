// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/legacy_event_parser.h"

#include "core/base/text.h"
#include "core/mailgun/enhanced_code.h"
#include "core/mailgun/event_fields.h"
#include "core/mailgun/event_time.h"
#include "core/mailgun/wire_limits.h"

namespace bouncedesk::mailgun {

static constexpr qsizetype kMaxSignatureField = 200;

namespace {

// What message-headers tells: [["Subject", "Bill"], ["X-Mailgun-Variables", "{…}"], …], a value may be a list.
struct Headers {
    QString subject;
    QString messageId;
    QByteArrayList variables; // JSON objects, to be merged
    bool isTestMode = false;
};

} // namespace

static QByteArray lastValue(const http::FormFields &form, QByteArrayView name)
{
    const QList<QByteArray> values = form.values(name);
    const bool usable = !values.isEmpty() && values.constLast().size() <= kMaxSignatureField;
    return usable ? values.constLast() : QByteArray();
}

base::Result<SignatureBlock> legacySignature(const http::FormFields &form)
{
    SignatureBlock block{lastValue(form, "timestamp"), lastValue(form, "token"), lastValue(form, "signature"),
                         lastValue(form, "parent-signature")};
    if (block.timestamp.isEmpty() || block.token.isEmpty() || block.signature.isEmpty())
        return base::fail(base::ErrorCode::InvalidInput, QStringLiteral("signature"));
    return block;
}

static void readHeader(const QString &name, JsonNode value, Headers &headers)
{
    const std::string_view bytes = value.bytes();
    if (name == u"subject")
        headers.subject = base::squished(value.text(kMaxSubject));
    else if (name == u"message-id")
        headers.messageId = bareMessageId(value.text(kMaxId));
    else if (name == u"x-mailgun-drop-message")
        headers.isTestMode = value.text(kMaxWord).compare(QLatin1String("no"), Qt::CaseInsensitive) != 0;
    else if (name == u"x-mailgun-variables")
        headers.variables += QByteArray(bytes.data(), qsizetype(bytes.size()));
}

static Headers headersOf(const QByteArray &json, JsonDocument &document)
{
    Headers headers;
    if (json.isEmpty())
        return headers;
    const auto list = document.parse(json);
    if (!list || !list->isArray())
        return headers;
    for (JsonNode pair = list->firstChild(); pair; pair = pair.nextSibling()) {
        const JsonNode name = pair.firstChild();
        if (pair.isArray() && name && name.nextSibling())
            readHeader(name.text(kMaxWord).toLower(), name.nextSibling(), headers);
    }
    return headers;
}

static void readField(const http::FormFields &form, QByteArrayView name, std::optional<QString> &found)
{
    if (form.contains(name))
        found = form.text(name, kMaxVariable);
}

// Mailgun flattens the mail's variables into the form; the headers, where they are, are the surer source.
static MailVariables variablesOf(const http::FormFields &form, const Headers &headers, JsonDocument &document)
{
    MailVariables variables;
    for (const QByteArray &json : headers.variables) {
        if (const auto object = document.parse(json))
            readVariables(*object, variables);
    }
    if (!headers.variables.isEmpty())
        return variables;
    readField(form, "backer_id", variables.backerId);
    readField(form, "project_id", variables.projectId);
    readField(form, "subject", variables.subject);
    readField(form, "subject_family", variables.subjectFamily);
    readField(form, "bouncedesk", variables.bouncedesk);
    return variables;
}

static QString firstFilled(std::initializer_list<QString> texts)
{
    for (const QString &text : texts) {
        if (!text.trimmed().isEmpty())
            return text;
    }
    return {};
}

static void readFailure(const http::FormFields &form, WireEvent &event)
{
    const QString code = form.text("code", kMaxWord).trimmed();
    const QString notification = form.text("notification", kMaxServerText);
    event.reason = form.text("reason", kMaxWord);
    event.code = code.toInt(); // 0 for 5.1.1 and nonsense
    event.serverText =
        firstFilled({form.text("error", kMaxServerText), form.text("description", kMaxServerText), notification});
    event.enhancedCode =
        firstFilled({exactEnhancedCode(code), firstEnhancedCode(event.serverText), firstEnhancedCode(notification)});
}

EventOrUnusable legacyEvent(const http::FormFields &form, const SignatureBlock &signature, JsonDocument &document)
{
    const Headers headers = headersOf(form.value("message-headers"), document);
    WireEvent event;
    event.legacy = true;
    event.kind = form.text("event", kMaxWord);
    event.id = base::cleanUtf8(signature.token, kMaxId);
    event.recipient = form.text("recipient", kMaxRecipient).trimmed();
    event.senderDomain = form.text("domain", kMaxId);
    event.messageId = bareMessageId(
        firstFilled({form.text("Message-Id", kMaxId), form.text("message-id", kMaxId), headers.messageId}));
    event.headerSubject = headers.subject;
    event.isTestMode = headers.isTestMode;
    event.variables = variablesOf(form, headers, document);
    readFailure(form, event);
    const auto time = eventTimeFromSeconds(QString::fromLatin1(signature.timestamp));
    if (time) {
        event.atMs = time->atMs;
        event.second = time->second;
    }
    return usableOrNot(std::move(event), time.has_value());
}

} // namespace bouncedesk::mailgun
