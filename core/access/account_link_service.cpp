// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/account_link_service.h"

#include "core/access/token.h"
#include "core/base/email_address.h"
#include "core/storage/transaction.h"

namespace bouncedesk::access {

namespace {

// A page that asks which account is of no use once there is a newer one; sign-ins must not pile them up.
bool replacesEarlierOnes(LinkPurpose purpose)
{
    return purpose == LinkPurpose::Choice;
}

} // namespace

base::Result<IssuedLink> AccountLinkService::issue(storage::Connection &connection, AccountLink link,
                                                   qint64 validMs) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<IssuedLink> {
        BD_ASSIGN(link.standsOn, linkGround(connection, link.backer));
        if (link.createdAtMs == 0)
            link.createdAtMs = m_clock.nowMs();
        link.expiresAtMs = link.createdAtMs + validMs;
        if (!link.email.isEmpty())
            link.address = base::normalisedAddress(link.email);
        const IssuedLink issued{newToken(), link.expiresAtMs};
        BD_TRY(removeLinksExpiredBefore(connection, link.createdAtMs));
        if (replacesEarlierOnes(link.purpose))
            BD_TRY(removeLinksOf(connection, link.backer, link.purpose));
        BD_TRY(insertLink(connection, tokenHash(issued.token), link));
        return issued;
    });
}

base::Result<AccountLink> AccountLinkService::look(storage::Connection &connection, const QByteArray &token) const
{
    const QByteArray hash = tokenHash(token);
    if (hash.isEmpty())
        return base::fail(base::ErrorCode::NotFound);
    BD_ASSIGN(std::optional<AccountLink> link, findLink(connection, hash, m_clock.nowMs()));
    if (!link)
        return base::fail(base::ErrorCode::NotFound);
    BD_ASSIGN(const QByteArray ground, linkGround(connection, link->backer));
    if (ground != link->standsOn)
        return base::fail(base::ErrorCode::NotFound);
    return std::move(*link);
}

base::Result<AccountLink> AccountLinkService::use(storage::Connection &connection, const QByteArray &token,
                                                  LinkPurpose purpose) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<AccountLink> {
        BD_ASSIGN(const AccountLink seen, look(connection, token));
        if (seen.purpose != purpose)
            return base::fail(base::ErrorCode::NotFound);
        BD_TRY(lockLinkGround(connection, seen.backer));
        BD_ASSIGN(AccountLink link, look(connection, token)); // again: a change of that moment voids it
        BD_ASSIGN(const bool first, markLinkUsed(connection, tokenHash(token), m_clock.nowMs()));
        if (!first)
            return base::fail(base::ErrorCode::NotFound);
        return link;
    });
}

QString linkUrl(const QString &publicUrl, const QByteArray &token)
{
    QString url = publicUrl;
    while (url.endsWith(u'/'))
        url.chop(1);
    return url + QStringLiteral("/account/link/") + QString::fromLatin1(token);
}

} // namespace bouncedesk::access
