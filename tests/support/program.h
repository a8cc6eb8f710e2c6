// SPDX-License-Identifier: GPL-3.0-or-later
// bouncedeskd as other programs start it: commands that end, and servers that say where they listen. None of the
// machine's own BOUNCEDESK_ variables reach it.
#pragma once

#include <QMap>
#include <QProcess>
#include <QProcessEnvironment>

namespace bouncedesk::test {

struct ProgramRun {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

QString programPath(const char *name);
// This one's without what would reach the programs by chance, and with these.
QProcessEnvironment environmentWith(const QMap<QString, QString> &values);

ProgramRun runProgram(const QStringList &arguments, const QMap<QString, QString> &environment);

// A port that nobody has taken; somebody else could take it until it is used.
quint16 freePort();

// Memory of a process that no file backs, in KiB (RssAnon of /proc/PID/status); 0: there is no such process.
qint64 anonymousKiB(qint64 processId);

class Program {
public:
    ~Program();

    void setEnvironment(const QMap<QString, QString> &environment) { m_environment = environment; }
    // Another program that starts ours and becomes it: {"prlimit", "--nofile=200"}.
    void setLauncher(const QStringList &launcher) { m_launcher = launcher; }
    // Throws away what it says on standard error: where it is made to complain.
    void silence() { m_channelMode = QProcess::SeparateChannels; }
    // Waits for the line "listening on …".
    void start(const QStringList &arguments);
    const QString &url() const { return m_url; }
    quint16 port() const;
    qint64 processId() const { return m_process.processId(); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    // SIGTERM, and waits: it has to end well.
    void terminate();
    // SIGKILL, and waits.
    void kill();
    QByteArray get(const QString &path);
    QByteArray post(const QString &path, const QByteArray &form);

private:
    QByteArray request(const QString &path, const QByteArray *form);

    QMap<QString, QString> m_environment;
    QStringList m_launcher;
    QProcess::ProcessChannelMode m_channelMode = QProcess::ForwardedErrorChannel;
    QProcess m_process;
    QString m_url;
};

} // namespace bouncedesk::test
