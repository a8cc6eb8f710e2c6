// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/event_builder.h"

#include "core/mailgun/event_digest.h"

#include <atomic>

namespace bouncedesk::test {

EventBuilder::EventBuilder(const QByteArray &kind, const QByteArray &messageId, const QByteArray &recipient,
                           qint64 atMs)
{
    static std::atomic<int> made = 0;
    const QByteArray number = QByteArray::number(++made);
    m_event.kind = QString::fromUtf8(kind);
    m_event.messageId = QString::fromUtf8(messageId);
    m_event.recipient = QString::fromUtf8(recipient);
    m_event.id = QStringLiteral("event-") + QString::fromUtf8(number);
    m_token = "token-" + number;
    at(atMs);
}

EventBuilder &EventBuilder::kind(const QByteArray &kind)
{
    m_event.kind = QString::fromUtf8(kind);
    return *this;
}

EventBuilder &EventBuilder::at(qint64 atMs)
{
    m_event.atMs = atMs;
    m_event.second = atMs / 1000;
    return *this;
}

EventBuilder &EventBuilder::id(const QByteArray &id)
{
    m_event.id = QString::fromUtf8(id);
    return *this;
}

EventBuilder &EventBuilder::token(const QByteArray &token)
{
    m_token = token;
    return *this;
}

EventBuilder &EventBuilder::fetched()
{
    m_token.reset();
    return *this;
}

EventBuilder &EventBuilder::permanent(const QByteArray &reason, int code, const QByteArray &enhanced)
{
    m_event.severity = QStringLiteral("permanent");
    m_event.reason = QString::fromUtf8(reason);
    m_event.code = code;
    m_event.enhancedCode = QString::fromUtf8(enhanced);
    m_event.serverText = m_event.enhancedCode + QStringLiteral(" no such mailbox");
    return *this;
}

EventBuilder &EventBuilder::temporary(const QByteArray &reason, int code)
{
    m_event.severity = QStringLiteral("temporary");
    m_event.reason = QString::fromUtf8(reason);
    m_event.code = code;
    return *this;
}

EventBuilder &EventBuilder::delayed()
{
    m_event.isDelayedBounce = true;
    m_event.reason = QStringLiteral("generic");
    return *this;
}

EventBuilder &EventBuilder::testMode()
{
    m_event.isTestMode = true;
    return *this;
}

EventBuilder &EventBuilder::backer(const QByteArray &key)
{
    m_event.variables.backerId = QString::fromUtf8(key);
    return *this;
}

EventBuilder &EventBuilder::project(const QByteArray &key)
{
    m_event.variables.projectId = QString::fromUtf8(key);
    return *this;
}

EventBuilder &EventBuilder::subject(const QByteArray &subject)
{
    m_event.variables.subject = QString::fromUtf8(subject);
    return *this;
}

EventBuilder &EventBuilder::ownLink(const QString &text)
{
    m_event.variables.bouncedesk = text;
    return *this;
}

ingest::InboundEvent EventBuilder::made() const
{
    ingest::InboundEvent inbound;
    // Signed a few seconds after it happened, but never years later unless the event itself says so.
    constexpr qint64 kSigned = 1790000100;
    if (m_token)
        inbound.token = ingest::TokenUse{kSigned, QString::fromUtf8(*m_token), mailgun::eventDigest(m_event, {})};
    inbound.event = m_event;
    inbound.contentType = "application/json";
    inbound.body = "{\"id\":\"" + m_event.id.toUtf8() + "\"}";
    inbound.receivedAtMs = m_event.atMs + 5000;
    return inbound;
}

} // namespace bouncedesk::test
