// SPDX-License-Identifier: GPL-3.0-or-later
// What --demo brings: a database of its own with a year of made-up mail, a simulated Mailgun in this process, and
// mailers that go on writing to it. Reads no key, keyring or variable (R-safe). Main thread, owned by main.
#pragma once

#include "app/demo_traffic.h"
#include "core/config/settings.h"
#include "core/ingest/sample_service.h"
#include "core/mailgun/simulator.h"

#include <QTemporaryDir>

namespace bouncedesk::app {

class Engine;

// Small enough to be there in seconds, large enough to have something to find.
inline constexpr ingest::SampleRequest kDemoSample{2500, 24, 160000, 12, 1};

class Demo {
public:
    explicit Demo(const base::Clock &clock, const ingest::SampleRequest &sample = kDemoSample);
    ~Demo();

    // Fills the database and starts the simulator; a few seconds.
    base::Result<void> prepare();
    const config::Settings &settings() const { return m_settings; }
    // From now on the simulator tells the engine, and mails go out.
    void feed(Engine &engine);
    // The address of somebody who is not locked takes no mail any more, and a mail goes there. done: the backer's id.
    void letAnAddressDie(QObject *context, std::function<void(QString)> done);
    void stop();

private:
    base::Result<void> fill();

    const base::Clock &m_clock;
    const ingest::SampleRequest m_sample;
    QTemporaryDir m_folder;
    config::Settings m_settings;
    std::unique_ptr<mailgun::Simulator> m_simulator;
    std::unique_ptr<DemoTraffic> m_traffic;
};

} // namespace bouncedesk::app
