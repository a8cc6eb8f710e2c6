// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/web_driver.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>
#include <QUrl>

namespace bouncedesk::test {

namespace {

constexpr int startMs = 30000;
constexpr int callMs = 30000;
constexpr int elementMs = 5000;
constexpr int pageMs = 10000;
const auto elementKey = QStringLiteral("element-6066-11e4-a52e-4f735466cecf"); // WebDriver 11

QString browserPath()
{
    for (const char *name : {"chromium", "google-chrome", "chromium-browser"}) {
        const QString path = QStandardPaths::findExecutable(QString::fromLatin1(name));
        if (!path.isEmpty())
            return path;
    }
    return {};
}

QString driverPath()
{
    return QStandardPaths::findExecutable(QStringLiteral("chromedriver"));
}

} // namespace

bool WebDriver::isThere()
{
    const bool there = !browserPath().isEmpty() && !driverPath().isEmpty();
    if (!there && qEnvironmentVariableIsSet("BOUNCEDESK_TEST_REQUIRE_BROWSER"))
        qFatal("a browser is required here: install chromium and chromium-driver");
    return there;
}

WebDriver::WebDriver(const BrowserOptions &options) : m_network(std::make_unique<QNetworkAccessManager>())
{
    m_network->setProxy(QNetworkProxy::NoProxy);
    m_base = QStringLiteral("http://127.0.0.1:%1").arg(startDriver());
    const QJsonObject asked{
        {QStringLiteral("capabilities"), QJsonObject{{QStringLiteral("alwaysMatch"), capabilities(options)}}}};
    const QJsonValue session = call("POST", QStringLiteral("/session"), asked);
    m_session = QStringLiteral("/session/") + session.toObject().value(QStringLiteral("sessionId")).toString();
    emulate(options);
}

// Without touch: under a phone's fingers as chromedriver makes them, a click on a page without JavaScript never ends.
void WebDriver::emulate(const BrowserOptions &options)
{
    if (options.isPhone)
        command(QStringLiteral("Emulation.setDeviceMetricsOverride"),
                {{QStringLiteral("width"), options.window.width()},
                 {QStringLiteral("height"), options.window.height()},
                 {QStringLiteral("deviceScaleFactor"), 2},
                 {QStringLiteral("mobile"), true}});
    if (options.dark) {
        const QJsonObject scheme{{QStringLiteral("name"), QStringLiteral("prefers-color-scheme")},
                                 {QStringLiteral("value"), QStringLiteral("dark")}};
        command(QStringLiteral("Emulation.setEmulatedMedia"), {{QStringLiteral("features"), QJsonArray{scheme}}});
    }
}

void WebDriver::command(const QString &name, const QJsonObject &parameters)
{
    call("POST", m_session + QStringLiteral("/goog/cdp/execute"),
         {{QStringLiteral("cmd"), name}, {QStringLiteral("params"), parameters}});
}

WebDriver::~WebDriver()
{
    bool isDone = false;
    if (!m_session.isEmpty())
        call("DELETE", m_session, {}, &isDone);
    m_driver.terminate();
    if (!m_driver.waitForFinished(5000)) {
        m_driver.kill();
        m_driver.waitForFinished(5000);
    }
}

// Port 0 lets it find a free one, which it then says on its standard output.
quint16 WebDriver::startDriver()
{
    static const QRegularExpression started(QStringLiteral("successfully on port (\\d+)\\."));
    m_driver.start(driverPath(), {QStringLiteral("--port=0")});
    QByteArray said;
    const QDeadlineTimer deadline(startMs);
    while (!deadline.hasExpired() && m_driver.state() != QProcess::NotRunning) {
        m_driver.waitForReadyRead(200);
        said += m_driver.readAllStandardOutput();
        if (const auto match = started.match(QString::fromUtf8(said)); match.hasMatch())
            return match.captured(1).toUShort();
    }
    qFatal("chromedriver does not start: %s", said.constData());
}

QJsonObject WebDriver::capabilities(const BrowserOptions &options) const
{
    QJsonArray flags{QStringLiteral("--headless=new"),
                     QStringLiteral("--no-sandbox"),
                     QStringLiteral("--disable-gpu"),
                     QStringLiteral("--disable-quic"),
                     QStringLiteral("--disable-dev-shm-usage"),
                     QStringLiteral("--no-first-run"),
                     QStringLiteral("--no-proxy-server"),
                     QStringLiteral("--disable-background-networking"),
                     QStringLiteral("--disable-component-update"),
                     QStringLiteral("--disable-sync"),
                     QStringLiteral("--hide-scrollbars"),
                     QStringLiteral("--lang=") + options.language,
                     QStringLiteral("--window-size=%1,%2").arg(options.window.width()).arg(options.window.height()),
                     QStringLiteral("--user-data-dir=") + m_profile.path()};
    QJsonObject preferences{{QStringLiteral("intl.accept_languages"), options.language},
                            {QStringLiteral("credentials_enable_service"), false}};
    if (!options.javaScript)
        preferences.insert(QStringLiteral("profile.managed_default_content_settings.javascript"), 2);
    const QJsonObject chrome{{QStringLiteral("binary"), browserPath()},
                             {QStringLiteral("args"), flags},
                             {QStringLiteral("prefs"), preferences}};
    return {{QStringLiteral("browserName"), QStringLiteral("chrome")},
            {QStringLiteral("acceptInsecureCerts"), true},
            {QStringLiteral("goog:chromeOptions"), chrome}};
}

QJsonValue WebDriver::call(const QByteArray &verb, const QString &path, const QJsonObject &body, bool *isDone)
{
    if (m_isLost)
        return {};
    QNetworkRequest request(QUrl(m_base + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json; charset=utf-8"));
    const QByteArray bytes = verb == "POST" ? QJsonDocument(body).toJson(QJsonDocument::Compact) : QByteArray();
    const std::unique_ptr<QNetworkReply> reply(m_network->sendCustomRequest(request, verb, bytes));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(callMs, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    m_isLost = !reply->isFinished();
    if (m_isLost) {
        qWarning("the browser does not answer %s %s", verb.constData(), qPrintable(path));
        reply->abort();
        return {};
    }
    const QJsonValue value = QJsonDocument::fromJson(reply->readAll()).object().value(QStringLiteral("value"));
    const bool isGood = reply->error() == QNetworkReply::NoError;
    if (isDone)
        *isDone = isGood;
    if (isGood)
        return value;
    if (!isDone) {
        const QString message = value.toObject().value(QStringLiteral("message")).toString();
        qWarning("the browser refuses %s %s: %s", verb.constData(), qPrintable(path),
                 qPrintable(message.isEmpty() ? reply->errorString() : message));
    }
    return {};
}

QString WebDriver::element(const QString &selector, const QString &strategy)
{
    const QJsonObject asked{{QStringLiteral("using"), strategy}, {QStringLiteral("value"), selector}};
    bool isDone = false;
    const QJsonValue found = call("POST", m_session + QStringLiteral("/elements"), asked, &isDone);
    return found.toArray().at(0).toObject().value(elementKey).toString();
}

QJsonValue WebDriver::withElement(const QString &css, const QByteArray &verb, const QString &what,
                                  const QJsonObject &body)
{
    const QDeadlineTimer deadline(elementMs);
    do {
        bool isDone = false;
        const QString id = element(css);
        const QJsonValue value = id.isEmpty()
                                     ? QJsonValue()
                                     : call(verb, m_session + QStringLiteral("/element/") + id + what, body, &isDone);
        if (isDone)
            return value;
        QThread::msleep(50);
    } while (!deadline.hasExpired() && !m_isLost);
    qWarning("no %s (%s) on %s (%s)", qPrintable(css), qPrintable(what), qPrintable(url()), qPrintable(title()));
    return {};
}

void WebDriver::open(const QString &url)
{
    call("POST", m_session + QStringLiteral("/url"), {{QStringLiteral("url"), url}});
}

QString WebDriver::url()
{
    return call("GET", m_session + QStringLiteral("/url")).toString();
}

QString WebDriver::title()
{
    return call("GET", m_session + QStringLiteral("/title")).toString();
}

bool WebDriver::shows(const QString &css, const QString &text)
{
    const QDeadlineTimer deadline(pageMs);
    QString shown;
    do {
        bool isDone = false;
        const QString id = element(css);
        if (!id.isEmpty())
            shown = call("GET", m_session + QStringLiteral("/element/") + id + QStringLiteral("/text"), {}, &isDone)
                        .toString();
        if (isDone && shown.contains(text))
            return true;
        QThread::msleep(50);
    } while (!deadline.hasExpired() && !m_isLost);
    qWarning("%s shows \"%s\" on %s (%s)", qPrintable(css), qPrintable(shown), qPrintable(url()), qPrintable(title()));
    return false;
}

bool WebDriver::has(const QString &css)
{
    return !element(css).isEmpty();
}

QString WebDriver::text(const QString &css)
{
    return withElement(css, "GET", QStringLiteral("/text")).toString();
}

QString WebDriver::attribute(const QString &css, const QString &name)
{
    return withElement(css, "GET", QStringLiteral("/attribute/") + name).toString();
}

void WebDriver::click(const QString &css)
{
    withElement(css, "POST", QStringLiteral("/click"));
}

void WebDriver::clickLink(const QString &linkText)
{
    const QString id = element(linkText, QStringLiteral("partial link text"));
    if (id.isEmpty())
        qWarning("no link \"%s\" on %s", qPrintable(linkText), qPrintable(url()));
    call("POST", m_session + QStringLiteral("/element/") + id + QStringLiteral("/click"));
}

void WebDriver::type(const QString &css, const QString &text)
{
    withElement(css, "POST", QStringLiteral("/clear"));
    withElement(css, "POST", QStringLiteral("/value"), {{QStringLiteral("text"), text}});
}

void WebDriver::press(const QString &keys)
{
    QJsonArray actions;
    for (const QChar key : keys) {
        for (const char *type : {"keyDown", "keyUp"})
            actions.append(QJsonObject{{QStringLiteral("type"), QString::fromLatin1(type)},
                                       {QStringLiteral("value"), QString(key)}});
    }
    const QJsonObject keyboard{{QStringLiteral("type"), QStringLiteral("key")},
                               {QStringLiteral("id"), QStringLiteral("keyboard")},
                               {QStringLiteral("actions"), actions}};
    call("POST", m_session + QStringLiteral("/actions"), {{QStringLiteral("actions"), QJsonArray{keyboard}}});
}

QString WebDriver::focused()
{
    const QString id =
        call("GET", m_session + QStringLiteral("/element/active")).toObject().value(elementKey).toString();
    const QString path = m_session + QStringLiteral("/element/") + id;
    const QString tag = call("GET", path + QStringLiteral("/name")).toString();
    const QString name = call("GET", path + QStringLiteral("/attribute/id")).toString();
    return name.isEmpty() ? tag : tag + u'#' + name;
}

QJsonValue WebDriver::run(const QString &script)
{
    return call("POST", m_session + QStringLiteral("/execute/sync"),
                {{QStringLiteral("script"), script}, {QStringLiteral("args"), QJsonArray()}});
}

QByteArray WebDriver::screenshot()
{
    return QByteArray::fromBase64(call("GET", m_session + QStringLiteral("/screenshot")).toString().toLatin1());
}

bool WebDriver::saveScreenshot(const QString &path)
{
    QFile file(path);
    const QByteArray png = screenshot();
    return !png.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(png) == png.size();
}

} // namespace bouncedesk::test
