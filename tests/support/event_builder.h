// SPDX-License-Identifier: GPL-3.0-or-later
// Makes verified events for tests: EventBuilder("delivered", "m1@x", "eva@a.example", ms).backer("b1").made().
// Each builder has an event id and a token of its own, unless told otherwise.
#pragma once

#include "core/ingest/inbound_event.h"

namespace bouncedesk::test {

class EventBuilder {
public:
    EventBuilder(const QByteArray &kind, const QByteArray &messageId, const QByteArray &recipient, qint64 atMs);

    EventBuilder &kind(const QByteArray &kind);
    EventBuilder &at(qint64 atMs);
    EventBuilder &id(const QByteArray &id);
    EventBuilder &token(const QByteArray &token);
    EventBuilder &fetched(); // out of the logs: no token
    EventBuilder &permanent(const QByteArray &reason, int code, const QByteArray &enhanced);
    EventBuilder &temporary(const QByteArray &reason, int code);
    EventBuilder &delayed();
    EventBuilder &testMode();
    EventBuilder &backer(const QByteArray &key);
    EventBuilder &project(const QByteArray &key);
    EventBuilder &subject(const QByteArray &subject);
    EventBuilder &ownLink(const QString &text);

    ingest::InboundEvent made() const;

private:
    mailgun::WireEvent m_event;
    std::optional<QByteArray> m_token;
};

} // namespace bouncedesk::test
