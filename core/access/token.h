// SPDX-License-Identifier: GPL-3.0-or-later
// Random tokens of sessions and links: the holder has the token, the database only its hash. Pure but for the system's
// random numbers.
#pragma once

#include <QByteArray>

namespace bouncedesk::access {

// 256 random bits as 43 characters of base64url: fits a cookie, a form and a URL.
QByteArray newToken();

// SHA-256; empty for what cannot be a token of ours, so that nothing else is ever looked up.
QByteArray tokenHash(const QByteArray &token);

// Takes the same time wherever the two differ.
bool equalInConstantTime(const QByteArray &a, const QByteArray &b);

} // namespace bouncedesk::access
