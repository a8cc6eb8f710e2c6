// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bill_notifications.h"
#include "core/billing/run_service.h"
#include "core/billing/schedule_service.h"
#include "tests/support/session_bus.h"
#include "tests/support/strict_fixture.h"
#include "tests/ui/support/test_desk.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QSignalSpy>

using namespace bouncedesk;
using app::BillNotifications;

namespace {

// A desktop's notification service, as far as we use it.
class NotificationService : public QDBusVirtualObject {
public:
    struct Shown {
        QString summary;
        QString body;
        int urgency = 0;
    };

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        const QVariantList arguments = message.arguments();
        const QVariantMap hints = qdbus_cast<QVariantMap>(arguments.value(6));
        shown.append({arguments.value(3).toString(), arguments.value(4).toString(),
                      hints.value(QStringLiteral("urgency")).toInt()});
        return bus.send(message.createReply(uint(shown.size())));
    }

    QList<Shown> shown;
};

} // namespace

class BillNotificationsTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_session.start())
            QSKIP("no dbus-daemon: install it");
        m_bus = std::make_unique<QDBusConnection>(bus("service"));
        QVERIFY(m_bus->registerService(QStringLiteral("org.freedesktop.Notifications")));
    }
    void init()
    {
        m_service = std::make_unique<NotificationService>();
        QVERIFY(m_bus->registerVirtualObject(kPath, m_service.get()));
    }
    void cleanup() { m_bus->unregisterObject(kPath); }

    void anAnnouncedRunIsToldOnce()
    {
        test::TestDesk desk;
        const qint64 nowMs = desk.clock.nowMs();
        billing::BillingSchedule schedule;
        schedule.isEnabled = true;
        schedule.nextDueMs = nowMs + billing::kAnnounceMs;
        schedule.announcedMs = nowMs;
        save(desk, schedule);
        BillNotifications notifications(desk.desk, bus("client"));
        QTRY_COMPARE(m_service->shown.size(), 1);
        QVERIFY(m_service->shown[0].summary.startsWith(QStringLiteral("The bills for ")));
        QCOMPARE(m_service->shown[0].urgency, 1);
        schedule.questionMs = nowMs - 1; // what is told next shows that the first one was not told again
        save(desk, schedule);
        QTRY_COMPARE(m_service->shown.size(), 2);
        QVERIFY(m_service->shown[1].summary.contains(QStringLiteral("were not sent")));
        QCOMPARE(m_service->shown[1].urgency, 2);
    }

    void aHeldRunIsNotTold()
    {
        test::TestDesk desk;
        billing::BillingSchedule schedule;
        schedule.isEnabled = true;
        schedule.nextDueMs = desk.clock.nowMs() + billing::kAnnounceMs;
        schedule.announcedMs = desk.clock.nowMs();
        schedule.isHeld = true;
        save(desk, schedule);
        BillNotifications notifications(desk.desk, bus("client"));
        schedule.questionMs = desk.clock.nowMs() - 1;
        save(desk, schedule);
        QTRY_COMPARE(m_service->shown.size(), 1);
        QVERIFY(m_service->shown[0].summary.contains(QStringLiteral("were not sent")));
    }

    void aRunThatPausesByItselfIsToldAndMailgunsWordsAreText()
    {
        test::TestDesk desk;
        desk.addBackers(1, 3);
        const billing::Run run = freeze(desk);
        BillNotifications notifications(desk.desk, bus("client"));
        QSignalSpy pressed(&notifications, &BillNotifications::pressed);
        pause(desk, run, billing::pause_reason::kTooLarge, QStringLiteral("<img src=x> & more"));
        QTRY_COMPARE(m_service->shown.size(), 1);
        QVERIFY(m_service->shown[0].body.contains(QStringLiteral("&lt;img src=x&gt; &amp; more")));
        QTRY_VERIFY(press(1) && pressed.count() > 0);
    }

    void aPauseThatSomebodyAskedForIsNoNews()
    {
        test::TestDesk desk;
        desk.addBackers(1, 3);
        const billing::Run run = freeze(desk);
        pause(desk, run, billing::pause_reason::kAsked, {});
        BillNotifications notifications(desk.desk, bus("client"));
        billing::BillingSchedule schedule;
        schedule.questionMs = desk.clock.nowMs() - 1;
        save(desk, schedule);
        QTRY_COMPARE(m_service->shown.size(), 1);
        QVERIFY(m_service->shown[0].summary.contains(QStringLiteral("were not sent")));
    }

    void withoutABusNothingHappens()
    {
        test::TestDesk desk;
        BillNotifications notifications(desk.desk, QDBusConnection(QStringLiteral("no such connection")));
        QVERIFY(m_service->shown.isEmpty());
    }

private:
    QDBusConnection bus(const char *name) const
    {
        return QDBusConnection::connectToBus(m_session.address(), QLatin1String(name));
    }
    static void save(test::TestDesk &desk, const billing::BillingSchedule &schedule)
    {
        QVERIFY(billing::saveSchedule(desk.connection(), schedule, desk.clock.nowMs()));
        desk.changes.publish(storage::Topic::Billing);
    }
    static billing::Run freeze(test::TestDesk &desk)
    {
        const auto run = billing::freezeAudience(desk.connection(),
                                                 {{2026, 9}, QStringLiteral("staff:ann"), desk.clock.nowMs(), {}});
        if (!run || !*run || !billing::startRun(desk.connection(), (*run)->id, QStringLiteral("staff:ann"), 1))
            qFatal("no run");
        return **run;
    }
    static void pause(test::TestDesk &desk, const billing::Run &run, const char *reason, const QString &words)
    {
        QVERIFY(billing::pauseRun(desk.connection(), run.id, QLatin1String(reason), words, QStringLiteral("billing"),
                                  desk.clock.nowMs()));
        desk.changes.publish(storage::Topic::Billing);
    }
    // As the service tells that somebody did; it may do so before the answer to the question has come.
    bool press(uint id)
    {
        auto signal = QDBusMessage::createSignal(kPath, QStringLiteral("org.freedesktop.Notifications"),
                                                 QStringLiteral("ActionInvoked"));
        signal << id << QStringLiteral("default");
        return m_bus->send(signal);
    }

    const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
    test::SessionBus m_session;
    std::unique_ptr<QDBusConnection> m_bus;
    std::unique_ptr<NotificationService> m_service;
};

QTEST_MAIN(BillNotificationsTest)
#include "bill_notifications_test.moc"
