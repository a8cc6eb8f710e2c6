// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sleep_inhibitor.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <array>

namespace bouncedesk::app {

namespace {

// The inhibitors of desktops without logind: freedesktop.org's power management (KDE, Xfce, MATE), GNOME's session.
struct SessionService {
    const char *service;
    const char *path;
    const char *interface;
    const char *release;
};
constexpr std::array kManagers{
    SessionService{"org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit",
                   "org.freedesktop.PowerManagement.Inhibit", "UnInhibit"},
    SessionService{"org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager", "Uninhibit"}};
constexpr uint kSuspend = 4; // GNOME's flag
constexpr size_t kGnome = 1;

QDBusMessage call(const SessionService &service, const char *method)
{
    auto message = QDBusMessage::createMethodCall(QLatin1String(service.service), QLatin1String(service.path),
                                                  QLatin1String(service.interface), QLatin1String(method));
    message.setAutoStartService(false);
    return message;
}

} // namespace

SleepInhibitor::SleepInhibitor(QDBusConnection system, QDBusConnection session, QObject *parent)
    : QObject(parent), m_system(std::move(system)), m_session(std::move(session))
{
}

SleepInhibitor::~SleepInhibitor()
{
    release();
}

void SleepInhibitor::hold(const QString &why)
{
    m_isWanted = true;
    m_why = why;
    if (!isHeld() && !m_isAsking)
        askLogin();
}

void SleepInhibitor::release()
{
    m_isWanted = false;
    m_login = QDBusUnixFileDescriptor(); // logind hears that it was closed
    if (!m_cookie)
        return;
    QDBusMessage message = call(kManagers[m_manager], kManagers[m_manager].release);
    message << *m_cookie;
    m_session.send(message);
    m_cookie.reset();
}

void SleepInhibitor::ask(const QDBusConnection &bus, const QDBusMessage &question, Answered answered)
{
    m_isAsking = true;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, answered] {
        watcher->deleteLater();
        m_isAsking = false;
        (this->*answered)(watcher->reply());
    });
}

void SleepInhibitor::askLogin()
{
    m_manager = 0;
    if (!m_system.isConnected())
        return askSession();
    auto question = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
    question.setAutoStartService(false);
    question << QStringLiteral("sleep") << QCoreApplication::applicationName() << m_why << QStringLiteral("block");
    ask(m_system, question, &SleepInhibitor::onLogin);
}

void SleepInhibitor::onLogin(const QDBusMessage &answer)
{
    const QDBusPendingReply<QDBusUnixFileDescriptor> reply = answer;
    if (!m_isWanted)
        return;
    if (reply.isError() || !reply.value().isValid())
        return askSession();
    m_login = reply.value();
}

void SleepInhibitor::askSession()
{
    if (!m_session.isConnected() || m_manager >= kManagers.size())
        return; // nobody to ask: the machine sleeps when it likes, and the lease sees to it that nothing goes twice
    QDBusMessage question = call(kManagers[m_manager], "Inhibit");
    question << QCoreApplication::applicationName();
    if (m_manager == kGnome)
        question << uint(0) << m_why << kSuspend;
    else
        question << m_why;
    ask(m_session, question, &SleepInhibitor::onSession);
}

void SleepInhibitor::onSession(const QDBusMessage &answer)
{
    const QDBusPendingReply<uint> reply = answer;
    if (reply.isError()) {
        ++m_manager;
        if (m_isWanted)
            askSession();
        return;
    }
    m_cookie = reply.value();
    if (!m_isWanted)
        release();
}

} // namespace bouncedesk::app
