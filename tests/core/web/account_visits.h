// SPDX-License-Identifier: GPL-3.0-or-later
// Who visits the account pages: Eva, who has a password, through the router without a socket.
#pragma once

#include "tests/support/web_site.h"

namespace bouncedesk::test {

inline const QString kEvasPassword = QStringLiteral("correct horse battery");
inline const QByteArray kRightPassword = "password=correct%20horse%20battery"; // as a field of a form

inline base::BackerRow eva(WebSite &site)
{
    const auto id = site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
    site.setPassword(id, kEvasPassword);
    return id;
}

inline http::HttpResponse signIn(Visitor &visitor, const QByteArray &email, const QByteArray &passwordField)
{
    visitor.get("/account/sign-in");
    return visitor.post("/account/sign-in", "email=" + http::percentEncoded(email) + '&' + passwordField);
}

inline qint64 rows(WebSite &site, const char *table)
{
    return *site.connection().number("SELECT COUNT(*) FROM " + std::string(table));
}

} // namespace bouncedesk::test
