// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/database_cluster.h"

#include <QProcess>

#include <csignal>

namespace bouncedesk::test {

using storage::Connection;
using storage::DatabaseUrl;

static std::unique_ptr<Connection> openServer()
{
    DatabaseUrl url;
    url.dialect = storage::Dialect::Postgresql;
    url.name = QStringLiteral("postgres");
    auto opened = Connection::open(url);
    return opened ? std::move(*opened) : nullptr;
}

bool DatabaseCluster::isOurs()
{
    return qEnvironmentVariableIsSet("BOUNCEDESK_TEST_OWN_SERVER") && qEnvironmentVariableIsSet("PGVERSION");
}

bool DatabaseCluster::onServer(const QByteArray &sql) const
{
    const auto server = openServer();
    return server && server->script(sql);
}

bool DatabaseCluster::endConnections() const
{
    return onServer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" +
                    m_database.url().name.toLatin1() + "'");
}

bool DatabaseCluster::killBackend() const
{
    const auto server = openServer();
    if (!isOurs() || !server)
        return false;
    const auto pid = server->number("SELECT pid FROM pg_stat_activity WHERE datname = $1 ORDER BY pid DESC LIMIT 1",
                                    {m_database.url().name});
    return pid && *pid > 0 && kill(pid_t(*pid), SIGKILL) == 0;
}

bool DatabaseCluster::takeAway() const
{
    if (isOurs())
        return control({QStringLiteral("stop"), QStringLiteral("-m"), QStringLiteral("immediate")});
    return onServer("ALTER DATABASE " + m_database.url().name.toLatin1() + " ALLOW_CONNECTIONS false") &&
           endConnections();
}

bool DatabaseCluster::bringBack() const
{
    if (isOurs())
        return control({QStringLiteral("start")});
    return onServer("ALTER DATABASE " + m_database.url().name.toLatin1() + " ALLOW_CONNECTIONS true");
}

bool DatabaseCluster::control(const QStringList &words)
{
    const QString version = qEnvironmentVariable("PGVERSION");
    return QProcess::execute(QStringLiteral("pg_ctlcluster"),
                             QStringList{version, QStringLiteral("regress")} + words) == 0;
}

} // namespace bouncedesk::test
