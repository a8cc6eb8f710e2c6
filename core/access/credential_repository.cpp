// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/credential_repository.h"

namespace bouncedesk::access {

namespace {

constexpr auto kFind = "SELECT backer, password_hash, changed_at FROM credentials WHERE backer = $1";
constexpr auto kSet = "INSERT INTO credentials (backer, password_hash, changed_at) VALUES ($1, $2, $3) "
                      "ON CONFLICT (backer) DO UPDATE SET password_hash = excluded.password_hash, "
                      "changed_at = excluded.changed_at";
constexpr auto kRemove = "DELETE FROM credentials WHERE backer = $1";

} // namespace

base::Result<std::optional<Credential>> credentialOf(storage::Connection &connection, base::BackerRow backer)
{
    return connection.first(kFind, {backer}, [](const storage::Row &row) {
        return Credential{base::BackerRow{row.integer(0)}, row.text(1), row.integer(2)};
    });
}

base::Result<void> setCredential(storage::Connection &connection, const Credential &credential)
{
    BD_TRY(connection.run(kSet, {credential.backer, credential.passwordHash, credential.changedAtMs}));
    return {};
}

base::Result<void> removeCredential(storage::Connection &connection, base::BackerRow backer)
{
    BD_TRY(connection.run(kRemove, {backer}));
    return {};
}

} // namespace bouncedesk::access
