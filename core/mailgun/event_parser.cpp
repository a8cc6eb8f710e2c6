// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/event_parser.h"

#include "core/mailgun/event_digest.h"
#include "core/mailgun/event_fields.h"
#include "core/mailgun/event_time.h"
#include "core/mailgun/legacy_event_parser.h"

namespace bouncedesk::mailgun {

static constexpr qsizetype kMaxSignatureField = 200;

static QByteArray signatureField(JsonNode value)
{
    const std::string_view bytes = value.bytes();
    return bytes.size() > size_t(kMaxSignatureField) ? QByteArray() : QByteArray(bytes.data(), qsizetype(bytes.size()));
}

// Every sample has a string; the manual's table says number. A number's digits are what was signed.
static QByteArray signedTimestamp(JsonNode value)
{
    const QByteArray written = signatureField(value);
    if (!value.isNumber() || (!written.contains('e') && !written.contains('E') && !written.contains('.')))
        return written;
    const auto time = eventTimeFromSeconds(QString::fromLatin1(written));
    return time ? QByteArray::number(time->second) : QByteArray();
}

static base::Result<SignatureBlock> signatureBlock(JsonNode node)
{
    SignatureBlock block{signedTimestamp(node["timestamp"]), signatureField(node["token"]),
                         signatureField(node["signature"]), signatureField(node["parent-signature"])};
    if (block.timestamp.isEmpty() || block.token.isEmpty() ||
        (block.signature.isEmpty() && block.parentSignature.isEmpty()))
        return base::fail(base::ErrorCode::InvalidInput, QStringLiteral("signature"));
    return block;
}

base::Result<ParsedWebhook> EventParser::parse(QByteArrayView contentType, QByteArrayView body)
{
    const QByteArray type = http::mediaType(contentType);
    if (type == "application/x-www-form-urlencoded" || type == "multipart/form-data")
        return parseForm(contentType, body);
    return parseJson(body);
}

base::Result<ParsedWebhook> EventParser::parseJson(QByteArrayView body)
{
    BD_ASSIGN(const JsonNode root, m_document.parse(body));
    BD_ASSIGN(SignatureBlock signature, signatureBlock(root["signature"]));
    const JsonNode data = root["event-data"];
    EventOrUnusable event =
        data.isObject() ? eventFromJson(data, m_inner) : EventOrUnusable(Unusable{QStringLiteral("no_event"), {}});
    QByteArray digest = eventDigest(event, body);
    return ParsedWebhook{std::move(signature), std::move(event), std::move(digest)};
}

base::Result<ParsedWebhook> EventParser::parseForm(QByteArrayView contentType, QByteArrayView body)
{
    BD_ASSIGN(const http::FormFields form, http::parseForm(contentType, body));
    BD_ASSIGN(SignatureBlock signature, legacySignature(form));
    EventOrUnusable event = legacyEvent(form, signature, m_inner);
    QByteArray digest = eventDigest(event, body);
    return ParsedWebhook{std::move(signature), std::move(event), std::move(digest)};
}

} // namespace bouncedesk::mailgun
