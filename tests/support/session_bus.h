// SPDX-License-Identifier: GPL-3.0-or-later
// A session bus of the test's own, so that nothing reaches the desktop of who runs it.
#pragma once

#include <QProcess>
#include <QProcessEnvironment>

namespace bouncedesk::test {

class SessionBus {
public:
    ~SessionBus();

    // False: there is no dbus-daemon.
    bool start(const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());
    const QString &address() const { return m_address; }

private:
    QProcess m_daemon;
    QString m_address;
};

} // namespace bouncedesk::test
