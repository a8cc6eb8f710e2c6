// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/newest_tokens.h"

namespace bouncedesk::ingest {

using storage::Connection;
using storage::Row;

// More than come in a second: then the large table has only seconds before those that tokens come from now, and need
// not be asked for each. Some ten megabytes.
constexpr qint64 kMostUnsorted = 32'768;
constexpr qint64 kSortedAtOnce = 2048; // some milliseconds

constexpr auto kState = "SELECT (SELECT MIN(id) FROM newest_tokens), (SELECT MAX(id) FROM newest_tokens), "
                        "(SELECT MAX(signed_at) FROM tokens)";
constexpr auto kLater = "SELECT id, signed_at, token, digest FROM newest_tokens WHERE id > $1 ORDER BY id";
constexpr auto kSorted = "SELECT digest FROM tokens WHERE signed_at = $1 AND token = $2";
constexpr auto kAdd = "INSERT INTO newest_tokens (id, signed_at, token, digest) VALUES ($1, $2, $3, $4)";
constexpr auto kSortIn = "INSERT INTO tokens (signed_at, token, digest) SELECT signed_at, token, digest "
                         "FROM newest_tokens WHERE id < $1 ORDER BY signed_at, token";
constexpr auto kLeave = "DELETE FROM newest_tokens WHERE id < $1";

base::Result<void> NewestTokens::refresh(Connection &connection)
{
    qint64 first = 0, last = 0;
    BD_TRY(connection.each(kState, {}, [&](const Row &row) {
        first = row.integer(0);
        last = row.integer(1);
        m_sortedThrough = row.integer(2);
    }));
    if (first != m_first || last < m_last)
        forget(); // sorted in by another program, or rolled back
    m_first = first;
    return connection.each(kLater, {m_last}, [this](const Row &row) {
        m_last = row.integer(0);
        learn({row.integer(1), row.text(2)}, row.bytes(3));
    });
}

base::Result<std::optional<QByteArray>> NewestTokens::digestOf(Connection &connection, const TokenUse &use) const
{
    if (const auto known = m_digests.constFind(keyOf(use)); known != m_digests.cend())
        return std::optional(*known);
    if (use.signedSecond > m_sortedThrough)
        return std::optional<QByteArray>();
    return connection.first(kSorted, {use.signedSecond, use.token}, [](const Row &row) { return row.bytes(0); });
}

base::Result<void> NewestTokens::add(Connection &connection, const TokenUse &use)
{
    BD_TRY(connection.run(kAdd, {++m_last, use.signedSecond, use.token, use.digest}));
    if (m_first == 0)
        m_first = m_last;
    learn(keyOf(use), use.digest);
    return {};
}

base::Result<void> NewestTokens::sortIn(Connection &connection)
{
    if (m_last - m_first < kMostUnsorted)
        return {};
    const qint64 until = m_first + kSortedAtOnce;
    BD_TRY(connection.run(kSortIn, {until}));
    BD_TRY(connection.run(kLeave, {until}));
    for (; m_first < until; ++m_first) {
        m_digests.remove(m_inOrder.front());
        m_inOrder.pop_front();
    }
    return {};
}

void NewestTokens::learn(const TokenKey &key, const QByteArray &digest)
{
    m_digests.insert(key, digest);
    m_inOrder.push_back(key);
}

void NewestTokens::forget()
{
    m_digests.clear();
    m_inOrder.clear();
    m_first = m_last = 0;
}

} // namespace bouncedesk::ingest
