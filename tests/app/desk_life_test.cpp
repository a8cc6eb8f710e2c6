// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk_life.h"
#include "tests/support/billing_company.h"
#include "tests/support/strict_fixture.h"
#include "tests/ui/support/sample_page.h"
#include "tests/ui/support/scripted_dialogs.h"
#include "ui/frame/main_window.h"

#include <QSignalSpy>

using namespace bouncedesk;
using test::Company;

namespace {

constexpr int kCalls = 20;

// A window over a run that is being sent, slowly.
class Desk {
public:
    Desk() : m_company(storage::Dialect::Sqlite)
    {
        if (!billing::lowerBatchSize(m_company.connection(), 10))
            qFatal("cannot set the batch size");
        m_company.addBackers(1, 10 * kCalls);
        m_company.books().setDelayMs(50);
        billing::BillingJobOptions options;
        options.settings.mailgunBaseUrl = QUrl(m_company.books().baseUrl());
        options.settings.mailgunDomain = QStringLiteral("mg.example.org");
        options.settings.mailgunApiKey = base::SecretString("key");
        options.settings.billingFrom = QStringLiteral("bills@example.org");
        options.settings.billingPilot = 0;
        billing = std::make_unique<billing::BillingService>(m_company.url(), m_company.clock(), options);
        billing->start();
        window = std::make_unique<ui::MainWindow>(QList<ui::Page *>(), nullptr);
        life = std::make_unique<app::DeskLife>(*billing, *window, dialogs);
        window->show();
    }
    void send()
    {
        billing->carryOut({billing::BillingWish::Send, test::kPeriod, false, QStringLiteral("staff:ann")}, {});
        QTRY_COMPARE(billing->activity(), billing::BillingActivity::Sending);
        QTRY_VERIFY(!m_company.books().sends().isEmpty());
    }
    qsizetype callsMade() { return m_company.books().sends().size(); }
    billing::RunStatus status()
    {
        const auto runs = billing::listRuns(m_company.connection(), test::kPeriod.text());
        return *billing::runStatus(m_company.connection(), runs->last());
    }

private:
    Company m_company;

public:
    test::ScriptedDialogs dialogs;
    std::unique_ptr<billing::BillingService> billing;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<app::DeskLife> life;
};

} // namespace

class DeskLifeTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whenNothingIsSentTheWindowJustCloses()
    {
        Desk desk;
        QVERIFY(desk.window->close());
        QVERIFY(desk.dialogs.questions.isEmpty());
    }

    void whoStaysLosesNothing()
    {
        Desk desk;
        desk.send();
        desk.dialogs.buttons.enqueue(2);
        QVERIFY(!desk.window->close());
        QCOMPARE(desk.dialogs.questions.size(), 1);
        QVERIFY(desk.window->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(desk.billing->activity(), billing::BillingActivity::Idle, 20'000);
        QVERIFY(desk.window->isVisible());
        QCOMPARE(desk.callsMade(), kCalls);
    }

    void inTheBackgroundTheRunComesToItsEnd()
    {
        Desk desk;
        QSignalSpy over(desk.life.get(), &app::DeskLife::over);
        desk.send();
        desk.dialogs.buttons.enqueue(0);
        desk.window->close();
        QTRY_VERIFY(!desk.window->isVisible());
        QVERIFY(over.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(over.size(), 1, 20'000);
        QCOMPARE(desk.dialogs.questions.size(), 1);
        QCOMPARE(desk.callsMade(), kCalls);
        QCOMPARE(desk.status().run.state, billing::RunState::Finished);
    }

    void stoppedItEndsWhenTheCallInFlightIsHome()
    {
        Desk desk;
        QSignalSpy over(desk.life.get(), &app::DeskLife::over);
        desk.send();
        desk.dialogs.buttons.enqueue(1);
        desk.window->close();
        QTRY_COMPARE(over.size(), 1);
        QVERIFY(!desk.window->isVisible());
        QVERIFY(desk.callsMade() < kCalls);
        const auto status = desk.status();
        QCOMPARE(status.calls.calls.value(billing::CallState::InFlight), qint64(0));
        QCOMPARE(status.sent, 10 * qint64(desk.callsMade()));
        QCOMPARE(status.run.state, billing::RunState::Sending); // it goes on when the desk is opened again
    }
};

QTEST_MAIN(DeskLifeTest)
#include "desk_life_test.moc"
