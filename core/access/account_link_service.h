// SPDX-License-Identifier: GPL-3.0-or-later
// Links in mails or copied by support (engine.md, Text from outside): one use, for one backer, address and purpose,
// void after any change of that backer's address or password. Stateless; in the thread of the connection it is given.
#pragma once

#include "core/access/account_link_repository.h"
#include "core/base/clock.h"

namespace bouncedesk::access {

inline constexpr qint64 kMailedLinkMs = 24LL * 3600 * 1000;
inline constexpr qint64 kCopiedLinkMs = 7LL * 24 * 3600 * 1000;
inline constexpr qint64 kChoiceMs = 10LL * 60 * 1000;

struct IssuedLink {
    QByteArray token;
    qint64 expiresAtMs = 0;
};

class AccountLinkService {
public:
    explicit AccountLinkService(const base::Clock &clock) : m_clock(clock) {}

    // What it stands on is filled in here, and when, unless the caller says so; a choice replaces the backer's earlier
    // one. NotFound: no such backer.
    base::Result<IssuedLink> issue(storage::Connection &connection, AccountLink link, qint64 validMs) const;
    // Looking changes nothing. NotFound when unknown, used, expired or void.
    base::Result<AccountLink> look(storage::Connection &connection, const QByteArray &token) const;
    // The one use, in the caller's transaction together with what it is for. NotFound too when the purpose differs.
    base::Result<AccountLink> use(storage::Connection &connection, const QByteArray &token, LinkPurpose purpose) const;

private:
    const base::Clock &m_clock;
};

// Where a link leads: BOUNCEDESK_PUBLIC_URL and nothing else says so, never the request's Host.
QString linkUrl(const QString &publicUrl, const QByteArray &token);

} // namespace bouncedesk::access
