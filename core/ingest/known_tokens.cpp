// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/known_tokens.h"

#include <QUrl>

namespace bouncedesk::ingest {

using storage::Connection;
using storage::Row;

constexpr qint64 kMostToCatchUp = 1000; // rows of other programs; after more everything is learnt anew

constexpr auto kLastRow = "SELECT MAX(id) FROM used_tokens";
constexpr auto kLater = "SELECT signed_at, packed FROM used_tokens WHERE id > $1";
constexpr auto kOfSecond = "SELECT packed FROM used_tokens WHERE signed_at = $1";
constexpr auto kUse = "INSERT INTO used_tokens (id, signed_at, packed) VALUES ($1, $2, $3)";

// Needs no encoding, as all of Mailgun's.
static bool isPlain(const QByteArray &token)
{
    return std::all_of(token.cbegin(), token.cend(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

// A line for each token: percent-encoded, a space, the digest in hex.
static void pack(const TokenUse &use, QByteArray &packed)
{
    const QByteArray token = use.token.toUtf8();
    packed += isPlain(token) ? token : token.toPercentEncoding();
    packed += ' ';
    packed += use.digest.toHex();
    packed += '\n';
}

base::Result<void> KnownTokens::refresh(Connection &connection)
{
    m_seconds.makeRoom();
    BD_ASSIGN(const qint64 last, connection.number(kLastRow));
    const qint64 before = std::exchange(m_lastRow, last);
    if (last < before || last > before + kMostToCatchUp)
        forget();
    if (m_seconds.isEmpty() || last == before)
        return {};
    return connection.each(kLater, {before}, [this](const Row &row) { add(row.integer(0), row.utf8(1)); });
}

base::Result<std::optional<QByteArray>> KnownTokens::digestOf(Connection &connection, const TokenUse &use)
{
    if (!m_seconds.knows(use.signedSecond))
        BD_TRY(learn(connection, use.signedSecond));
    const QByteArray *digest = m_seconds.find(use.signedSecond, use.token);
    return digest ? std::optional(*digest) : std::nullopt;
}

void KnownTokens::use(const TokenUse &use)
{
    pack(use, m_unwritten[use.signedSecond]);
    m_seconds.add(use.signedSecond, use.token, use.digest);
}

base::Result<void> KnownTokens::write(Connection &connection)
{
    for (const auto &[second, packed] : std::exchange(m_unwritten, {}))
        BD_TRY(connection.run(kUse, {++m_lastRow, second, storage::Utf8{packed}}));
    return {};
}

void KnownTokens::forget()
{
    m_seconds.forget();
    m_unwritten.clear();
}

base::Result<void> KnownTokens::learn(Connection &connection, qint64 second)
{
    QByteArray packed;
    BD_TRY(connection.each(kOfSecond, {second}, [&packed](const Row &row) { packed += row.utf8(0); }));
    m_seconds.begin(second);
    add(second, packed);
    return {};
}

void KnownTokens::add(qint64 second, QByteArrayView packed)
{
    while (!packed.isEmpty()) {
        const qsizetype end = packed.indexOf('\n');
        const QByteArrayView line = packed.first(end < 0 ? packed.size() : end);
        const qsizetype space = line.indexOf(' ');
        if (space >= 0)
            m_seconds.add(second, QUrl::fromPercentEncoding(line.first(space).toByteArray()),
                          QByteArray::fromHex(line.sliced(space + 1).toByteArray()));
        packed = packed.sliced(end < 0 ? packed.size() : end + 1);
    }
}

} // namespace bouncedesk::ingest
