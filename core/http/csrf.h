// SPDX-License-Identifier: GPL-3.0-or-later
// Proof that a form was sent from our own page: a token that only this server can make and that fits one session
// (or, before sign-in, one browser's random cookie). Pure but for the random number.
#pragma once

#include "core/base/secret_string.h"
#include "core/http/http_request.h"

namespace bouncedesk::http {

inline constexpr QByteArrayView csrfFieldName = "csrf_token";

// Different at every call (so that a compressed page does not leak it), valid as long as key and session are.
QByteArray csrfToken(const base::SecretString &serverKey, QByteArrayView session);
// Compared in constant time; an empty session fits nothing.
bool csrfTokenFits(QByteArrayView token, const base::SecretString &serverKey, QByteArrayView session);

// What the browser itself says about where a request came from (Sec-Fetch-Site, else Origin against Host): false only
// when it says another site. Old browsers say nothing: the token decides.
bool mayBeSameSite(const HttpRequest &request);

// Random bytes from the system, as text for cookies and links (base64url).
QByteArray randomToken(int bytes = 32);

} // namespace bouncedesk::http
