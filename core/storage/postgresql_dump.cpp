// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/postgresql_dump.h"

#include <QProcess>

namespace bouncedesk::storage {

base::Result<void> dumpPostgresql(const DatabaseUrl &url, const QString &file)
{
    QProcess dump;
    QStringList arguments{QStringLiteral("--format=custom"), QStringLiteral("--file=") + file};
    if (!url.host.isEmpty())
        arguments << QStringLiteral("--host=") + url.host;
    if (url.port > 0)
        arguments << QStringLiteral("--port=%1").arg(url.port);
    if (!url.user.isEmpty())
        arguments << QStringLiteral("--username=") + url.user;
    arguments << url.name;
    if (!url.password.isEmpty()) {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PGPASSWORD"), QString::fromUtf8(url.password.reveal()));
        dump.setProcessEnvironment(environment);
    }
    dump.start(QStringLiteral("pg_dump"), arguments);
    if (!dump.waitForFinished(-1) || dump.exitStatus() != QProcess::NormalExit || dump.exitCode() != 0)
        return base::fail(base::ErrorCode::Unavailable, QStringLiteral("pg_dump"),
                          dump.error() == QProcess::FailedToStart
                              ? dump.errorString()
                              : QString::fromUtf8(dump.readAllStandardError()).trimmed());
    return {};
}

} // namespace bouncedesk::storage
