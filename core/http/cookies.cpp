// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/cookies.h"

#include <algorithm>

namespace bouncedesk::http {

namespace {

// RFC 6265 4.1.1, cookie-octet.
bool isCookieText(const QByteArray &text)
{
    return std::all_of(text.cbegin(), text.cend(),
                       [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\'; });
}

} // namespace

QList<QByteArray> cookieValues(QByteArrayView cookieHeader, QByteArrayView name)
{
    QList<QByteArray> values;
    qsizetype at = 0;
    while (at < cookieHeader.size()) {
        qsizetype end = cookieHeader.indexOf(';', at);
        if (end < 0)
            end = cookieHeader.size();
        const QByteArrayView pair = cookieHeader.sliced(at, end - at).trimmed();
        at = end + 1;
        const qsizetype equals = pair.indexOf('=');
        if (equals <= 0 || pair.first(equals).trimmed() != name)
            continue;
        QByteArrayView value = pair.sliced(equals + 1).trimmed();
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
            value = value.sliced(1, value.size() - 2);
        values.append(value.toByteArray());
    }
    return values;
}

QByteArray Cookie::headerValue() const
{
    if (name.isEmpty() || !isCookieText(name) || name.contains('=') || !isCookieText(value) || !isCookieText(path))
        return {};
    QByteArray text = name + '=' + value + "; Path=" + path;
    if (maxAgeSeconds)
        text += "; Max-Age=" + QByteArray::number(*maxAgeSeconds);
    text += sameSite == SameSite::Strict ? "; SameSite=Strict" : "; SameSite=Lax";
    if (httpOnly)
        text += "; HttpOnly";
    if (secure)
        text += "; Secure";
    return text;
}

Cookie Cookie::expired() const
{
    Cookie gone = *this;
    gone.value.clear();
    gone.maxAgeSeconds = 0;
    return gone;
}

} // namespace bouncedesk::http
