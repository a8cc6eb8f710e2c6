// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/quarantine_repository.h"

#include "core/backers/erased_address_repository.h"
#include "core/base/email_address.h"
#include "core/mailgun/event_digest.h"

namespace bouncedesk::ingest {

using storage::Connection;
using storage::Row;

constexpr auto kStore =
    "INSERT INTO quarantine (received_at, reason, signed_at, token, content_type, body, digest, replayed_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
constexpr auto kNewest = "SELECT id, received_at, reason, signed_at, content_type, body, replayed_at FROM quarantine "
                         "WHERE replayed_at IS NULL AND id < $1 ORDER BY id DESC LIMIT $2";
constexpr auto kUnusable = "SELECT COUNT(*) FROM quarantine WHERE replayed_at IS NULL "
                           "AND reason NOT IN ('test_mode', 'test_button')";
constexpr auto kReplayed = "UPDATE quarantine SET replayed_at = $2 WHERE id = $1";

static QString recipientOf(const InboundEvent &event)
{
    if (const auto *wire = std::get_if<mailgun::WireEvent>(&event.event))
        return wire->recipient;
    const auto *unusable = std::get_if<mailgun::Unusable>(&event.event);
    return unusable ? unusable->partly.recipient : QString();
}

static base::Result<bool> isAboutErased(Connection &connection, const InboundEvent &event)
{
    const QString address = base::normalisedAddress(recipientOf(event));
    BD_ASSIGN(const auto erased, backers::erasedAmong(connection, {address}));
    return erased.contains(address) && !erased.value(address).isBack;
}

base::Result<bool> quarantine(Connection &connection, const InboundEvent &event, const QString &reason)
{
    std::optional<qint64> signedAt;
    std::optional<QString> token;
    if (event.token) {
        signedAt = event.token->signedSecond;
        token = event.token->token;
    }
    std::optional<QByteArray> digest;
    if (reason != QLatin1String(kTestButton)) // whoever presses it again wants to see it again
        digest = mailgun::eventDigest(event.event, event.body);
    BD_ASSIGN(const bool isErased, isAboutErased(connection, event));
    const QByteArray body = isErased ? QByteArray(" ") : event.body;
    const auto doneMs = isErased ? std::optional<qint64>(event.receivedAtMs) : std::nullopt;
    BD_ASSIGN(const qint64 stored,
              connection.run(kStore, {event.receivedAtMs, reason, signedAt, token,
                                      QString::fromLatin1(event.contentType.left(200)), body, digest, doneMs}));
    return stored > 0;
}

base::Result<QList<QuarantinedEvent>> quarantined(Connection &connection, qint64 before, int limit)
{
    const qint64 below = before > 0 ? before : std::numeric_limits<qint64>::max();
    return connection.list(kNewest, {below, limit}, [](const Row &row) {
        return QuarantinedEvent{row.integer(0),         row.integer(1), row.text(2),           row.optionalInteger(3),
                                row.text(4).toLatin1(), row.bytes(5),   row.optionalInteger(6)};
    });
}

base::Result<qint64> countUnusable(Connection &connection)
{
    return connection.number(kUnusable);
}

base::Result<void> markReplayed(Connection &connection, qint64 id, qint64 atMs)
{
    BD_TRY(connection.run(kReplayed, {id, atMs}));
    return {};
}

} // namespace bouncedesk::ingest
