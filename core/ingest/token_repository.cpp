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

// The first use of each token in the list, in order.
QList<TokenUse> withoutDoubles(const QList<TokenUse> &uses)
{
    QSet<TokenKey> seen;
    QList<TokenUse> first;
    for (const TokenUse &use : uses) {
        if (!seen.contains(keyOf(use))) {
            seen.insert(keyOf(use));
            first.append(use);
        }
    }
    return first;
}

// Uses what was not used; stored digests of the others go to stored.
base::Result<QSet<TokenKey>> useNew(Connection &connection, KnownTokens &known, const QList<TokenUse> &uses,
                                    QHash<TokenKey, QByteArray> &stored)
{
    BD_TRY(known.refresh(connection));
    QSet<TokenKey> made;
    QList<TokenUse> fresh;
    for (const TokenUse &use : uses) {
        BD_ASSIGN(const auto digest, known.digestOf(connection, use));
        if (digest) {
            stored.insert(keyOf(use), *digest);
        } else {
            fresh.append(use);
            made.insert(keyOf(use));
        }
    }
    BD_TRY(known.use(connection, fresh));
    return made;
}

base::Result<QSet<TokenKey>> useAll(Connection &connection, const QList<TokenUse> &uses,
                                    QHash<TokenKey, QByteArray> &stored)
{
    QList<qint64> seconds;
    QList<QString> tokens;
    QList<QByteArray> digests;
    for (const TokenUse &use : uses) {
        seconds.append(use.signedSecond);
        tokens.append(use.token);
        digests.append(use.digest);
    }
    QSet<TokenKey> made;
    BD_TRY(connection.each(kUseMany, {seconds, tokens, digests}, [&](const Row &row) {
        made.insert({row.integer(0), row.text(1)});
    }));
    if (made.size() < uses.size())
        BD_TRY(connection.each(kDigests, {seconds, tokens}, [&](const Row &row) {
            stored.insert({row.integer(0), row.text(1)}, row.bytes(2));
        }));
    return made;
}

} // namespace

base::Result<QList<TokenState>> useTokens(Connection &connection, KnownTokens &known, const QList<TokenUse> &uses)
{
    const QList<TokenUse> first = withoutDoubles(uses);
    QHash<TokenKey, QByteArray> stored;
    BD_ASSIGN(QSet<TokenKey> made,
              connection.isSqlite() ? useNew(connection, known, first, stored) : useAll(connection, first, stored));
    for (const TokenUse &use : first) {
        if (made.contains(keyOf(use)))
            stored.insert(keyOf(use), use.digest);
    }
    QList<TokenState> states;
    for (const TokenUse &use : uses) {
        if (made.remove(keyOf(use)))
            states.append(TokenState::New);
        else
            states.append(stored.value(keyOf(use)) == use.digest ? TokenState::SameEvent : TokenState::OtherEvent);
    }
    return states;
}

base::Result<qint64> removeTokensBefore(Connection &connection, qint64 signedSecond, int limit)
{
    return connection.run(connection.isSqlite() ? kRemoveRows : kRemove, {signedSecond, limit});
}

} // namespace bouncedesk::ingest
