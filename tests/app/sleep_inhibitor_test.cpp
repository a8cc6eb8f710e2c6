// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sleep_inhibitor.h"
#include "tests/support/session_bus.h"
#include "tests/support/strict_fixture.h"

#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace bouncedesk;
using app::SleepInhibitor;

namespace {

// logind, or a session's power manager, as far as we ask them.
class PowerService : public QDBusVirtualObject {
public:
    ~PowerService() override { closeAll(); }

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        asked.append(message.member());
        if (message.member() == QLatin1String("Inhibit") && message.path().contains(QLatin1String("login1"))) {
            if (pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
                return false;
            const QDBusUnixFileDescriptor held(m_pipe[1]);
            ::close(m_pipe[1]);
            m_pipe[1] = -1;
            what = message.arguments().value(0).toString();
            return bus.send(message.createReply(QVariant::fromValue(held)));
        }
        return bus.send(message.createReply(uint(7)));
    }
    // The other end has closed what it was given.
    bool wasReleased() const
    {
        char byte;
        return m_pipe[0] >= 0 && read(m_pipe[0], &byte, 1) == 0;
    }

    QStringList asked;
    QString what;

private:
    void closeAll()
    {
        for (const int end : m_pipe) {
            if (end >= 0)
                ::close(end);
        }
    }
    int m_pipe[2] = {-1, -1};
};

} // namespace

class SleepInhibitorTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_session.start())
            QSKIP("no dbus-daemon: install it");
    }

    void loginIsAskedAndLetGo()
    {
        PowerService login;
        auto manager = bus("login");
        QVERIFY(manager.registerService(QStringLiteral("org.freedesktop.login1")));
        QVERIFY(manager.registerVirtualObject(QStringLiteral("/org/freedesktop/login1"), &login));
        SleepInhibitor inhibitor(bus("client"), nowhere());
        inhibitor.hold(QStringLiteral("Bills are being sent"));
        QTRY_VERIFY(inhibitor.isHeld());
        QCOMPARE(login.what, QStringLiteral("sleep"));
        QVERIFY(!login.wasReleased());
        inhibitor.hold(QStringLiteral("Bills are being sent"));
        inhibitor.release();
        QTRY_VERIFY(login.wasReleased());
        QCOMPARE(login.asked.size(), 1);
        QDBusConnection::disconnectFromBus(manager.name());
    }

    void whoLetsGoBeforeTheAnswerHoldsNothing()
    {
        PowerService login;
        auto manager = bus("login");
        QVERIFY(manager.registerService(QStringLiteral("org.freedesktop.login1")));
        QVERIFY(manager.registerVirtualObject(QStringLiteral("/org/freedesktop/login1"), &login));
        SleepInhibitor inhibitor(bus("client"), nowhere());
        inhibitor.hold(QStringLiteral("Bills are being sent"));
        inhibitor.release();
        QTRY_VERIFY(login.wasReleased());
        QVERIFY(!inhibitor.isHeld());
        QDBusConnection::disconnectFromBus(manager.name());
    }

    void withoutLoginTheSessionIsAsked_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("release");
        QTest::newRow("power management")
            << QStringLiteral("org.freedesktop.PowerManagement")
            << QStringLiteral("/org/freedesktop/PowerManagement/Inhibit") << QStringLiteral("UnInhibit");
        QTest::newRow("GNOME") << QStringLiteral("org.gnome.SessionManager")
                               << QStringLiteral("/org/gnome/SessionManager") << QStringLiteral("Uninhibit");
    }
    void withoutLoginTheSessionIsAsked()
    {
        QFETCH(QString, service);
        QFETCH(QString, path);
        QFETCH(QString, release);
        PowerService session;
        auto manager = bus("session");
        QVERIFY(manager.registerService(service));
        QVERIFY(manager.registerVirtualObject(path, &session));
        SleepInhibitor inhibitor(bus("client"), bus("client"));
        inhibitor.hold(QStringLiteral("Bills are being sent"));
        QTRY_VERIFY(inhibitor.isHeld());
        inhibitor.release();
        QTRY_COMPARE(session.asked, QStringList({QStringLiteral("Inhibit"), release}));
        QDBusConnection::disconnectFromBus(manager.name());
    }

    void withoutAnyBusNothingHappens()
    {
        SleepInhibitor inhibitor(nowhere(), nowhere());
        inhibitor.hold(QStringLiteral("Bills are being sent"));
        QVERIFY(!inhibitor.isHeld());
        inhibitor.release();
    }

private:
    QDBusConnection bus(const char *name) const
    {
        return QDBusConnection::connectToBus(m_session.address(), QLatin1String(name));
    }
    static QDBusConnection nowhere() { return QDBusConnection(QStringLiteral("no such connection")); }

    test::SessionBus m_session;
};

QTEST_GUILESS_MAIN(SleepInhibitorTest)
#include "sleep_inhibitor_test.moc"
