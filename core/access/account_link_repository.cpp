// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/account_link_repository.h"

#include <QCryptographicHash>

namespace bouncedesk::access {

namespace {

constexpr auto kInsert =
    "INSERT INTO account_links (token_hash, backer, purpose, email, name, language, address, stands_on, return_to, "
    "created_at, created_by, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
constexpr auto kFind =
    "SELECT backer, purpose, email, name, language, address, stands_on, return_to, created_at, created_by, expires_at "
    "FROM account_links WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
constexpr auto kMarkUsed =
    "UPDATE account_links SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
constexpr auto kRemoveExpired = "DELETE FROM account_links WHERE expires_at < $1";
constexpr auto kCountMailsTo =
    "SELECT COUNT(DISTINCT created_at) FROM account_links WHERE address = $1 AND created_at >= $2";
constexpr auto kRemoveTo = "DELETE FROM account_links WHERE address = $1 AND created_at = $2";
constexpr auto kRemoveOf = "DELETE FROM account_links WHERE backer = $1 AND purpose = $2";
// The only place where this room looks at backers: so that no caller can forget to.
constexpr auto kGround = "SELECT b.address, b.address_changed_at, c.changed_at FROM backers b "
                         "LEFT JOIN credentials c ON c.backer = b.id WHERE b.id = $1 AND b.erased_at IS NULL";
constexpr auto kLockGround = "SELECT 1 FROM backers WHERE id = $1 FOR NO KEY UPDATE";

constexpr std::array purposes{std::pair{LinkPurpose::SetPassword, "set_password"},
                              std::pair{LinkPurpose::SignUp, "sign_up"},
                              std::pair{LinkPurpose::ConfirmAddress, "confirm_address"},
                              std::pair{LinkPurpose::Address, "address"}, std::pair{LinkPurpose::Choice, "choice"}};

std::optional<QString> orNull(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

} // namespace

QString purposeName(LinkPurpose purpose)
{
    for (const auto &[value, name] : purposes) {
        if (value == purpose)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<LinkPurpose> purposeOfName(QStringView name)
{
    for (const auto &[value, text] : purposes) {
        if (name == QLatin1String(text))
            return value;
    }
    return std::nullopt;
}

base::Result<void> insertLink(storage::Connection &connection, const QByteArray &tokenHash, const AccountLink &link)
{
    BD_TRY(connection.run(kInsert, {tokenHash, link.backer, purposeName(link.purpose), orNull(link.email),
                                    orNull(link.name), orNull(link.language), orNull(link.address), link.standsOn,
                                    orNull(link.returnTo), link.createdAtMs, link.createdBy, link.expiresAtMs}));
    return {};
}

base::Result<std::optional<AccountLink>> findLink(storage::Connection &connection, const QByteArray &tokenHash,
                                                  qint64 nowMs)
{
    return connection.first(kFind, {tokenHash, nowMs}, [](const storage::Row &row) {
        AccountLink link;
        link.backer = base::BackerRow{row.integer(0)};
        link.purpose = purposeOfName(row.text(1)).value_or(LinkPurpose::Choice);
        link.email = row.optionalText(2).value_or(QString());
        link.name = row.optionalText(3).value_or(QString());
        link.language = row.optionalText(4).value_or(QString());
        link.address = row.optionalText(5).value_or(QString());
        link.standsOn = row.bytes(6);
        link.returnTo = row.optionalText(7).value_or(QString());
        link.createdAtMs = row.integer(8);
        link.createdBy = row.text(9);
        link.expiresAtMs = row.integer(10);
        return link;
    });
}

base::Result<bool> markLinkUsed(storage::Connection &connection, const QByteArray &tokenHash, qint64 nowMs)
{
    BD_ASSIGN(const qint64 changed, connection.run(kMarkUsed, {tokenHash, nowMs}));
    return changed == 1;
}

base::Result<void> removeLinksExpiredBefore(storage::Connection &connection, qint64 ms)
{
    BD_TRY(connection.run(kRemoveExpired, {ms}));
    return {};
}

base::Result<void> removeLinksOf(storage::Connection &connection, base::BackerRow backer, LinkPurpose purpose)
{
    BD_TRY(connection.run(kRemoveOf, {backer, purposeName(purpose)}));
    return {};
}

base::Result<qint64> countMailsTo(storage::Connection &connection, const QString &address, qint64 sinceMs)
{
    return connection.number(kCountMailsTo, {address, sinceMs});
}

base::Result<void> removeLinksTo(storage::Connection &connection, const QString &address, qint64 createdAtMs)
{
    BD_TRY(connection.run(kRemoveTo, {address, createdAtMs}));
    return {};
}

base::Result<QByteArray> linkGround(storage::Connection &connection, base::BackerRow backer)
{
    std::optional<QByteArray> ground;
    if (backer.isNull()) {
        ground = QByteArrayLiteral("sign-up");
    } else {
        BD_ASSIGN(ground, connection.first(kGround, {backer}, [](const storage::Row &row) {
            return row.optionalText(0).value_or(QString()).toUtf8() + '\n' +
                   QByteArray::number(row.optionalInteger(1).value_or(0)) + '\n' +
                   QByteArray::number(row.optionalInteger(2).value_or(0));
        }));
    }
    if (!ground)
        return base::fail(base::ErrorCode::NotFound);
    return QCryptographicHash::hash(*ground, QCryptographicHash::Sha256);
}

base::Result<void> lockLinkGround(storage::Connection &connection, base::BackerRow backer)
{
    // On SQLite the transaction holds the only write lock already.
    return connection.isSqlite() || backer.isNull() ? base::Result<void>() : connection.post(kLockGround, {backer});
}

} // namespace bouncedesk::access
