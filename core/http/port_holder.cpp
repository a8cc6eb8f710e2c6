// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/port_holder.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <unistd.h>

namespace bouncedesk::http {

namespace {

// Inodes of the sockets that listen on the port: proc(5), /proc/net/tcp, state 0A.
QSet<QByteArray> listeningInodes(const QString &table, quint16 port)
{
    QSet<QByteArray> inodes;
    QFile file(table);
    if (!file.open(QIODevice::ReadOnly))
        return inodes;
    const QByteArray wanted = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QByteArrayList columns = line.simplified().split(' ');
        if (columns.size() > 9 && columns[1].endsWith(wanted) && columns[3] == "0A")
            inodes.insert("socket:[" + columns[9] + ']');
    }
    return inodes;
}

bool holdsOne(const QString &pid, const QSet<QByteArray> &inodes)
{
    const QString folder = QStringLiteral("/proc/%1/fd").arg(pid);
    // The links lead nowhere, so that QDir would hide them without System.
    const QStringList names = QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        char target[64];
        const QByteArray path = QFile::encodeName(folder + u'/' + name);
        const ssize_t length = ::readlink(path.constData(), target, sizeof target);
        if (length > 0 && inodes.contains(QByteArray(target, length)))
            return true;
    }
    return false;
}

} // namespace

QString portHolder(quint16 port)
{
    const QSet<QByteArray> inodes = listeningInodes(QStringLiteral("/proc/net/tcp"), port) +
                                    listeningInodes(QStringLiteral("/proc/net/tcp6"), port);
    if (inodes.isEmpty())
        return {};
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &pid : entries) {
        if (!pid.front().isDigit() || !holdsOne(pid, inodes))
            continue;
        QFile name(QStringLiteral("/proc/%1/comm").arg(pid));
        if (name.open(QIODevice::ReadOnly))
            return QStringLiteral("%1 (pid %2)").arg(QString::fromLocal8Bit(name.readAll().trimmed()), pid);
    }
    return {};
}

} // namespace bouncedesk::http
