// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/process_identity.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

namespace bouncedesk::tasks {

static QByteArray fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

// Field 22 of /proc/PID/stat, counted behind the name, which may hold anything; 0: there is no such process.
static qint64 startedOf(qint64 pid)
{
    const QByteArray stat = fileText(QStringLiteral("/proc/%1/stat").arg(pid));
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return fields.value(19).toLongLong();
}

static QString hostOfThis()
{
    const QString pidNamespace = QFileInfo(QStringLiteral("/proc/self/ns/pid")).symLinkTarget().section(u'/', -1);
    return QSysInfo::machineHostName() + u'/' + QString::fromLatin1(QSysInfo::machineUniqueId()) + u'/' + pidNamespace;
}

ProcessIdentity ProcessIdentity::ofThisProcess()
{
    const qint64 pid = QCoreApplication::applicationPid();
    return {hostOfThis(), QString::fromLatin1(fileText(QStringLiteral("/proc/sys/kernel/random/boot_id"))), pid,
            startedOf(pid)};
}

Liveness livenessOf(const ProcessIdentity &process)
{
    const ProcessIdentity here = ProcessIdentity::ofThisProcess();
    if (process.host != here.host)
        return Liveness::Elsewhere;
    if (process.bootId != here.bootId)
        return Liveness::Dead;
    const qint64 started = startedOf(process.pid);
    return started != 0 && started == process.started ? Liveness::Alive : Liveness::Dead;
}

} // namespace bouncedesk::tasks
