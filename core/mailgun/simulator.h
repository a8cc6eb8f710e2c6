// SPDX-License-Identifier: GPL-3.0-or-later
// A stand-in for Mailgun with a listener of its own: for "bouncedeskd simulate", --demo and tests. Made, started and
// stopped by one thread; everything else happens in its HTTP thread.
#pragma once

#include "core/http/http_server.h"
#include "core/mailgun/simulator_books.h"
#include "core/mailgun/simulator_webhooks.h"

#include <memory>

namespace bouncedesk::mailgun {

class SimulatorDesk;

class Simulator {
public:
    // The clock outlives the simulator.
    Simulator(SimulatorOptions options, const base::Clock &clock);
    ~Simulator(); // stop()

    Simulator(const Simulator &) = delete;
    Simulator &operator=(const Simulator &) = delete;

    // Listens where the options say. Conflict: the port is taken.
    base::Result<void> start();
    // "http://127.0.0.1:8026"; empty before start().
    QString url() const { return m_server->url(); }
    // Where webhooks go from now on: for a receiver that is there later than its simulator.
    void setWebhookUrl(const QUrl &url);
    void addDead(const QString &address);
    SimulatorCounts counts() const;
    // Everything that happened, oldest first: what a receiver should know in the end.
    std::vector<SimulatedEvent> events() const;
    WebhookCounts webhookCounts() const;
    // Lets the port go; webhooks that wait are forgotten.
    void stop();

private:
    void inDesk(const std::function<void(SimulatorDesk &)> &work) const;

    const SimulatorOptions m_options;
    std::unique_ptr<http::HttpServer> m_server;
    std::unique_ptr<SimulatorDesk> m_desk; // lives in the server's thread while that runs
};

} // namespace bouncedesk::mailgun
