// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the machine awake while it is held: asks logind, where there is none the session's power manager; without
// either nothing happens. Nothing waits for an answer. Main thread, owned by the desktop.
#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>

class QDBusMessage;
class QDBusPendingCallWatcher;

namespace bouncedesk::app {

class SleepInhibitor : public QObject {
    Q_OBJECT

public:
    explicit SleepInhibitor(QDBusConnection system = QDBusConnection::systemBus(),
                            QDBusConnection session = QDBusConnection::sessionBus(), QObject *parent = nullptr);
    ~SleepInhibitor() override; // release()

    // why: for people, as the power manager shows it.
    void hold(const QString &why);
    void release();
    bool isHeld() const { return m_login.isValid() || m_cookie; }

private:
    using Answered = void (SleepInhibitor::*)(const QDBusMessage &answer);
    void askLogin();
    void askSession();
    void ask(const QDBusConnection &bus, const QDBusMessage &question, Answered answered);
    void onLogin(const QDBusMessage &answer);
    void onSession(const QDBusMessage &answer);

    QDBusConnection m_system;
    QDBusConnection m_session;
    QString m_why;
    bool m_isWanted = false;
    bool m_isAsking = false;
    size_t m_manager = 0;            // of the session's, the one that is asked
    QDBusUnixFileDescriptor m_login; // open: logind lets nobody sleep
    std::optional<uint> m_cookie;    // of m_manager
};

} // namespace bouncedesk::app
