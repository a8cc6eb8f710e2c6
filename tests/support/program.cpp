// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTcpServer>
#include <QTest>

namespace bouncedesk::test {

namespace {

constexpr int kPatienceMs = 120'000;

} // namespace

QString programPath(const char *name)
{
    return QStringLiteral(BOUNCEDESK_PROGRAMS "/") + QLatin1String(name);
}

QProcessEnvironment environmentWith(const QMap<QString, QString> &values)
{
    QProcessEnvironment environment;
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    for (const QString &name : system.keys()) {
        if (!name.startsWith(QLatin1String("BOUNCEDESK_")) && name != u"DBUS_SESSION_BUS_ADDRESS" &&
            name != u"XDG_RUNTIME_DIR")
            environment.insert(name, system.value(name));
    }
    // Nor the settings of who runs the tests.
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), QStringLiteral("/nowhere"));
    for (auto value = values.begin(); value != values.end(); ++value)
        environment.insert(value.key(), value.value());
    return environment;
}

ProgramRun runProgram(const QStringList &arguments, const QMap<QString, QString> &environment)
{
    QProcess process;
    process.setProcessEnvironment(environmentWith(environment));
    process.start(programPath("bouncedeskd"), arguments);
    if (!process.waitForFinished(kPatienceMs))
        qWarning() << "bouncedeskd does not end:" << arguments;
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

qint64 anonymousKiB(qint64 processId)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(processId));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("RssAnon:");
    return at < 0 ? 0 : text.sliced(at + 8, text.indexOf("kB", at) - at - 8).trimmed().toLongLong();
}

Program::~Program()
{
    if (m_process.state() != QProcess::NotRunning)
        terminate();
}

void Program::start(const QStringList &arguments)
{
    m_process.setProcessEnvironment(environmentWith(m_environment));
    m_process.setProcessChannelMode(m_channelMode);
    if (m_channelMode == QProcess::SeparateChannels)
        m_process.setStandardErrorFile(QProcess::nullDevice());
    const QStringList words = m_launcher + QStringList{programPath("bouncedeskd")} + arguments;
    m_process.start(words.constFirst(), words.sliced(1));
    QTRY_VERIFY_WITH_TIMEOUT(m_process.canReadLine() || m_process.state() == QProcess::NotRunning, kPatienceMs);
    const QByteArray line = m_process.readLine().trimmed();
    const QByteArray prefix = "listening on ";
    QVERIFY2(line.startsWith(prefix), line.constData());
    m_url = QString::fromLatin1(line.mid(prefix.size()));
    if (m_url.endsWith(u'/'))
        m_url.chop(1);
}

void Program::terminate()
{
    m_process.terminate();
    if (!m_process.waitForFinished(kPatienceMs) || m_process.exitStatus() != QProcess::NormalExit ||
        m_process.exitCode() != 0)
        qWarning() << "bouncedeskd did not end well:" << m_process.exitCode();
}

void Program::kill()
{
    m_process.kill();
    if (!m_process.waitForFinished(kPatienceMs))
        qWarning("bouncedeskd survives SIGKILL");
}

quint16 Program::port() const
{
    return quint16(QUrl(m_url).port());
}

QByteArray Program::get(const QString &path)
{
    return request(path, nullptr);
}

QByteArray Program::post(const QString &path, const QByteArray &form)
{
    return request(path, &form);
}

QByteArray Program::request(const QString &path, const QByteArray *form)
{
    QNetworkAccessManager network;
    QNetworkRequest request{QUrl(m_url + path)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    const std::unique_ptr<QNetworkReply> reply(form ? network.post(request, *form) : network.get(request));
    [&] { QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), kPatienceMs); }();
    return reply->readAll();
}

} // namespace bouncedesk::test
