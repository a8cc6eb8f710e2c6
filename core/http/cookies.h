// SPDX-License-Identifier: GPL-3.0-or-later
// Cookies (RFC 6265): reading the request's header and writing Set-Cookie with the safe attributes. Pure.
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace bouncedesk::http {

// All values of that name in one Cookie header, in order.
QList<QByteArray> cookieValues(QByteArrayView cookieHeader, QByteArrayView name);

enum class SameSite { Lax, Strict };

struct Cookie {
    QByteArray name;
    QByteArray value;
    QByteArray path = "/";
    std::optional<qint64> maxAgeSeconds = {}; // none: until the browser closes
    SameSite sameSite = SameSite::Lax;
    bool secure = true; // false only where the page itself came over plain http
    bool httpOnly = true;

    // The Set-Cookie value; empty when name or value hold what a cookie cannot.
    QByteArray headerValue() const;
    // The same cookie, gone at once.
    Cookie expired() const;
};

} // namespace bouncedesk::http
