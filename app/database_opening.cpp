// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/database_opening.h"

#include "core/storage/migrator.h"

#include <QDir>
#include <QFileInfo>

namespace bouncedesk::app {

using storage::Connection;
using storage::DatabaseUrl;

base::Result<DatabaseUrl> databaseUrl(const config::Settings &settings)
{
    BD_ASSIGN(DatabaseUrl url, DatabaseUrl::parse(settings.databaseUrl));
    url.password = settings.databasePassword;
    return url;
}

base::Result<std::unique_ptr<Connection>> openAsItIs(const DatabaseUrl &url)
{
    if (url.dialect == storage::Dialect::Sqlite)
        QDir().mkpath(QFileInfo(url.path).absolutePath()); // where that fails, opening says so
    storage::OpenOptions options;
    options.cacheKiB = 64 * 1024; // alone in its process, and soon gone
    return Connection::open(url, options);
}

base::Result<std::unique_ptr<Connection>> openPrepared(const DatabaseUrl &url)
{
    BD_ASSIGN(auto connection, openAsItIs(url));
    BD_TRY(storage::prepareSchema(*connection));
    return connection;
}

} // namespace bouncedesk::app
