// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/token_repository.h"

namespace bouncedesk::ingest {

using storage::Connection;
using storage::Row;

// Sorted, so that two writers with the same tokens cannot wait for each other.
constexpr auto kUseMany = "INSERT INTO tokens (signed_at, token, digest) "
                          "SELECT * FROM unnest($1::bigint[], $2::text[], $3::bytea[]) ORDER BY 1, 2 "
                          "ON CONFLICT DO NOTHING RETURNING signed_at, token";
constexpr auto kDigests = "SELECT t.* FROM unnest($1::bigint[], $2::text[]) AS u (signed_at, token) CROSS JOIN LATERAL "
                          "(SELECT signed_at, token, digest FROM tokens k "
                          "WHERE k.signed_at = u.signed_at AND k.token = u.token LIMIT 1) t";
// The newest row stays, so that no id is given twice: who knows the tokens by heart asks for those of later rows.
constexpr auto kRemoveRows = "DELETE FROM used_tokens WHERE id IN (SELECT id FROM used_tokens WHERE signed_at < $1 "
                             "AND id < (SELECT MAX(id) FROM used_tokens) ORDER BY signed_at, id LIMIT $2)";
constexpr auto kRemove =
    "DELETE FROM tokens WHERE (signed_at, token) IN "
    "(SELECT signed_at, token FROM tokens WHERE signed_at < $1 ORDER BY signed_at, token LIMIT $2)";

namespace {

TokenState stateOf(const TokenUse &use, const QByteArray &storedDigest)
{
    return storedDigest == use.digest ? TokenState::SameEvent : TokenState::OtherEvent;
}

base::Result<QList<TokenState>> useEach(Connection &connection, KnownTokens &known, const QList<TokenUse> &uses)
{
    BD_TRY(known.refresh(connection));
    QList<TokenState> states;
    states.reserve(uses.size());
    for (const TokenUse &use : uses) {
        BD_ASSIGN(const auto digest, known.digestOf(connection, use));
        states.append(digest ? stateOf(use, *digest) : TokenState::New);
        if (!digest)
            known.use(use);
    }
    BD_TRY(known.write(connection));
    return states;
}

base::Result<QList<TokenState>> useAll(Connection &connection, const QList<TokenUse> &uses)
{
    QHash<TokenKey, QByteArray> digests; // of the first use of each in the list; then of those that are stored
    for (const TokenUse &use : uses) {
        if (!digests.contains(keyOf(use)))
            digests.insert(keyOf(use), use.digest);
    }
    QList<qint64> seconds;
    QList<QString> tokens;
    for (auto each = digests.cbegin(); each != digests.cend(); ++each) {
        seconds.append(each.key().first);
        tokens.append(each.key().second);
    }
    QSet<TokenKey> made;
    BD_TRY(connection.each(kUseMany, {seconds, tokens, digests.values()}, [&](const Row &row) {
        made.insert({row.integer(0), row.text(1)});
    }));
    if (made.size() < digests.size())
        BD_TRY(connection.each(kDigests, {seconds, tokens}, [&](const Row &row) {
            digests.insert({row.integer(0), row.text(1)}, row.bytes(2));
        }));
    QList<TokenState> states;
    for (const TokenUse &use : uses)
        states.append(made.remove(keyOf(use)) ? TokenState::New : stateOf(use, digests.value(keyOf(use))));
    return states;
}

} // namespace

base::Result<QList<TokenState>> useTokens(Connection &connection, KnownTokens &known, const QList<TokenUse> &uses)
{
    return connection.isSqlite() ? useEach(connection, known, uses) : useAll(connection, uses);
}

base::Result<qint64> removeTokensBefore(Connection &connection, qint64 signedSecond, int limit)
{
    return connection.run(connection.isSqlite() ? kRemoveRows : kRemove, {signedSecond, limit});
}

} // namespace bouncedesk::ingest
