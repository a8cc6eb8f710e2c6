// SPDX-License-Identifier: GPL-3.0-or-later
// The billing page of a desk, by itself or with a program that sends through a simulated Mailgun.
#pragma once

#include "core/billing/billing_service.h"
#include "core/billing/billing_tasks.h"
#include "core/billing/run_repository.h"
#include "core/mailgun/simulator.h"
#include "tests/ui/support/test_desk.h"
#include "ui/pages/billing/billing_page.h"

#include <QPushButton>

namespace bouncedesk::test {

inline constexpr base::Period kMonth{2026, 9}; // of the fake clock

inline config::Settings ourSettings()
{
    config::Settings settings;
    settings.mailgunApiKey = base::SecretString("key-secret");
    settings.mailgunDomain = QStringLiteral("mg.example.org");
    settings.billingFrom = QStringLiteral("bills@example.org");
    return settings;
}

// A desk with its billing page shown and loaded.
struct BillingPageDesk {
    explicit BillingPageDesk(int backers = 0, config::Settings settings = ourSettings()) : desk(std::move(settings))
    {
        if (backers > 0)
            desk.addBackers(1, backers);
    }
    void show()
    {
        page = std::make_unique<ui::BillingPage>(desk.desk);
        page->resize(1084, 772);
        page->show();
    }
    bool says(const char *words) const { return wordsOf(*page).contains(QLatin1String(words)); }
    QPushButton *button(const char *name) { return page->findChild<QPushButton *>(QLatin1String(name)); }
    billing::Run freeze(int pilot = 0)
    {
        billing::PaceLimits limits;
        limits.pilot = pilot;
        const auto run = billing::freezeAudience(desk.connection(),
                                                 {kMonth, QStringLiteral("staff:ann"), desk.clock.nowMs(), limits});
        if (!run || !*run)
            qFatal("nobody to bill");
        return **run;
    }
    billing::Run sending()
    {
        const billing::Run run = freeze();
        if (!billing::startRun(desk.connection(), run.id, QStringLiteral("staff:ann"), desk.clock.nowMs()))
            qFatal("the run does not start");
        return run;
    }
    billing::RunState stateOf(const billing::Run &run)
    {
        const auto found = billing::findRun(desk.connection(), run.id);
        return found && *found ? (*found)->state : billing::RunState::Planned;
    }
    qint64 openTasks()
    {
        return tasks::countOpenTasks(desk.connection(), QLatin1String(billing::kBillingTask)).value_or(-1);
    }

    TestDesk desk;
    std::unique_ptr<ui::BillingPage> page;
};

// A page, a program that holds the key, and a simulated Mailgun.
struct SendingPageDesk {
    explicit SendingPageDesk(int backers) : simulator(options(), clock), billing(backers, settings())
    {
        service = std::make_unique<billing::BillingService>(billing.desk.database.url(), billing.desk.clock,
                                                            billing::BillingJobOptions{settings(), false});
        QObject::connect(service.get(), &billing::BillingService::changed, service.get(),
                         [this] { billing.desk.changes.publish(storage::Topic::Billing); });
        service->start();
        billing.show();
    }
    ~SendingPageDesk() { service->stop(); }
    void sendAll()
    {
        QTRY_VERIFY(billing.button("send")->isEnabled());
        billing.desk.dialogs.buttons.enqueue(0);
        billing.button("send")->click();
    }

    bool isStarted = false;
    FakeClock clock;
    mailgun::Simulator simulator;
    BillingPageDesk billing;
    std::unique_ptr<billing::BillingService> service;

private:
    static mailgun::SimulatorOptions options()
    {
        mailgun::SimulatorOptions options;
        options.port = 0;
        options.apiKey = base::SecretString("key-secret");
        return options;
    }
    config::Settings settings()
    {
        if (!std::exchange(isStarted, true) && !simulator.start())
            qFatal("the simulator does not start");
        config::Settings settings = ourSettings();
        settings.mailgunBaseUrl = QUrl(simulator.url());
        return settings;
    }
};

} // namespace bouncedesk::test
