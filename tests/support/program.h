// SPDX-License-Identifier: GPL-3.0-or-later
// bouncedeskd as other programs start it: commands that end, and servers that say where they listen. None of the
// machine's own BOUNCEDESK_ variables reach it.
#pragma once

#include <QMap>
#include <QProcess>

namespace bouncedesk::test {

struct ProgramRun {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

ProgramRun runProgram(const QStringList &arguments, const QMap<QString, QString> &environment);

// A port that nobody has taken; somebody else could take it until it is used.
quint16 freePort();

class Program {
public:
    ~Program();

    void setEnvironment(const QMap<QString, QString> &environment) { m_environment = environment; }
    // Waits for the line "listening on …".
    void start(const QStringList &arguments);
    const QString &url() const { return m_url; }
    // SIGTERM, and waits: it has to end well.
    void terminate();
    QByteArray get(const QString &path);
    QByteArray post(const QString &path, const QByteArray &form);

private:
    QByteArray request(const QString &path, const QByteArray *form);

    QMap<QString, QString> m_environment;
    QProcess m_process;
    QString m_url;
};

} // namespace bouncedesk::test
