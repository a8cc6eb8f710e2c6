// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database_url.h"

#include <QUrl>
#include <QUrlQuery>

namespace bouncedesk::storage {

using base::ErrorCode;
using base::fail;

static base::Result<DatabaseUrl> parsePostgresql(const QUrl &url)
{
    if (!url.password().isEmpty())
        return fail(ErrorCode::InvalidInput, url.toDisplayString(QUrl::RemovePassword),
                    QStringLiteral("password_in_url"));
    DatabaseUrl parsed;
    parsed.dialect = Dialect::Postgresql;
    parsed.user = url.userName();
    parsed.host = url.host();
    parsed.port = std::max(0, url.port(0));
    parsed.name = url.path().mid(1);
    const QUrlQuery query(url);
    for (const auto &[key, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (key != QLatin1String("host"))
            return fail(ErrorCode::InvalidInput, key, QStringLiteral("unknown_url_parameter"));
        parsed.host = value;
    }
    if (parsed.name.isEmpty())
        return fail(ErrorCode::InvalidInput, url.toDisplayString(), QStringLiteral("url_without_database"));
    return parsed;
}

base::Result<DatabaseUrl> DatabaseUrl::parse(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        return fail(ErrorCode::InvalidInput, QStringLiteral("database"), QStringLiteral("url_unreadable"));
    if (url.scheme() == QLatin1String("sqlite")) {
        if (!url.host().isEmpty() || !url.path().startsWith(u'/') || url.path().size() < 2)
            return fail(ErrorCode::InvalidInput, url.toDisplayString(), QStringLiteral("sqlite_path_not_absolute"));
        return sqlite(url.path());
    }
    if (url.scheme() == QLatin1String("postgresql") || url.scheme() == QLatin1String("postgres"))
        return parsePostgresql(url);
    return fail(ErrorCode::InvalidInput, url.toDisplayString(QUrl::RemovePassword),
                QStringLiteral("url_scheme_unknown"));
}

DatabaseUrl DatabaseUrl::sqlite(const QString &path)
{
    DatabaseUrl url;
    url.path = path;
    return url;
}

QString DatabaseUrl::display() const
{
    if (dialect == Dialect::Sqlite)
        return path;
    const QString at = host.isEmpty() ? QStringLiteral("localhost") : host;
    return port > 0 ? QStringLiteral("%1 on %2:%3").arg(name, at).arg(port) : QStringLiteral("%1 on %2").arg(name, at);
}

} // namespace bouncedesk::storage
