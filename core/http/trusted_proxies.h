// SPDX-License-Identifier: GPL-3.0-or-later
// Whom to believe when they say for whom they ask: X-Forwarded-For and X-Forwarded-Proto count only from the listed
// proxies. Also: which addresses count as one client. Pure.
#pragma once

#include "core/base/result.h"
#include "core/http/http_request.h"

namespace bouncedesk::http {

class TrustedProxies {
public:
    // "127.0.0.1, 10.0.0.0/8, ::1": addresses and subnets; empty trusts nobody.
    static base::Result<TrustedProxies> parse(const QString &list);

    bool contains(const QHostAddress &address) const;
    // From right to left, the first address that is no trusted proxy.
    QHostAddress clientOf(const QHostAddress &socketPeer, const QList<HeaderField> &headers) const;
    bool isSecure(const QHostAddress &socketPeer, bool socketIsTls, const QList<HeaderField> &headers) const;

private:
    QList<QPair<QHostAddress, int>> m_subnets;
};

// IPv4 as it is (also mapped into IPv6), IPv6 by its /64: one household has 2^64 addresses.
QByteArray clientKey(const QHostAddress &address);

} // namespace bouncedesk::http
