// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/body_repository.h"

#include "core/base/packed_bytes.h"

namespace bouncedesk::mail {

using base::ErrorCode;
using base::fail;
using storage::Connection;

constexpr auto kNextSqlite = "SELECT COALESCE(MAX(id), 0) + 1 FROM bodies";
constexpr auto kNextPostgresql = "SELECT nextval('body_ids')";
constexpr auto kStore = "INSERT INTO bodies (id, received_at, raw_size, bytes) VALUES ($1, $2, $3, $4)";
constexpr auto kReplace = "UPDATE bodies SET raw_size = $2, bytes = $3 WHERE id = $1";
constexpr auto kBodies = "SELECT raw_size, bytes FROM bodies WHERE id = $1";

namespace {

// As a row has it: packed, or as it came and of no raw size.
struct Row {
    qint64 rawSize = 0;
    QByteArray bytes;
};

Row rowOf(const QByteArray &bytes)
{
    auto packed = base::packed(bytes);
    return packed ? Row{bytes.size(), std::move(*packed)} : Row{0, bytes};
}

// Empty: dropped by age.
base::Result<QByteArray> bodiesOf(Connection &connection, qint64 id)
{
    BD_ASSIGN(const auto row, connection.first(kBodies, {id}, [](const storage::Row &stored) {
        return Row{stored.integer(0), stored.bytes(1)};
    }));
    if (!row || row->bytes.isEmpty())
        return QByteArray();
    if (row->rawSize == 0)
        return row->bytes;
    auto bytes = base::unpacked(row->bytes, row->rawSize);
    if (!bytes)
        return fail(ErrorCode::Unavailable, connection.url().display(), QStringLiteral("bodies %1: damaged").arg(id));
    return std::move(*bytes);
}

bool holds(const QByteArray &bytes, const StoredEvent &event)
{
    return event.bodyOffset >= 0 && event.bodyLength >= 0 && event.bodyOffset <= bytes.size() &&
           event.bodyLength <= bytes.size() - event.bodyOffset;
}

} // namespace

base::Result<void> askBodyId(Connection &connection, qint64 &id)
{
    return connection.ask(connection.isSqlite() ? kNextSqlite : kNextPostgresql, {},
                          [&id](const storage::Row &row) { id = row.integer(0); });
}

base::Result<void> storeBodies(Connection &connection, qint64 id, const QByteArray &bytes, qint64 receivedAtMs)
{
    const Row row = rowOf(bytes);
    return connection.post(kStore, {id, receivedAtMs, row.rawSize, row.bytes});
}

base::Result<QByteArray> rawBody(Connection &connection, const StoredEvent &event)
{
    BD_ASSIGN(const QByteArray bytes, bodiesOf(connection, event.body));
    return holds(bytes, event) ? bytes.mid(event.bodyOffset, event.bodyLength) : QByteArray();
}

base::Result<void> blankBody(Connection &connection, const StoredEvent &event)
{
    BD_ASSIGN(QByteArray bytes, bodiesOf(connection, event.body));
    if (bytes.isEmpty() || !holds(bytes, event))
        return {};
    std::fill_n(bytes.begin() + event.bodyOffset, event.bodyLength, ' ');
    const Row row = rowOf(bytes);
    BD_TRY(connection.run(kReplace, {event.body, row.rawSize, row.bytes}));
    return {};
}

} // namespace bouncedesk::mail
